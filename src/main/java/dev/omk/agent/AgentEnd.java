package dev.omk.agent;

import dev.omk.process.Ending;
import java.time.Duration;

/** How an agent's turn ended. None of these says anything about the work. */
public sealed interface AgentEnd {

  /** It exited by itself. */
  record Exited(int code) implements AgentEnd {}

  /**
   * It said that its turn is over.
   *
   * @param reason in its own word, for instance {@code end_turn}, {@code max_tokens}, {@code
   *     refusal}
   */
  record Stopped(String reason) implements AgentEnd {}

  /**
   * It failed at something that is not the work.
   *
   * @param reason one line
   */
  record Failed(Trouble trouble, String reason) implements AgentEnd {}

  /** It used up its turn ({@code timeout}). */
  record TimedOut(Duration after) implements AgentEnd {}

  /** It said nothing for too long ({@code idle_timeout}). */
  record Idle(Duration after) implements AgentEnd {}

  /** The turn was cancelled: a pause, a budget, a signal. */
  record Cancelled() implements AgentEnd {}

  /** It could not be started: the program is missing. */
  record NotStarted(String reason) implements AgentEnd {}

  /** What kept an agent from working. */
  enum Trouble {
    /** It wants a person to log in, or its key is not accepted: trying again changes nothing. */
    LOGIN,
    /** Its model cannot be reached or has no time (429, 5xx, network): worth another try later. */
    UNAVAILABLE,
    /** It ended, or stopped making sense, before its turn was over: worth another try. */
    CRASHED,
    /** It does not speak as it was configured to: another start changes nothing. */
    PROTOCOL
  }

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
      case Stopped s -> "ended its turn (" + s.reason() + ")";
      case Failed f -> f.reason();
      case TimedOut t -> "timed out after " + t.after().toSeconds() + "s";
      case Idle i -> "silent for " + i.after().toSeconds() + "s, ended";
      case Cancelled c -> "cancelled";
      case NotStarted n -> n.reason();
    };
  }
}
