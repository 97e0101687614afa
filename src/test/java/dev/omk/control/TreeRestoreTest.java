package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.control.read.GoalDiff;
import dev.omk.control.tree.TreeRestore;
import dev.omk.control.workspace.Leases;
import dev.omk.control.workspace.Outcome;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import dev.omk.store.ControllerLease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking at a pass, and putting it back. */
class TreeRestoreTest {
  private static final String BROKEN = "a=$1; b=$2; echo $((a - b))\n";

  @TempDir Path directory;

  private static TreeRestore.Done restore(Sample sample, GoalId id, String name) throws Exception {
    return new TreeRestore(sample.workspace()).restore(id, name, "me");
  }

  private static void refuses(Sample sample, GoalId id, String name, ErrorCode code)
      throws Exception {
    String before = sample.read("calc.sh");
    assertThatThrownBy(() -> restore(sample, id, name))
        .isInstanceOfSatisfying(OmkException.class, e -> assertThat(e.code()).isEqualTo(code));
    assertThat(sample.read("calc.sh")).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsThereIsKeptAndComesBack(boolean git) throws Exception {
    Sample sample = git ? Sample.broken(directory) : Sample.plain(directory);
    sample.agent(Sample.REPAIR + "; mkdir d; echo new > d/new");
    if (git) {
      sample.commit();
    }
    Outcome ready = sample.run(true);
    assertThat(ready.ready()).as(ready.goal().reason()).isTrue();
    GoalId id = ready.goal().id();
    sample.write("later.txt", "mine\n");

    TreeRestore.Done base = restore(sample, id, "base");

    assertThat(base.kept()).isEqualTo("saved-1");
    assertThat(base.paths()).containsExactlyInAnyOrder("calc.sh", "d/new", "later.txt");
    assertThat(sample.read("calc.sh")).isEqualTo(BROKEN);
    assertThat(sample.project.resolve("later.txt")).doesNotExist();
    assertThat(sample.project.resolve("d")).doesNotExist();
    assertThat(base.outcome().assessment().stale()).isTrue();
    assertThat(base.outcome().ready()).isFalse();

    assertThat(restore(sample, id, "saved-1").kept()).isEqualTo("saved-2");
    assertThat(sample.read("later.txt")).isEqualTo("mine\n");

    TreeRestore.Done pass = restore(sample, id, "1");
    assertThat(sample.read("d/new")).isEqualTo("new\n");
    assertThat(sample.project.resolve("later.txt")).doesNotExist();
    assertThat(pass.outcome().ready()).as("the very tree that was proven").isTrue();
    assertThat(restore(sample, id, "1").kept()).isEmpty();
  }

  @Test
  void isRefusedWhereItMustNotBe() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    GoalId id = sample.run(true).goal().id();
    refuses(sample, id, "7", ErrorCode.NOT_FOUND);
    assertThatThrownBy(() -> restore(sample, id, "7"))
        .isInstanceOfSatisfying(
            OmkException.class,
            e -> assertThat(e.nextStep()).contains("omk goal restore base " + id));
    refuses(sample, id, "saved-1", ErrorCode.NOT_FOUND);
    Optional<ControllerLease> held = Leases.tryGoal(sample.workspace(), id, "another");
    refuses(sample, id, "base", ErrorCode.LEASE_HELD);
    held.orElseThrow().close();
    sample.git("update-ref", "refs/omk/" + id + "/pass-1", "HEAD");
    refuses(sample, id, "1", ErrorCode.DAMAGED_STATE);
    new GoalDecisions(sample.workspace()).pause(id);
    refuses(sample, id, "base", ErrorCode.PAUSED_OR_CANCELLED);
    new GoalDecisions(sample.workspace()).cancel(id);
    refuses(sample, id, "base", ErrorCode.PAUSED_OR_CANCELLED);
  }

  @Test
  void eachPassAndTheWholeCanBeLookedAt() throws Exception {
    Sample sample =
        Sample.broken(directory)
            .agent("if [ -e n ]; then " + Sample.REPAIR + "; else echo one > n; fi")
            .commit();
    GoalId id = sample.run(true).goal().id();
    String journal = Files.readString(sample.workspace().directory(id).resolve("events.jsonl"));

    assertThat(GoalDiff.of(sample.workspace(), id, Optional.of(1L)).text())
        .contains("+one")
        .doesNotContain("calc.sh");
    assertThat(GoalDiff.of(sample.workspace(), id, Optional.of(2L)).text())
        .contains("+a=$1; b=$2; echo $((a + b))")
        .doesNotContain("+one");
    sample.write("later.txt", "mine\n");
    GoalDiff whole = GoalDiff.of(sample.workspace(), id, Optional.empty());
    assertThat(whole.files()).extracting(file -> file.path()).containsExactly("calc.sh", "n");
    assertThat(whole.reach()).isEqualTo(GoalDiff.Reach.VERIFIED_BEFORE);
    assertThatThrownBy(() -> GoalDiff.of(sample.workspace(), id, Optional.of(3L)))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    assertThat(sample.workspace().directory(id).resolve("events.jsonl"))
        .content()
        .isEqualTo(journal);
  }

  @Test
  void goalThatIsUnderWayShowsTheTreeOfNow() throws Exception {
    Sample sample = Sample.broken(directory).agent("echo one > n").commit();
    Outcome red = sample.run(true);
    assertThat(red.ready()).isFalse();
    sample.write("later.txt", "mine\n");

    GoalDiff whole = GoalDiff.of(sample.workspace(), red.goal().id(), Optional.empty());

    assertThat(whole.files()).extracting(file -> file.path()).containsExactly("later.txt", "n");
    assertThat(whole.heading()).isEqualTo("All that differs from the base now");
  }
}
