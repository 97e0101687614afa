package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.deliver.MergeCondition;
import dev.omk.control.deliver.MergeStep;
import dev.omk.control.read.GoalReader;
import dev.omk.control.verify.GateOptions;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import dev.omk.json.Json;
import dev.omk.store.DurableFiles;
import dev.omk.store.Failpoint;
import dev.omk.store.Storage;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A merge happens once, and only of exactly what was proven. */
class MergeTest {
  @TempDir Path directory;
  private Delivery delivery;
  private GoalId id;

  @BeforeEach
  void aPullRequestThatIsReady() throws Exception {
    delivery = Delivery.begin(directory);
    delivery.sample.mergePolicy = "gated";
    id = delivery.ready();
    delivery.deliver(id, false);
  }

  @AfterEach
  void end() {
    if (delivery != null) {
      delivery.close();
    }
  }

  private void refused(ErrorCode code, String words) {
    assertThatThrownBy(() -> delivery.sample.controller().merge(id))
        .isInstanceOfSatisfying(OmkException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(words);
    assertThat(delivery.github.changes()).noneMatch(request -> request.endsWith("/merge"));
  }

  private static ObjectNode rule(String type) {
    ObjectNode rule = Json.object().put("type", type);
    rule.putObject("parameters");
    return rule;
  }

  @Test
  void everyConditionStopsIt() throws Exception {
    delivery.github.conclusion = commit -> "failure";
    refused(ErrorCode.NOT_READY, "checks failed: build");
    delivery.github.conclusions.clear();
    delivery.github.conclusion = commit -> "";
    refused(ErrorCode.BLOCKED_ON_EXTERNAL, "checks are not there yet: build");
    delivery.github.conclusions.clear();
    delivery.github.conclusion = commit -> "success";

    ObjectNode reviews = rule("pull_request");
    reviews.withObject("/parameters").put("required_approving_review_count", 1);
    delivery.github.rules.add(reviews);
    refused(ErrorCode.BLOCKED_ON_HUMAN, "0 of 1 required approvals");
    delivery.github.reviews.add(Json.object().put("id", 1).put("state", "CHANGES_REQUESTED"));
    delivery.github.reviews.getFirst().putObject("user").put("login", "ann").put("type", "User");
    refused(ErrorCode.BLOCKED_ON_HUMAN, "ann asked for changes");
    delivery.github.reviews.add(Json.object().put("id", 2).put("state", "APPROVED"));
    delivery.github.reviews.getLast().putObject("user").put("login", "ann").put("type", "User");

    delivery.github.mergeable = "dirty";
    refused(ErrorCode.BLOCKED_ON_HUMAN, "the forge says: dirty");
    delivery.github.mergeable = "clean";

    delivery.github.pulls.getFirst().put("draft", true);
    refused(ErrorCode.BLOCKED_ON_HUMAN, "it is a draft");
    delivery.github.pulls.getFirst().put("draft", false);

    String before = delivery.github.git("rev-parse", "main");
    String moved =
        delivery.github.git("commit-tree", "-p", before, "-m", "Else", before + "^{tree}");
    delivery.github.git("update-ref", "refs/heads/main", moved);
    refused(ErrorCode.NOT_READY, "main has moved");
    delivery.github.git("update-ref", "refs/heads/main", before);

    delivery.sample.write("calc.sh", "echo 5\n");
    refused(ErrorCode.NOT_READY, "the goal is not ready now");
  }

  @Test
  void aBaseThatMovedIsBroughtInAndThenItIsMerged() throws Exception {
    Sample sample = delivery.sample;
    sample.git("stash", "-q");
    sample.write("news.txt", "from somebody else\n").commit();
    sample.git("push", "-q", "origin", "HEAD:main");
    String moved = sample.gitOutput("rev-parse", "HEAD");
    sample.git("reset", "-q", "--hard", "HEAD~1");
    sample.git("stash", "pop", "-q");
    refused(ErrorCode.NOT_READY, "main has moved to " + moved);

    sample.git("pull", "-q", "--rebase", "--autostash", "origin", "main");
    sample.controller().verify(id, GateOptions.PLAIN);
    sample.controller().accept(id, "with what is new", Set.of(), "me");
    String commit = delivery.deliver(id, false).commit();

    assertThat(sample.gitOutput("show", "-s", "--format=%P", commit).split(" ", -1))
        .hasSize(2)
        .contains(moved);
    assertThat(sample.controller().merge(id))
        .isInstanceOfSatisfying(
            MergeStep.Merge.Merged.class, merged -> assertThat(merged.same()).isTrue());
  }

  @Test
  void rightAfterAPushItWaitsForWhatTheForgeDoesNotKnowYet() throws Exception {
    Sample sample = delivery.sample;
    String config = sample.read(".omk/config.toml");
    sample.write(".omk/config.toml", config + "[delivery]\nchecks_poll = \"1s\"\n");
    sample.commit();
    sample.controller().verify(id, GateOptions.PLAIN);
    sample.controller().accept(id, "looked at it", Set.of(), "me");
    delivery.deliver(id, false);
    delivery.github.conclusions.clear();
    int[] looks = {0};
    delivery.github.conclusion = commit -> ++looks[0] == 1 ? "none" : "failure";
    refused(ErrorCode.NOT_READY, "checks failed: build");
    assertThat(looks[0]).isEqualTo(2);

    delivery.github.conclusions.clear();
    delivery.github.conclusion = commit -> "success";
    delivery.github.mergeable = "unknown";
    refused(ErrorCode.BLOCKED_ON_EXTERNAL, "has not found out yet whether it can be merged");

    delivery.github.mergeable = "clean";
    assertThat(sample.controller().merge(id)).isInstanceOf(MergeStep.Merge.Merged.class);
  }

  @Test
  void somebodyElsesCommitOnTheBranchIsNotMerged() throws Exception {
    String branch = delivery.github.pulls.getFirst().path("head").path("ref").asText();
    String more = delivery.github.git("commit-tree", "-p", branch, "-m", "Sneak in", "main^{tree}");
    delivery.github.git("update-ref", "refs/heads/" + branch, more);

    refused(ErrorCode.NOT_READY, "is not what was proven");
  }

  @Test
  void thatSomethingElseWasMergedIsKept() throws Exception {
    String other = delivery.github.git("commit-tree", "-p", "main", "-m", "Else", "main^{tree}");
    ObjectNode pull = delivery.github.pulls.getFirst();
    pull.put("state", "closed").put("merged", true).put("merge_commit_sha", other);

    for (int time = 0; time < 2; time++) {
      assertThat(delivery.sample.controller().merge(id))
          .isInstanceOfSatisfying(
              MergeStep.Merge.Merged.class, merged -> assertThat(merged.same()).isFalse());
    }

    GoalLedger ledger = GoalLedger.open(delivery.sample.workspace(), id);
    assertThat(LedgerEvents.of(ledger))
        .filteredOn(event -> event.kind().equals("pull_request_merged"))
        .hasSize(1);
    JsonNode merged =
        new GoalReader(delivery.sample.workspace()).goal(id).document().path("merged");
    assertThat(merged.path("commit").asText()).isEqualTo(other);
    assertThat(merged.path("proven_tree").asBoolean(true)).isFalse();
  }

  @Test
  void aMergeQueueMergesByItself() throws Exception {
    delivery.github.rules.add(rule("merge_queue"));

    assertThat(delivery.sample.controller().merge(id)).isInstanceOf(MergeStep.Merge.Queued.class);
    assertThat(delivery.sample.controller().merge(id)).isInstanceOf(MergeStep.Merge.Queued.class);

    assertThat(delivery.github.enqueued).isEqualTo(1);
    assertThat(delivery.github.changes()).noneMatch(it -> it.endsWith("/merge"));

    delivery.github.queue.clear();
    refused(ErrorCode.BLOCKED_ON_HUMAN, "the merge queue has dropped pull request");
  }

  /** Not an exception that anybody handles: what follows does not happen. */
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  @Tag("crash")
  void whereverItDiesItIsMergedOnce() throws Exception {
    int deaths = 0;
    while (diesAt(deaths + 1)) {
      deaths++;
    }

    assertThat(deaths).isGreaterThanOrEqualTo(3);
    assertThat(delivery.sample.controller().merge(id)).isInstanceOf(MergeStep.Merge.Merged.class);
    assertThat(delivery.github.changes()).filteredOn(it -> it.endsWith("/merge")).hasSize(1);
  }

  private boolean diesAt(int nth) throws Exception {
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
    try {
      delivery.sample.on(new Storage(mortal, Storage.real().clock())).controller().merge(id);
      return false;
    } catch (Died e) {
      return true;
    }
  }

  @Test
  void byHandItSaysWhatToLookAtAndWhatToType() throws Exception {
    delivery.sample.mergePolicy = "manual";
    delivery.sample.git("restore", "calc.sh");
    GoalId other = delivery.ready();
    assertThatThrownBy(() -> delivery.sample.controller().merge(other))
        .hasMessageContaining("has no pull request to merge");
    String commit = delivery.deliver(other, false).commit();

    MergeStep.Merge merge = delivery.sample.controller().merge(other);
    ObjectNode methods = rule("pull_request");
    methods.withObject("/parameters").putArray("allowed_merge_methods").add("squash");
    delivery.github.rules.add(methods);
    MergeStep.Merge ruled = delivery.sample.controller().merge(other);

    assertThat(merge)
        .isInstanceOfSatisfying(
            MergeStep.Merge.ByHand.class,
            hand -> {
              assertThat(hand.conditions()).hasSize(7).allMatch(MergeCondition::holds);
              assertThat(hand.commands().getLast())
                  .isEqualTo(
                      "gh pr merge 2 --repo github.localhost/acme/calc --merge --match-head-commit "
                          + commit);
            });
    assertThat(ruled)
        .isInstanceOfSatisfying(
            MergeStep.Merge.ByHand.class,
            hand -> assertThat(hand.commands().getLast()).contains(" --squash "));
    assertThat(delivery.github.changes()).noneMatch(it -> it.endsWith("/merge"));
  }
}
