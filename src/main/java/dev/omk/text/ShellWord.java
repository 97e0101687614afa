package dev.omk.text;

/** A word as it is typed into a shell of POSIX. */
public final class ShellWord {
  private ShellWord() {}

  /** The word, quoted if a shell would not read it as it is. */
  public static String of(String word) {
    if (word.matches("[\\w./:=@%+,-]+")) {
      return word;
    }
    return word.matches("[^\"$`\\\\!]*")
        ? '"' + word + '"'
        : "'" + word.replace("'", "'\\''") + "'";
  }
}
