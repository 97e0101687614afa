package dev.omk.process;

import java.nio.file.Path;

/** What a program reads from its standard input. */
public sealed interface Stdin {

  /** End of file at once. */
  record Empty() implements Stdin {}

  /** This text as UTF-8, then end of file; a program that does not read it is not waited for. */
  record Text(String content) implements Stdin {}

  /** The content of a file. */
  record FromFile(Path file) implements Stdin {}

  /** What somebody says who listens to its output, which goes to the sink of the run as well. */
  record Talk(Conversation conversation) implements Stdin {}
}
