package dev.omk.process;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives a program that is talked to the time to go by itself, once it has been told to. A program
 * that nobody talks to has none.
 */
final class Parting {
  /** For one that has nothing more to do. */
  static final Duration IDLE_GRACE = Duration.ofSeconds(1);

  /** For one that is interrupted in its work. */
  static final Duration BUSY_GRACE = Duration.ofSeconds(3);

  private final @Nullable Conversation conversation;
  private @Nullable Ending why;
  private long end;

  Parting(Stdin stdin) {
    this.conversation = stdin instanceof Stdin.Talk(Conversation talk) ? talk : null;
  }

  /** Begins to talk. */
  void converse(ProgramInput input) {
    if (conversation != null) {
      conversation.begin(input);
    }
  }

  /** How the run should end by what is said, unless the program is on its way out already. */
  Optional<Ending> said() {
    if (conversation == null) {
      return Optional.empty();
    }
    Optional<Ending> wanted = conversation.look();
    return why == null ? wanted : Optional.empty();
  }

  /** Whether the program has been told to go. */
  boolean begun() {
    return why != null;
  }

  /** Tells it to go; whether there is anything to wait for. */
  boolean begin(Ending reason) {
    if (conversation == null) {
      return false;
    }
    why = reason;
    Duration grace = reason instanceof Ending.Exited ? IDLE_GRACE : BUSY_GRACE;
    end = System.nanoTime() + grace.toNanos();
    conversation.goodbye(reason);
    return true;
  }

  /** Why it was told to go, when its time is up. */
  Optional<Ending> over() {
    return System.nanoTime() - end >= 0 ? Optional.ofNullable(why) : Optional.empty();
  }

  /** How a run ended in which the program went by itself with this code. */
  Ending endedBy(int code) {
    return why == null || why instanceof Ending.Exited ? new Ending.Exited(code) : why;
  }
}
