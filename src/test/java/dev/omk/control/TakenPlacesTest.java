package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.SideEffects;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Budget;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of the user's is where a goal's branches and worktrees go is never lost. */
@Tag("e2e")
class TakenPlacesTest {
  @TempDir Path directory;

  private Sample isolated() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    sample.isolate = true;
    return sample;
  }

  private static String usersCommit(Sample sample) throws Exception {
    String commit =
        sample.gitOutput(
            "-c",
            "user.name=me",
            "-c",
            "user.email=me@localhost",
            "commit-tree",
            "-p",
            "HEAD",
            "-m",
            "mine",
            "HEAD^{tree}");
    return commit.strip();
  }

  private static void refused(Sample sample, GoalId id, String... words) {
    assertThatThrownBy(() -> sample.controller().runUntilReady(id))
        .isInstanceOfSatisfying(
            OmkException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.BLOCKED_ON_EXTERNAL);
              assertThat(e.line() + "\n" + e.nextStep()).contains(words);
            });
  }

  @Test
  void aCommitOfTheUsersOnTheBranchOfASliceIsKept() throws Exception {
    Sliced sliced = Sliced.of(directory, "one", "two").agent(Sliced.MEND);
    Sample sample = sliced.sample;
    GoalId id = sample.plan(sliced.text(), true, Budget.UNLIMITED);
    String mine = usersCommit(sample);
    String branch = "omk/" + id + "/goal-agent-implement-0";
    sample.git("branch", branch, mine);

    Goal goal = sample.controller().runUntilReady(id).goal();

    assertThat(goal.status()).as(goal.reason()).isEqualTo(GoalStatus.READY);
    String kept = "omk/" + id + "/kept-goal-agent-implement-0-" + mine.substring(0, 12);
    assertThat(sample.gitOutput("rev-parse", kept).strip()).isEqualTo(mine);
    assertThat(new SideEffects(GoalLedger.open(sample.workspace(), id)).done().values())
        .contains("it is kept as branch " + kept);
  }

  @Test
  void aBranchThatIsCheckedOutElsewhereIsNotMoved() throws Exception {
    Sliced sliced = Sliced.of(directory, "one", "two").agent(Sliced.MEND);
    Sample sample = sliced.sample;
    GoalId id = sample.plan(sliced.text(), true, Budget.UNLIMITED);
    String branch = "omk/" + id + "/goal-agent-implement-1";
    Path place = directory.toRealPath().resolve("the user's");
    sample.git("worktree", "add", "-q", "-b", branch, place.toString());

    refused(sample, id, branch, place.toString(), "switch --detach");
    assertThat(sample.gitOutput("branch", "--list", "omk/*").lines()).hasSize(1);
    assertThat(sliced.worktree(id, "result")).doesNotExist();
  }

  @Test
  void whatIsKeptMayBeCheckedOut() throws Exception {
    Sample sample = isolated();
    GoalId id = sample.plan(false);
    String mine = usersCommit(sample);
    sample.git("branch", "omk/" + id + "/result", mine);
    assertThat(sample.controller().runUntilReady(id).goal().reason()).contains("accept");
    String kept = "omk/" + id + "/kept-result-" + mine.substring(0, 12);
    sample.git("worktree", "add", "-q", directory.resolve("kept").toString(), kept);

    assertThat(sample.controller().runUntilReady(id).goal().reason()).contains("accept");
    assertThat(sample.gitOutput("rev-parse", kept).strip()).isEqualTo(mine);
  }

  @Test
  void filesInThePlaceOfAWorktreeAreMovedAsideAndStayWhenTheGoalIsCancelled() throws Exception {
    Sample sample = isolated();
    GoalId id = sample.plan(false);
    Path root = sample.home().resolve(".cache/omk-worktrees/" + id + "/result/tree");
    Files.createDirectories(root);
    Files.writeString(root.resolve("precious.txt"), "mine");

    Goal goal = sample.controller().runUntilReady(id).goal();

    assertThat(goal.reason()).contains("accept");
    Path kept = root.resolveSibling("tree.kept-1/precious.txt");
    assertThat(kept).hasContent("mine");
    new GoalDecisions(sample.workspace()).cancel(id);
    assertThat(root).doesNotExist();
    assertThat(kept).hasContent("mine");
  }

  @Test
  void aWorktreeInWhichTheUserWorksOnAnotherBranchIsMovedAside() throws Exception {
    Sample sample = isolated();
    Goal goal = sample.run(false).goal();
    Path root = Path.of(goal.efforts().isolation().directory());
    sample.in(root).git("switch", "-q", "-c", "mine");
    Files.writeString(root.resolve("precious.txt"), "mine");

    sample.controller().runUntilReady(goal.id());

    Path kept = root.resolveSibling("tree.kept-1");
    assertThat(kept.resolve("precious.txt")).hasContent("mine");
    assertThat(sample.in(kept).gitOutput("branch", "--show-current").strip()).isEqualTo("mine");
    assertThat(sample.gitOutput("branch", "--list", "mine")).contains("mine");
  }

  @Test
  void aBranchThatKeepsGitFromMakingOursIsSaidBeforeAnythingBegins() throws Exception {
    Sample sample = isolated();
    GoalId id = sample.plan(false);
    sample.git("branch", "omk");
    refused(sample, id, "there is a branch omk,", "git branch -m omk other-name");
    sample.git("branch", "-m", "omk", "omk/" + id);
    refused(sample, id, "there is a branch omk/" + id + ",");
  }
}
