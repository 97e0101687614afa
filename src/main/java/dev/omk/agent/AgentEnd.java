package dev.omk.agent;

import dev.omk.process.Ending;
import java.time.Duration;

/** How an agent's turn ended. None of these says anything about the work. */
public sealed interface AgentEnd {

  /** It exited by itself. */
  record Exited(int code) implements AgentEnd {}

  /** It used up its turn ({@code timeout}). */
  record TimedOut(Duration after) implements AgentEnd {}

  /** It said nothing for too long ({@code idle_timeout}). */
  record Idle(Duration after) implements AgentEnd {}

  /** The turn was cancelled: a pause, a budget, a signal. */
  record Cancelled() implements AgentEnd {}

  /** It could not be started: the program is missing. */
  record NotStarted(String reason) implements AgentEnd {}

  /** The same fact about a process. */
  static AgentEnd of(Ending ending) {
    return switch (ending) {
      case Ending.Exited e -> new Exited(e.code());
      case Ending.TimedOut t -> new TimedOut(t.after());
      case Ending.Idle i -> new Idle(i.after());
      case Ending.Cancelled c -> new Cancelled();
      case Ending.NotStarted n -> new NotStarted(n.reason());
    };
  }

  /** One line for people. */
  default String summary() {
    return switch (this) {
      case Exited e -> "exit code " + e.code();
      case TimedOut t -> "timed out after " + t.after().toSeconds() + "s";
      case Idle i -> "silent for " + i.after().toSeconds() + "s, ended";
      case Cancelled c -> "cancelled";
      case NotStarted n -> n.reason();
    };
  }
}
