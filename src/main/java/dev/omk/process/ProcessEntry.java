package dev.omk.process;

/**
 * One line of the process table.
 *
 * @param key which process
 * @param parent id of its parent; 0 if unknown
 * @param session id of its session; 0 where the system does not tell
 * @param ended whether it has ended and only waits to be reaped
 */
record ProcessEntry(ProcessKey key, long parent, long session, boolean ended) {
  long pid() {
    return key.pid();
  }
}
