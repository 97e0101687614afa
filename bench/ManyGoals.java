import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.document.SummaryDocument;
import dev.omk.json.Json;
import dev.omk.store.Appended;
import dev.omk.store.DurableFiles;
import dev.omk.store.Event;
import dev.omk.store.Journal;
import dev.omk.store.KeyFile;
import dev.omk.store.Mac;
import dev.omk.store.NewEvent;
import dev.omk.store.NewGoal;
import dev.omk.store.Projections;
import dev.omk.store.StateDirectory;
import dev.omk.store.StateInputs;
import dev.omk.store.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes many goals of one, through the store: each with a journal, a head and projections that
 * vouch for themselves. Runs with {@code omk.jar} on the class path. Arguments: HOME, a goals
 * directory with one goal, how many there shall be.
 */
public final class ManyGoals {
  private static final List<String> PROJECTIONS =
      List.of("goal.json", "task-graph.json", "proof.json");

  private ManyGoals() {}

  public static void main(String[] args) throws IOException {
    DurableFiles files = DurableFiles.real();
    Mac key = KeyFile.of(Optional.empty(), Optional.of(args[0]), files).loadOrCreate();
    Path root = Path.of(args[1]).toAbsolutePath().getParent();
    StateDirectory state =
        StateDirectory.find(
            new StateInputs(
                Optional.of(root),
                Optional.empty(),
                root,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    String first = state.ids().getFirst();
    Path pattern = state.goalDirectory(first);
    ObjectNode document = Json.parseObject(Files.readAllBytes(pattern.resolve("goal.json")));
    List<Event> events = new ArrayList<>();
    Journal.open(pattern, first, Optional.of(key), Storage.real()).scan(events::add);
    Event begin = events.getFirst();
    NewEvent event = new NewEvent(begin.kind(), begin.actor(), begin.payload());
    for (int i = 1; i < Integer.parseInt(args[2]); i++) {
      String id = "goal-20200101-%06d-000-%08x".formatted(i, i);
      document.put("goal_id", id);
      new NewGoal(state, () -> key, Storage.real())
          .create(
              id,
              directory -> List.of(event),
              (directory, appended) -> write(directory, id, key, document, appended));
    }
  }

  private static void write(
      Path directory, String id, Mac key, ObjectNode document, Appended appended) {
    Projections projections = new Projections(directory, id, Optional.of(key), Storage.real());
    for (String name : PROJECTIONS) {
      projections.write(name, document, appended.position());
    }
    projections.write(SummaryDocument.FILE, SummaryDocument.of(document), appended.position());
  }
}
