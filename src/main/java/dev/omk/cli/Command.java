package dev.omk.cli;

import picocli.CommandLine.Model.CommandSpec;

/** One command: declares its flags, and does its one thing. Made only when it is called. */
interface Command {

  /** Adds its arguments, flags and example to a specification that has the name and purpose. */
  void declare(CommandSpec spec);

  /**
   * Reads the values, calls one thing, renders.
   *
   * @throws InterruptedException if the process is to end
   */
  Answer run(Call call) throws InterruptedException;
}
