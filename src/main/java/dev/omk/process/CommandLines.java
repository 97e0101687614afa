package dev.omk.process;

import dev.omk.text.Harmless;
import java.util.List;

/** Names processes for people. */
final class CommandLines {
  /** The line of a process that is gone. */
  static final String GONE = "[]";

  private static final int LONGEST = 200;

  private CommandLines() {}

  static RunningProcess name(ProcessKey key) {
    String line =
        Proc.available()
            ? Proc.commandLine(key.pid())
            : ProcessHandle.of(key.pid()).flatMap(found -> found.info().commandLine()).orElse("?");
    return new RunningProcess(key.pid(), harmless(line));
  }

  /** Whether a line of ours is that of a process whose arguments begin with these. */
  static boolean begins(String line, List<String> arguments) {
    String start = harmless(String.join("\0", arguments));
    return line.equals(start) || line.startsWith(start + " ");
  }

  /** One bounded line; the arguments may be parted by NUL. */
  static String harmless(String line) {
    return Harmless.line(line.replace('\0', ' '), LONGEST);
  }
}
