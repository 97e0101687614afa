package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.read.GoalReader;
import dev.omk.control.read.GoalReader.Listed;
import dev.omk.document.SummaryDocument;
import dev.omk.goal.GoalId;
import dev.omk.store.StateDirectory.Newest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListedGoalsTest {
  private static final String UNKNOWN = "goal-20200101-000000-000-00000000";
  @TempDir Path directory;

  @Test
  void manyGoalsAreReadInOrderAndOneThatCannotBeHidesNoOther() throws Exception {
    Sample sample = Sample.broken(directory);
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      made.add(sample.plan(false).value());
    }
    List<String> ids = new ArrayList<>();
    Collections.nCopies(500, made).forEach(ids::addAll);
    ids.set(700, UNKNOWN);

    List<Listed> listed = listed(new GoalReader(sample.workspace()), ids);

    assertThat(listed).hasSize(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      if (listed.get(i) instanceof Listed.Found found) {
        assertThat(found.read().document().path("goal_id").asText()).isEqualTo(ids.get(i));
      } else {
        assertThat(i).isEqualTo(700);
        assertThat(((Listed.Unreadable) listed.get(i)).why().line()).contains(UNKNOWN, "not found");
      }
    }
  }

  @Test
  void whatAListShowsIsAsInTheWholeDocument() throws Exception {
    Sample sample = Sample.broken(directory);
    GoalId id = sample.plan(false);
    GoalReader reader = new GoalReader(sample.workspace());
    ObjectNode whole = reader.goal(id).document();

    ObjectNode part = listed(reader, id);

    assertThat(part.has("artifacts")).isFalse();
    part.remove("mac");
    part.fieldNames()
        .forEachRemaining(field -> assertThat(part.get(field)).isEqualTo(whole.get(field)));
    for (String field : List.of("original_goal", "status", "next_step", "project_dir", "base")) {
      assertThat(part.has(field)).as(field).isTrue();
    }
  }

  @Test
  void aSummaryThatIsNotBelievedIsLeftForTheGoal() throws Exception {
    Sample sample = Sample.broken(directory);
    GoalId id = sample.plan(false);
    GoalReader reader = new GoalReader(sample.workspace());
    Path summary = sample.workspace().directory(id).resolve(SummaryDocument.FILE);
    Files.writeString(summary, Files.readString(summary).replace("not_ready", "ready"));

    assertThat(listed(reader, id).path("status").asText()).isEqualTo("not_ready");
  }

  private static ObjectNode listed(GoalReader reader, GoalId id) throws Exception {
    Listed listed = listed(reader, List.of(id.value())).getFirst();
    return ((Listed.Found) listed).read().document();
  }

  private static List<Listed> listed(GoalReader reader, List<String> ids) throws Exception {
    return reader.listing(new Newest(ids, ids.size())).read(ids);
  }
}
