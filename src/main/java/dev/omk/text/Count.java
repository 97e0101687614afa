package dev.omk.text;

/** So many of something, for people. */
public final class Count {
  /** What nobody told, which is never the same as nothing. */
  public static final String UNKNOWN = "unknown";

  private Count() {}

  /** A sum that may lack something: {@code unknown} where nobody told and nothing is known. */
  public static String told(long sum, long unknownRuns) {
    return unknownRuns > 0 && sum == 0 ? UNKNOWN : Long.toString(sum);
  }

  /** For instance {@code 1 file}, {@code 2 files}, {@code 0 passes}. */
  public static String of(long count, String what) {
    return count + " " + (count == 1 ? what : many(what));
  }

  private static String many(String one) {
    return one + (one.endsWith("s") || one.endsWith("ch") ? "es" : "s");
  }
}
