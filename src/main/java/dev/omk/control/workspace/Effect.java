package dev.omk.control.workspace;

import java.util.Optional;

/**
 * An effect made of two calls.
 *
 * @param id as {@link SideEffects.Act#id}
 * @param description one line for people
 * @param asking finds out whether it has happened
 * @param doing does it
 */
public record Effect(String id, String description, Asking asking, Doing doing)
    implements SideEffects.Act {

  /** Asks the world outside. */
  @FunctionalInterface
  public interface Asking {
    Optional<String> ask() throws InterruptedException;
  }

  /** Changes the world outside. */
  @FunctionalInterface
  public interface Doing {
    String act() throws InterruptedException;
  }

  @Override
  public Optional<String> seen() throws InterruptedException {
    return asking.ask();
  }

  @Override
  public String perform() throws InterruptedException {
    return doing.act();
  }
}
