package dev.omk.task;

import java.util.List;

/** Tasks for tests, with as little in them as there can be. */
final class Tasks {
  private Tasks() {}

  /** One that waits, and writes these paths. */
  static Task task(String id, List<String> needs, String... writes) {
    return new Task(
        id,
        id,
        id,
        TaskStatus.PENDING,
        "executor",
        needs,
        List.of(),
        List.of(writes),
        "low",
        List.of("done"),
        List.of(),
        List.of(),
        0,
        null);
  }
}
