package dev.omk.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Goals for tests. */
final class Goals {
  static final String ID = "goal-20261122-101112-013-0123abcd";
  static final Mac MAC = new Mac("a key for tests".getBytes(StandardCharsets.UTF_8));

  private Goals() {}

  static StateDirectory state(Path root) {
    return StateDirectory.find(
        new StateInputs(
            Optional.of(root),
            Optional.empty(),
            root,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  static NewEvent event(String kind) {
    return new NewEvent(kind, "test", Json.object().put("said", kind));
  }

  static NewEvent event(String kind, ObjectNode payload) {
    return new NewEvent(kind, "test", payload);
  }

  /** A goal with one event, {@code run_started}; its directory. */
  static Path create(Path root) {
    new NewGoal(state(root), () -> MAC, Storage.real())
        .create(ID, directory -> List.of(event("run_started")), NewGoal.FirstProjections.nothing());
    return state(root).goalDirectory(ID);
  }

  /** A goal with {@code run_started} and then one event for each of {@code kinds}. */
  static Path create(Path root, String... kinds) {
    Path directory = create(root);
    Journal journal = open(directory);
    for (String kind : kinds) {
      journal.append(List.of(event(kind)));
    }
    return directory;
  }

  static Journal open(Path directory) {
    return open(directory, DurableFiles.real());
  }

  static Journal open(Path directory, DurableFiles files) {
    return Journal.open(
        directory, ID, Optional.of(MAC), new Storage(files, java.time.InstantSource.system()));
  }

  static JournalReading read(Path directory) {
    return read(open(directory));
  }

  static JournalReading read(Journal journal) {
    return JournalReading.of(journal, ID);
  }

  static List<String> kinds(JournalReading reading) {
    return reading.events().stream().map(Event::kind).toList();
  }
}
