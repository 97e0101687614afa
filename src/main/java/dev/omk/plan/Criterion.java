package dev.omk.plan;

/**
 * One thing that must be true when a goal is reached.
 *
 * @param id that evidence cites, for instance {@code AC-1}: a tag of a gate, or part of a test's id
 * @param text one line
 * @param source {@code goal}, or who added it
 */
public record Criterion(String id, String text, String source) {
  /** It stands in the text of the goal. */
  public static final String GOAL = "goal";

  /** Whether the id of a test names this criterion: {@code test_ac_1_sum} is about AC-1. */
  public boolean isNamedBy(String testId) {
    String wanted = squeezed(id);
    String text = squeezed(testId);
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      int end = at + wanted.length();
      boolean whole = end == text.length() || !Character.isDigit(text.charAt(end));
      if (whole && beginsWord(testId, at)) {
        return true;
      }
    }
    return false;
  }

  // 'mac1' does not name AC-1, 'sumAc1' does.
  private static boolean beginsWord(String testId, int squeezedAt) {
    int seen = 0;
    for (int i = 0; i < testId.length(); i++) {
      if (Character.isLetterOrDigit(testId.charAt(i)) && seen++ == squeezedAt) {
        boolean inside = i > 0 && Character.isLetter(testId.charAt(i - 1));
        boolean hump =
            i > 0
                && Character.isUpperCase(testId.charAt(i))
                && Character.isLowerCase(testId.charAt(i - 1));
        return !inside || hump;
      }
    }
    return false;
  }

  private static String squeezed(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        out.append(Character.toLowerCase(c));
      }
    }
    return out.toString();
  }
}
