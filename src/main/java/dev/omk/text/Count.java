package dev.omk.text;

/** So many of something, for people. */
public final class Count {
  private Count() {}

  /** For instance {@code 1 file}, {@code 2 files}, {@code 0 passes}. */
  public static String of(long count, String what) {
    return count + " " + (count == 1 ? what : many(what));
  }

  private static String many(String one) {
    return one + (one.endsWith("s") || one.endsWith("ch") ? "es" : "s");
  }
}
