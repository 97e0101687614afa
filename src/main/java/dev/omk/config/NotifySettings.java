package dev.omk.config;

import java.util.List;

/**
 * The {@code [notify]} table.
 *
 * @param command argv that gets the outcome on its stdin at every terminal status; empty is none
 */
public record NotifySettings(List<String> command) {
  public NotifySettings {
    command = List.copyOf(command);
  }

  /** An empty table. */
  public static NotifySettings none() {
    return new NotifySettings(List.of());
  }

  NotifySettings over(NotifySettings lower) {
    return new NotifySettings(Layers.firstFilled(command, lower.command));
  }
}
