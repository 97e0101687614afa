package dev.omk.scope;

/** Compares the protected parts of one kind of file. */
@FunctionalInterface
interface PartRule {
  /**
   * Whether a protected part differs.
   *
   * @param base empty when the file was not there
   * @param candidate empty when it is gone
   */
  boolean changed(String base, String candidate);
}
