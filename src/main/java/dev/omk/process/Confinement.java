package dev.omk.process;

import java.nio.file.Path;
import java.util.List;

/** Keeps programs from what is none of their business. */
@FunctionalInterface
public interface Confinement {
  /**
   * The same command, confined.
   *
   * @param writable existing paths that this one may write besides
   */
  Command confine(Command command, List<Path> writable);

  /** One that confines nothing. */
  static Confinement none() {
    return (command, writable) -> command;
  }
}
