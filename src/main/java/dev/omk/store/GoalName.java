package dev.omk.store;

/** The form of a goal's id, {@code goal-YYYYMMDD-HHMMSS-mmm-<8 hex>}: nothing else is a goal. */
final class GoalName {
  private static final String PREFIX = "goal-";
  private static final String FORM = PREFIX + "dddddddd-dddddd-ddd-xxxxxxxx";

  private GoalName() {}

  static boolean is(String name) {
    if (name.length() != FORM.length() || !name.startsWith(PREFIX)) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      if (!fits(FORM.charAt(i), name.charAt(i), i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(char form, char c, int index) {
    boolean digit = c >= '0' && c <= '9';
    if (index < PREFIX.length()) {
      return form == c;
    }
    return switch (form) {
      case 'd' -> digit;
      case 'x' -> digit || (c >= 'a' && c <= 'f');
      default -> form == c;
    };
  }
}
