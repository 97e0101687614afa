package dev.omk.process;

import java.nio.file.Path;

/** Runs, as a program of its own, another one with an argument that is not ASCII. */
final class PrintUmlaut {
  private PrintUmlaut() {}

  public static void main(String[] args) throws InterruptedException {
    Command command = Shell.plain(Path.of("/"), "printf", "%s", "\u00fc");
    System.out.println(new ProcessRunner().capture(command, 10).ending());
  }
}
