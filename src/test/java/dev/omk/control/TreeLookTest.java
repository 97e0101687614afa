package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.read.GoalReader;
import dev.omk.control.read.TreeLook;
import dev.omk.control.verify.GateOptions;
import dev.omk.goal.GoalId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeLookTest {
  private static final String REPAIRED = "a=$1; b=$2; echo $((a + b))\n";

  @TempDir Path directory;

  @Test
  void goalsOfTheSameTreeShareOneSnapshot() throws Exception {
    Sample sample = Sample.broken(directory);
    GoalId one = sample.plan(false);
    GoalId other = sample.plan(false);
    sample.write("calc.sh", REPAIRED);
    ObjectNode first = verified(sample, one);
    ObjectNode second = verified(sample, other);
    GoalReader reader = new GoalReader(sample.workspace());
    TreeLook before = reader.look();
    assertThat(before.stale(first)).isFalse();

    sample.write("notes.txt", "new\n");

    assertThat(before.stale(second)).as("the same look").isFalse();
    assertThat(reader.look().stale(first)).as("another look").isTrue();
    assertThat(reader.stale(second)).isTrue();
  }

  @Test
  void goalOfATreeThatIsGoneIsStaleAndOneThatWasNeverVerifiedIsNot() throws Exception {
    Sample sample = Sample.broken(directory);
    GoalId id = sample.plan(false);
    sample.write("calc.sh", REPAIRED);
    ObjectNode goal = verified(sample, id);
    TreeLook look = new GoalReader(sample.workspace()).look();

    goal.put("project_dir", directory.resolve("gone").toString());
    assertThat(look.stale(goal)).isTrue();
    goal.remove("verified_subject");
    assertThat(look.stale(goal)).isFalse();
  }

  private static ObjectNode verified(Sample sample, GoalId id) throws InterruptedException {
    sample.controller().verify(id, GateOptions.PLAIN);
    return new GoalReader(sample.workspace()).goal(id).document();
  }
}
