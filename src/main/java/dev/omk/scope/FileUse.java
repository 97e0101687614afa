package dev.omk.scope;

/** What a check does with a file that it calls. */
enum FileUse {
  /** It compares what the file gives with what it expects: the file is what is tested. */
  JUDGED,
  /** It passes on what the file says, or nobody can tell: the file may be a part of the check. */
  DECIDES
}
