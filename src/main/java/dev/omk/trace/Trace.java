package dev.omk.trace;

import java.nio.file.Path;
import java.util.function.Supplier;

/** Is told what happens, for the verbose log. Thread-safe; never fails. */
public interface Trace {

  /** What a line is about. */
  enum Topic {
    /** Programs that were started and how they ended. */
    PROCESS,
    /** Events that were appended to a journal. */
    JOURNAL,
    /** Steps, turns and gates; progress on standard error shows them already. */
    PROGRESS
  }

  /** Takes one line, which is made only if somebody wants it. */
  void note(Topic topic, Supplier<String> line);

  /**
   * From now on the lines, and those that no goal has got yet, belong to the goal in a directory.
   */
  void goal(Path directory);

  /** Hears nothing. */
  Trace OFF =
      new Trace() {
        @Override
        public void note(Topic topic, Supplier<String> line) {}

        @Override
        public void goal(Path directory) {}
      };
}
