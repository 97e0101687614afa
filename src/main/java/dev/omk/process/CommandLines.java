package dev.omk.process;

/** Names processes for people. */
final class CommandLines {
  private static final int LONGEST = 200;

  private CommandLines() {}

  static RunningProcess name(ProcessKey key) {
    String line =
        Proc.available()
            ? Proc.commandLine(key.pid())
            : ProcessHandle.of(key.pid()).flatMap(found -> found.info().commandLine()).orElse("?");
    return new RunningProcess(key.pid(), harmless(line));
  }

  /** One bounded line without control or formatting characters. */
  static String harmless(String line) {
    StringBuilder shown = new StringBuilder();
    line.strip()
        .codePoints()
        .limit(LONGEST)
        .map(c -> visible(c) ? c : ' ')
        .forEach(shown::appendCodePoint);
    return shown.toString().strip();
  }

  private static boolean visible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
