package dev.omk.cli;

/**
 * What a command leaves for its caller.
 *
 * @param code the exit code
 * @param out all of standard output; empty or ending in a newline
 */
record Answer(int code, String out) {
  /** Done. */
  static Answer ok(String out) {
    return new Answer(ExitCode.OK, out);
  }
}
