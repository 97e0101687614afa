package dev.omk.text;

/** The one line that stands for a longer text: its first that says something. */
public final class Headline {
  private Headline() {}

  /**
   * Without the marks of Markdown in front of it, and with every run of white space as one blank.
   * Empty where no line says anything.
   */
  public static String of(String text) {
    return text.lines()
        .map(line -> line.replaceFirst("^\\s*(#{1,6}\\s+|[-*+]\\s+|>\\s*)*", ""))
        .map(line -> line.replaceAll("\\s+", " ").strip())
        .filter(line -> line.codePoints().anyMatch(Character::isLetterOrDigit))
        .findFirst()
        .orElse("");
  }
}
