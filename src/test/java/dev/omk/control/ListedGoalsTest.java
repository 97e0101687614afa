package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.control.GoalReader.Listed;
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

    List<Listed> listed = new GoalReader(sample.workspace()).listed(ids);

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
}
