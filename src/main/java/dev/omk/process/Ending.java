package dev.omk.process;

import java.time.Duration;

/** How a run ended. */
public sealed interface Ending {

  /** It exited by itself; 128 + signal when a signal that was not ours ended it. */
  record Exited(int code) implements Ending {}

  /** The timeout was reached and the tree was ended. */
  record TimedOut(Duration after) implements Ending {}

  /** The idle timeout was reached and the tree was ended. */
  record Idle(Duration after) implements Ending {}

  /** It was cancelled and the tree was ended. */
  record Cancelled() implements Ending {}

  /** It could not be started; one line says why. */
  record NotStarted(String reason) implements Ending {}
}
