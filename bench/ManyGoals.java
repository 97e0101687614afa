import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.store.DurableFiles;
import dev.omk.store.JournalPosition;
import dev.omk.store.KeyFile;
import dev.omk.store.Mac;
import dev.omk.store.Projections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes many goals of one, as the store would have written them: reading takes {@code goal.json} at
 * its word if its mac fits and the journal has the length that it names. Runs with {@code omk.jar}
 * on the class path. Arguments: HOME, a goals directory with one goal, how many there shall be.
 */
public final class ManyGoals {
  private ManyGoals() {}

  public static void main(String[] args) throws IOException {
    DurableFiles files = DurableFiles.real();
    Optional<Mac> key = KeyFile.of(Optional.empty(), Optional.of(args[0]), files).load();
    Path goals = Path.of(args[1]);
    Path first;
    try (Stream<Path> all = Files.list(goals)) {
      first = all.findFirst().orElseThrow();
    }
    ObjectNode document = Json.parseObject(Files.readAllBytes(first.resolve("goal.json")));
    byte[] journal = Files.readAllBytes(first.resolve("events.jsonl"));
    JournalPosition position =
        new JournalPosition(document.path("seq").longValue(), journal.length, "", 0);
    for (int i = 1; i < Integer.parseInt(args[2]); i++) {
      String id = "goal-20200101-%06d-000-%08x".formatted(i, i);
      Path directory = Files.createDirectory(goals.resolve(id));
      Files.write(directory.resolve("events.jsonl"), journal);
      document.put("goal_id", id);
      new Projections(directory, id, key, files).write("goal.json", document, position);
    }
  }
}
