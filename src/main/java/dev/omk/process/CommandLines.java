package dev.omk.process;

import dev.omk.text.Harmless;

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

  /** One bounded line; the arguments may be parted by NUL. */
  static String harmless(String line) {
    return Harmless.line(line.replace('\0', ' '), LONGEST);
  }
}
