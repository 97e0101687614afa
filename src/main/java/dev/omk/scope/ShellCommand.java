package dev.omk.scope;

import java.util.List;

/**
 * One simple command of a shell line.
 *
 * @param words the program and its arguments without quotes; what is substituted is {@code $}
 * @param inputs files that it reads as standard input
 * @param judged whether its output goes to something else, which then decides
 */
record ShellCommand(List<String> words, List<String> inputs, boolean judged) {
  ShellCommand {
    words = List.copyOf(words);
    inputs = List.copyOf(inputs);
  }

  /** The same, with or without something else that decides. */
  ShellCommand judged(boolean other) {
    return judged == other ? this : new ShellCommand(words, inputs, other);
  }

  /** A program and its arguments, as they are started without a shell. */
  static ShellCommand of(List<String> argv) {
    return new ShellCommand(argv, List.of(), false);
  }

  /** The name of the program without its folder; empty when there is none. */
  String program() {
    return words.isEmpty() ? "" : ScriptPaths.name(words.getFirst());
  }
}
