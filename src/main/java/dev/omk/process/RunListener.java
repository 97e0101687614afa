package dev.omk.process;

/** Is told of every program that this JVM runs. Called by the thread that runs it. */
public interface RunListener {

  /** A program was started. */
  default void started(Command command, long pid) {}

  /** It ended. */
  default void ended(Command command, long pid, Ended ended) {}

  /** A program could not be started; one line says why. */
  default void refused(Command command, String reason) {}

  /** Hears nothing. */
  RunListener NONE = new RunListener() {};
}
