package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.control.read.GoalReader;
import dev.omk.control.verify.GateOptions;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.GoalProjections;
import dev.omk.control.workspace.Leases;
import dev.omk.control.workspace.Outcome;
import dev.omk.control.workspace.SideEffects;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goals that leave the user's checkout alone until they are accepted. */
@Tag("e2e")
class IsolationTest {
  @TempDir Path directory;
  private Sample sample;

  @BeforeEach
  void anIsolatedGoal() throws Exception {
    sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    sample.isolate = true;
  }

  private Outcome accept(Goal goal) throws Exception {
    return sample.controller().accept(goal.id(), "seen", Set.of(), "somebody");
  }

  @Test
  void theCheckoutIsUntouchedUntilAccept() throws Exception {
    String before = sample.gitOutput("rev-parse", "HEAD");
    Goal goal = sample.run(false).goal();
    assertThat(goal.status()).as(goal.reason()).isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
    assertThat(goal.reason()).contains("accept");
    assertThat(sample.read("calc.sh")).contains("a - b");
    assertThat(sample.gitOutput("rev-parse", "HEAD")).isEqualTo(before);
    assertThat(sample.gitOutput("show", "omk/" + goal.id() + "/result:calc.sh")).contains("a + b");
    Outcome accepted = accept(goal);
    assertThat(accepted.ready()).as(accepted.goal().reason()).isTrue();
    assertThat(sample.read("calc.sh")).contains("a + b");
    assertThat(sample.gitOutput("log", "-1", "--format=%B"))
        .contains("Omk-Task: goal-agent-execute", "Omk-Proof: git:");
    assertThat(sample.gitOutput("status", "--porcelain")).isEmpty();
    assertThat(
            new GoalReader(sample.workspace()).goal(goal.id()).document().path("ready").asBoolean())
        .isTrue();
    notStaleAndTheSameAsWrittenAnew(accepted);
  }

  private void notStaleAndTheSameAsWrittenAnew(Outcome accepted) throws Exception {
    GoalReader reader = new GoalReader(sample.workspace());
    assertThat(reader.stale(reader.goal(accepted.goal().id()).intact())).isFalse();
    for (String name : GoalProjections.BELIEVED) {
      Path file = accepted.directory().resolve(name);
      String written = Files.readString(file);
      Files.delete(file);
      new GoalReader(sample.workspace()).goal(accepted.goal().id());
      assertThat(file).content().isEqualTo(written);
    }
  }

  @Test
  void aCheckoutThatChangedMeanwhileIsNotTouched() throws Exception {
    Goal goal = sample.run(false).goal();
    sample.write("notes.txt", "mine\n").write("calc.sh", "echo mine\n");
    Outcome refused = accept(goal);
    assertThat(refused.goal().status()).isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
    assertThat(refused.goal().reason()).contains("not what it was", "calc.sh", "notes.txt");
    assertThat(refused.goal().nextStep()).contains("git merge omk/" + goal.id() + "/result");
    assertThat(sample.read("calc.sh")).isEqualTo("echo mine\n");
    Files.delete(sample.project.resolve("notes.txt"));
    sample.git("checkout", "-q", "calc.sh");
    Outcome accepted = accept(goal);
    assertThat(accepted.ready()).as(accepted.goal().reason()).isTrue();
  }

  @Test
  void whatTheUserMergedByHandIsAcceptedInTheCheckout() throws Exception {
    Goal goal = sample.run(false).goal();
    sample.git("commit", "-q", "--allow-empty", "-m", "meanwhile");
    Outcome refused = accept(goal);
    assertThat(refused.goal().reason()).contains("not what it was", "HEAD is at");
    assertThat(refused.goal().nextStep()).contains("git merge omk/").doesNotContain("stash");
    sample.git("merge", "-q", "--no-edit", "omk/" + goal.id() + "/result");
    Outcome accepted = accept(goal);
    assertThat(accepted.ready()).as(accepted.goal().reason()).isTrue();
  }

  @Test
  void aCheckoutThatIsJustThereIsNotTakenForAMergeByHand() throws Exception {
    Goal goal = sample.run(false).goal();
    sample.git("merge", "-q", "--ff-only", "omk/" + goal.id() + "/result");
    Outcome accepted = accept(goal);
    assertThat(accepted.ready()).as(accepted.goal().reason()).isTrue();
    assertThat(new SideEffects(GoalLedger.open(sample.workspace(), goal.id())).done().keySet())
        .anyMatch(effect -> effect.startsWith("checkout "));
  }

  @Test
  void whatCameWithAMergeByHandIsVerifiedFirst() throws Exception {
    Goal goal = sample.run(false).goal();
    sample.write("more.txt", "more\n");
    sample.git("add", "more.txt");
    sample.git("commit", "-q", "-m", "meanwhile");
    sample.git("merge", "-q", "--no-edit", "omk/" + goal.id() + "/result");
    Outcome later = accept(goal);
    assertThat(later.goal().status()).isEqualTo(GoalStatus.NOT_READY);
    assertThat(later.goal().nextStep()).contains("omk goal verify " + goal.id());
    sample.controller().verify(goal.id(), GateOptions.PLAIN);
    Outcome accepted = accept(goal);
    assertThat(accepted.ready()).as(accepted.goal().reason()).isTrue();
  }

  @Test
  void whatWasNotCommittedStaysSoAndTheBranchIsNotMoved() throws Exception {
    sample.write("draft.txt", "a draft\n");
    String before = sample.gitOutput("rev-parse", "HEAD");
    Goal goal = sample.run(true).goal();
    assertThat(goal.status()).as(goal.reason()).isEqualTo(GoalStatus.READY);
    assertThat(sample.read("calc.sh")).contains("a + b");
    assertThat(sample.gitOutput("rev-parse", "HEAD")).isEqualTo(before);
    assertThat(sample.gitOutput("status", "--porcelain")).contains("?? draft.txt", "M calc.sh");
  }

  @Test
  void aLandingThatWasCutOffIsBroughtToItsEnd() throws Exception {
    sample.agent(Sample.REPAIR + "; echo more > more.sh");
    Goal goal = sample.run(false).goal();
    // What a kill between two files leaves.
    sample.write("more.sh", "more\n");
    Outcome accepted = accept(goal);
    assertThat(accepted.ready()).as(accepted.goal().reason()).isTrue();
    assertThat(sample.read("calc.sh")).contains("a + b");
    assertThat(sample.gitOutput("status", "--porcelain")).isEmpty();
  }

  @Test
  void aWorktreeThatIsGoneIsMadeAgainWithTheWork() throws Exception {
    Goal goal = sample.run(false).goal();
    Path root = Path.of(goal.efforts().isolation().directory());
    dev.omk.file.TreeRemoval.of(root);
    Outcome accepted = accept(goal);
    assertThat(accepted.ready()).as(accepted.goal().reason()).isTrue();
    assertThat(sample.read("calc.sh")).contains("a + b");
  }

  @Test
  void aWorktreeThatAKillLeftHalfMadeIsMadeAgain() throws Exception {
    Goal goal = sample.run(false).goal();
    Path root = Path.of(goal.efforts().isolation().directory());
    Files.delete(root.resolve("calc.sh"));
    Files.delete(sample.project.resolve(".git/worktrees/tree/index"));
    Outcome accepted = accept(goal);
    assertThat(accepted.ready()).as(accepted.goal().reason()).isTrue();
    assertThat(sample.read("calc.sh")).contains("a + b");
  }

  @Test
  void dependenciesThatGitIgnoresAreThereAndNoPartOfTheWork() throws Exception {
    sample.write(".gitignore", "node_modules/\n.env\n").commit();
    sample.write("node_modules/lib/index.js", "1\n").write(".env", "A=1\n");
    sample.agent("test -f node_modules/lib/index.js && test -f .env && " + Sample.REPAIR);
    Goal goal = sample.run(true).goal();
    assertThat(goal.status()).as(goal.reason()).isEqualTo(GoalStatus.READY);
    assertThat(goal.passes().getFirst().violations()).isEmpty();
  }

  @Test
  void whatIsCancelledAndPrunedLosesNothingThatIsNowhereElse() throws Exception {
    Goal goal = sample.run(false).goal();
    Path root = Path.of(goal.efforts().isolation().directory());
    new GoalDecisions(sample.workspace()).cancel(goal.id());
    assertThat(root).doesNotExist();
    assertThat(sample.gitOutput("worktree", "list").lines()).hasSize(1);
    String branch = "omk/" + goal.id() + "/result";
    assertThat(sample.gitOutput("show", branch + ":calc.sh")).contains("a + b");
    new GoalPruning(sample.workspace()).run(Duration.ZERO, false);
    assertThat(sample.workspace().state().ids()).isEmpty();
    assertThat(sample.gitOutput("for-each-ref", "refs/omk")).isEmpty();
    assertThat(sample.gitOutput("show", branch + ":calc.sh")).contains("a + b");
  }

  @Test
  void branchesThatAreMergedGoWithAPrunedGoal() throws Exception {
    assertThat(sample.run(true).ready()).isTrue();
    new GoalPruning(sample.workspace()).run(Duration.ZERO, false);
    assertThat(sample.gitOutput("branch", "--list", "omk/*")).isEmpty();
  }

  @Test
  void anotherGoalMayWorkInTheCheckoutMeanwhile() throws Exception {
    GoalId id = sample.plan(false);
    try (Leases leases = Leases.take(sample.workspace(), id, "test")) {
      leases.heartbeat();
      assertThat(Leases.tryGoal(sample.workspace(), id, "test")).isEqualTo(Optional.empty());
    }
    GoalId other = sample.plan(false);
    try (Leases leases = Leases.take(sample.workspace(), other, "test")) {
      leases.heartbeat();
      Goal goal = sample.controller().runUntilReady(id).goal();
      assertThat(goal.reason()).contains("accept");
      assertThat(accept(goal).goal().reason()).contains("another controller holds this work tree");
    }
    assertThat(accept(GoalLedger.open(sample.workspace(), id).goal()).ready()).isTrue();
  }

  @Test
  void whereAFilterKeepsContentNothingBegins() throws Exception {
    sample.write(
        "big.bin",
        "version https://git-lfs.github.com/spec/v1\noid sha256:"
            + "1".repeat(64)
            + "\nsize 3000\n");
    sample.git("add", "big.bin");
    assertThatThrownBy(() -> sample.plan(true))
        .hasMessageContaining("git-lfs keeps the content of big.bin");
    sample.git("rm", "-q", "--cached", "big.bin");
    sample.write(".gitattributes", "*.txt text eol=crlf\n").write("some.txt", "one\r\n");
    sample.git("add", ".gitattributes", "some.txt");
    assertThatThrownBy(() -> sample.plan(true))
        .hasMessageContaining("git converts the line endings of some.txt");
    assertThat(sample.project.resolve(".omk/goals")).doesNotExist();
  }

  @Test
  void whereThereCanBeNoWorktreeNothingBegins() throws Exception {
    Sample plain = Sample.plain(Files.createDirectory(directory.resolve("other")));
    plain.isolate = true;
    assertThatThrownBy(() -> plain.plan(true))
        .isInstanceOfSatisfying(
            OmkException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.BLOCKED_ON_EXTERNAL);
              assertThat(e.getMessage()).contains("no git repository");
            });
    assertThat(plain.project.resolve(".omk/goals")).doesNotExist();
    sample.git("branch", "omk");
    assertThatThrownBy(() -> sample.plan(true)).hasMessageContaining("there is a branch omk");
    sample.git("branch", "-D", "omk");
    Path module = Files.createDirectory(sample.project.resolve("module"));
    Sample inner = sample.in(module);
    inner.git("init", "-q");
    inner.git(
        "-c",
        "user.name=me",
        "-c",
        "user.email=me@localhost",
        "commit",
        "-q",
        "--allow-empty",
        "-m",
        "x");
    sample.git("add", "module");
    assertThatThrownBy(() -> sample.plan(true)).hasMessageContaining("submodules are checked out");
  }
}
