package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.control.deliver.DeliverStep;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.SideEffects;
import dev.omk.delivery.ForgePull;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Budget;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.store.DurableFiles;
import dev.omk.store.Failpoint;
import dev.omk.store.Storage;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pull request by the real git and the real gh, of which there is one, whatever happens. */
class DeliveryTest {
  @TempDir Path directory;
  private Delivery delivery;

  @BeforeEach
  void aProjectOnGitHub() throws Exception {
    delivery = Delivery.begin(directory);
  }

  @AfterEach
  void end() {
    if (delivery != null) {
      delivery.close();
    }
  }

  @Test
  void whatWasProvenIsPushedAndOpenedOnceAndTheCheckoutStaysAsItWas() throws Exception {
    GoalId id = delivery.ready();
    Goal goal = GoalLedger.open(delivery.sample.workspace(), id).goal();
    String tree = Objects.requireNonNull(goal.acceptance()).subject();

    DeliverStep.Delivered first = delivery.deliver(id, false);
    List<String> changes = delivery.github.changes();
    DeliverStep.Delivered again = delivery.deliver(id, false);

    assertThat(changes).containsExactly("POST /repos/acme/calc/pulls");
    assertThat(delivery.github.changes()).isEqualTo(changes);
    assertThat(first.done()).isEqualTo("opened");
    assertThat(again.done()).isEqualTo("unchanged");
    assertThat(again.pull().state()).isEqualTo(ForgePull.State.OPEN);
    assertThat(again.pull().draft()).isFalse();
    assertThat(again.pull().base()).isEqualTo("main");
    assertThat(again.pull().body()).isEqualTo(again.text().body());
    String branch = again.pull().branch();
    assertThat(branch).startsWith("omk/fix-the-failing-test-in-calc-");
    assertThat(delivery.branches()).containsExactly("main", branch);
    assertThat("git:" + delivery.github.git("rev-parse", branch + "^{tree}")).isEqualTo(tree);
    assertThat(delivery.github.git("log", "-1", "--format=%an%n%B", branch))
        .startsWith("Somebody\nFix the failing test in calc\n")
        .contains("Omk-Goal: " + id, "Omk-Proof: " + tree);
    assertThat(delivery.github.git("rev-list", "--count", "main.." + branch)).isEqualTo("1");
    assertThat(delivery.sample.gitOutput("status", "--porcelain")).isEqualTo(" M calc.sh");
    assertThat(delivery.sample.gitOutput("branch", "--format=%(refname:short)")).isEqualTo("main");
  }

  @Test
  void whatIsNotReadyIsADraftOrNothing() throws Exception {
    GoalId id = delivery.sample.run(false).goal().id();

    assertThatThrownBy(() -> delivery.deliver(id, false))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_READY))
        .hasMessageContaining("manual integration acceptance");
    assertThat(delivery.github.requests).noneMatch(request -> request.startsWith("POST"));

    assertThat(delivery.deliver(id, true).pull().draft()).isTrue();
    delivery.sample.controller().accept(id, "looked at it", Set.of(), "me");
    DeliverStep.Delivered ready = delivery.deliver(id, false);
    assertThat(ready.done()).isEqualTo("updated");
    assertThat(ready.pull().draft()).isFalse();
    assertThat(ready.pull().body()).contains("accepted by me: looked at it");
    assertThat(delivery.github.pulls).hasSize(1);

    delivery.sample.write("calc.sh", "echo 5\n");
    assertThatThrownBy(() -> delivery.deliver(id, false)).hasMessageContaining("stale");
    assertThat(delivery.github.changes()).hasSize(3);
  }

  @Test
  void furtherWorkFollowsOnTheSameBranchInTheSamePullRequest() throws Exception {
    GoalId id = delivery.ready();
    DeliverStep.Delivered first = delivery.deliver(id, false);
    delivery.sample.write("notes.txt", "more\n");

    DeliverStep.Delivered second = delivery.deliver(id, true);

    assertThat(second.pull().number()).isEqualTo(first.pull().number());
    assertThat(second.pull().body())
        .contains("stale", "The tree of the commit was not verified")
        .doesNotContain("is the one that was verified");
    assertThat(delivery.github.git("rev-parse", second.commit() + "^")).isEqualTo(first.commit());
    assertThat(delivery.github.git("show", "-s", "--format=%B", second.commit()))
        .doesNotContain("Omk-Proof");
  }

  @Test
  void theUsersOwnCommitOnTheirBranchIsWhatIsPushed() throws Exception {
    GoalId id = delivery.ready();
    delivery.sample.git("switch", "-q", "-c", "mine");
    delivery.sample.commit();

    DeliverStep.Delivered delivered = delivery.deliver(id, false);

    assertThat(delivered.commit()).isEqualTo(delivery.sample.gitOutput("rev-parse", "HEAD"));
  }

  @Test
  void aCommitStatusSaysWhatWasProvenWhereThatIsWanted() throws Exception {
    delivery.sample.write(
        ".omk/config.toml",
        delivery.sample.read(".omk/config.toml") + "[delivery]\nstatus = true\n");
    delivery.sample.commit();
    GoalId id = delivery.ready();

    delivery.deliver(id, false);
    String commit = delivery.deliver(id, false).commit();

    assertThat(delivery.github.statuses).hasSize(1);
    assertThat(delivery.github.statuses.getFirst().path("sha").asText()).isEqualTo(commit);
    assertThat(delivery.github.statuses.getFirst().path("state").asText()).isEqualTo("success");
    assertThat(delivery.github.statuses.getFirst().path("description").asText())
        .isEqualTo("ready, 1 of 1 gate passed, " + id);

    assertThat(delivery.deliver(id, true).pull().draft()).isTrue();
    assertThat(delivery.github.statuses).as("it is as ready as before").hasSize(1);
    new GoalDecisions(delivery.sample.workspace()).reject(id, "no", "me");
    delivery.deliver(id, true);
    assertThat(lastStatus()).isEqualTo("pending: not accepted yet, 1 of 1 gate passed, " + id);
    delivery.sample.controller().accept(id, "after all", Set.of(), "me");
    delivery.deliver(id, false);
    assertThat(lastStatus()).isEqualTo("success: ready, 1 of 1 gate passed, " + id);
    delivery.sample.write("notes.txt", "more\n");
    delivery.deliver(id, true);
    assertThat(lastStatus()).isEqualTo("pending: not verified, " + id);
  }

  private String lastStatus() {
    JsonNode status = delivery.github.statuses.getLast();
    return status.path("state").asText() + ": " + status.path("description").asText();
  }

  @Test
  void aPullRequestStaysOnTheBaseThatWasAskedFor() throws Exception {
    GoalId id = delivery.ready();
    assertThatThrownBy(() -> onto(id, "dev"))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
        .hasMessageContaining("there is no branch dev in github.localhost/acme/calc");
    assertThat(delivery.branches()).containsExactly("main");

    delivery.github.git("branch", "dev", "main");
    assertThat(onto(id, "dev").pull().base()).isEqualTo("dev");
    assertThat(delivery.deliver(id, false).done()).isEqualTo("unchanged");
    assertThat(onto(id, "main").pull().base()).isEqualTo("main");
  }

  private DeliverStep.Delivered onto(GoalId id, String base) throws Exception {
    return delivery
        .sample
        .controller()
        .deliver(id, new DeliverStep.Request(false, Optional.of(base)));
  }

  @Test
  void aSecretInTheGoalIsInNoNameOfABranch() throws Exception {
    String goal = "Fix ghp_0123456789abcdefghijABCDEFGHIJ012345 in the failing test in calc";
    GoalId id = delivery.sample.plan(goal, false, Budget.UNLIMITED);
    delivery.sample.controller().runUntilReady(id);

    assertThat(delivery.deliver(id, true).pull().branch())
        .startsWith("omk/fix-redacted-in-the-failing-test-in-calc-");
  }

  @Test
  void looseFilesOfTheUserAreNotPublished() throws Exception {
    delivery.sample.write("secret-plans.txt", "mine\n");
    GoalId id = delivery.ready();

    assertThatThrownBy(() -> delivery.deliver(id, false))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BLOCKED_ON_HUMAN))
        .hasMessageContaining("secret-plans.txt");
    assertThat(delivery.branches()).containsExactly("main");
  }

  @Test
  void whatOfOmkGoesAlongIsNamed() throws Exception {
    delivery.sample.git("rm", "-q", "-r", "--cached", ".omk");
    delivery.sample.git("commit", "-q", "-m", "no gates");
    delivery.sample.git("push", "-q", "origin", "HEAD:main");
    delivery.sample.write("private.txt", "mine\n");
    delivery.sample.git("add", "private.txt");
    delivery.sample.git("commit", "-q", "-m", "wip: private");
    GoalId id = delivery.ready();

    DeliverStep.Delivered there = delivery.deliver(id, false);
    assertThat(there.text().body())
        .contains("wip: private")
        .contains("Goes along, not pushed before", ".omk/gates.toml");
    assertThat(delivery.deliver(id, false).done()).isEqualTo("unchanged");
  }

  @Test
  void contentThatAFilterKeepsIsToldForWhatItIs() throws Exception {
    delivery.sample.write(
        "big.bin",
        "version https://git-lfs.github.com/spec/v1\noid sha256:"
            + "1".repeat(64)
            + "\nsize 3000\n");
    delivery.sample.git("add", "big.bin");
    delivery.sample.git("commit", "-q", "-m", "big");
    delivery.sample.git("push", "-q", "origin", "HEAD:main");
    delivery.sample.write("big.bin", "its content\n");
    GoalId id = delivery.ready();

    assertThatThrownBy(() -> delivery.deliver(id, false))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BLOCKED_ON_HUMAN))
        .hasMessageContaining("git-lfs keeps the content of big.bin");
  }

  @Test
  void othersWorkIsNeverOverwritten() throws Exception {
    GoalId id = delivery.ready();
    DeliverStep.Delivered first = delivery.deliver(id, false);
    delivery.github.git("update-ref", "refs/heads/" + first.pull().branch(), "main");

    assertThatThrownBy(() -> delivery.deliver(id, false)).hasMessageContaining("omk had pushed");
    delivery.sample.write("notes.txt", "more\n");
    assertThatThrownBy(() -> delivery.deliver(id, true))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BLOCKED_ON_HUMAN))
        .hasMessageContaining("was changed by somebody else");
    assertThat(delivery.github.git("rev-parse", first.pull().branch()))
        .isEqualTo(delivery.github.git("rev-parse", "main"));
  }

  @Test
  void aPullRequestThatWasClosedIsNotOpenedAnew() throws Exception {
    GoalId id = delivery.ready();
    delivery.deliver(id, false);
    delivery.github.pulls.getFirst().put("state", "closed");

    assertThatThrownBy(() -> delivery.deliver(id, false))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BLOCKED_ON_HUMAN))
        .hasMessageContaining("was closed without a merge");
    assertThat(delivery.github.pulls).hasSize(1);
  }

  /** Not an exception that anybody handles: what follows does not happen. */
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  @Tag("crash")
  void whereverItDiesThereIsOnePushAndOnePullRequest() throws Exception {
    GoalId id = delivery.ready();
    int deaths = 0;
    while (diesAt(id, deaths + 1)) {
      deaths++;
    }

    delivery.deliver(id, false);

    assertThat(deaths).isGreaterThanOrEqualTo(4);
    assertThat(delivery.github.changes()).containsExactly("POST /repos/acme/calc/pulls");
    assertThat(delivery.github.pulls).hasSize(1);
    String branch = delivery.github.pulls.getFirst().path("head").path("ref").asText();
    assertThat(delivery.github.git("reflog", branch).lines()).hasSize(1);
    assertThat(new SideEffects(GoalLedger.open(delivery.sample.workspace(), id)).inDoubt())
        .isEmpty();
  }

  // Before a line is appended, and when it is but nothing else: between intent, act and outcome.
  private boolean diesAt(GoalId id, int nth) throws Exception {
    int[] left = {nth};
    DurableFiles mortal =
        DurableFiles.watched(
            DurableFiles.real(),
            (what, file) -> {
              boolean line = what == Failpoint.Change.WRITE && file.endsWith("events.jsonl");
              boolean head = what == Failpoint.Change.RENAME && file.endsWith("head.json");
              if ((line || head) && --left[0] <= 0) {
                throw new Died();
              }
            });
    Sample dying = delivery.sample.on(new Storage(mortal, Storage.real().clock()));
    try {
      dying.controller().deliver(id, new DeliverStep.Request(false, Optional.empty()));
      return false;
    } catch (Died e) {
      return true;
    }
  }
}
