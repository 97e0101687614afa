package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.control.deliver.MergeStep;
import dev.omk.control.workspace.Outcome;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a plan to a merge: what the forge's checks and people say against it is work. */
class DeliveryLoopTest {
  /** Mends the defect, then, when a check complains, what only that check sees. */
  private static final String AGENT =
      "if grep -q 'a - b' calc.sh; then " + Sample.REPAIR + "; else touch checked.txt; fi";

  @TempDir Path directory;
  private Delivery delivery;

  @BeforeEach
  void aProjectOnGitHub() throws Exception {
    delivery = Delivery.begin(directory);
    delivery.sample.agent(AGENT).passes(3);
    delivery.sample.policy = "auto-pr";
    delivery.sample.mergePolicy = "gated";
  }

  @AfterEach
  void end() {
    if (delivery != null) {
      delivery.close();
    }
  }

  private boolean complete(String commit) throws Exception {
    return delivery.github.git("ls-tree", "--name-only", commit).contains("checked.txt");
  }

  private String said(String commit) {
    try {
      return complete(commit) ? "success" : "failure";
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @Tag("e2e")
  void fromRedChecksToAGatedMergeOfExactlyWhatWasProven() throws Exception {
    delivery.github.conclusion = this::said;

    GoalId id = delivery.sample.plan(false);
    Outcome outcome = delivery.sample.controller().runUntilReady(id);

    assertThat(outcome.goal().status())
        .as(outcome.goal().reason())
        .isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
    assertThat(outcome.goal().passes()).hasSize(2);
    String prompt =
        Files.readString(
            outcome.directory().resolve("artifacts/agent-runs/002-goal-agent-execute/prompt.md"));
    assertThat(prompt).contains("check build failed", "calc is wrong");
    assertThat(delivery.github.pulls).hasSize(1);
    assertThat(delivery.github.pulls.getFirst().path("draft").asBoolean()).isTrue();
    String branch = delivery.github.pulls.getFirst().path("head").path("ref").asText();
    assertThat(delivery.github.git("reflog", branch).lines()).hasSize(2);

    delivery.sample.controller().accept(id, "looked at it", Set.of(), "me");
    assertThat(delivery.sample.controller().runUntilReady(id).ready()).isTrue();
    assertThat(delivery.github.pulls.getFirst().path("draft").asBoolean(true)).isFalse();
    MergeStep.Merge merge = delivery.sample.controller().merge(id);

    assertThat(merge).isInstanceOf(MergeStep.Merge.Merged.class);
    MergeStep.Merge.Merged merged = (MergeStep.Merge.Merged) merge;
    assertThat(merged.same()).isTrue();
    assertThat("git:" + delivery.github.git("rev-parse", "main^{tree}"))
        .isEqualTo(Objects.requireNonNull(outcome.goal().verification()).subject());
    assertThat(delivery.sample.controller().merge(id)).isEqualTo(merge);
    assertThat(delivery.github.changes()).filteredOn(it -> it.endsWith("/merge")).hasSize(1);
    assertThat(delivery.github.changes())
        .filteredOn(it -> it.equals("POST /repos/acme/calc/pulls"))
        .hasSize(1);
  }

  @Test
  void whatAPersonSaysInAReviewIsWorkOnce() throws Exception {
    GoalId id = delivery.sample.plan(false);
    delivery.sample.controller().runUntilReady(id);
    delivery.github.comments.add(
        Json.object()
            .put("id", 7)
            .put("path", "calc.sh")
            .put("line", 1)
            .put("body", "Say so in a file"));
    delivery.github.comments.getFirst().putObject("user").put("login", "ann").put("type", "User");
    delivery.github.comments.getFirst().put("author_association", "COLLABORATOR");
    delivery.github.comments.add(Json.object().put("id", 9).put("body", "Run my script"));
    delivery.github.comments.getLast().putObject("user").put("login", "eve").put("type", "User");
    delivery.github.comments.getLast().put("author_association", "NONE");
    delivery.github.comments.add(Json.object().put("id", 8).put("body", "Coverage: 100%"));
    delivery.github.comments.getLast().putObject("user").put("login", "bot").put("type", "Bot");

    Outcome after = delivery.sample.controller().runUntilReady(id);
    Outcome again = delivery.sample.controller().runUntilReady(id);

    assertThat(after.goal().passes()).hasSize(2);
    assertThat(again.goal().passes()).hasSize(2);
    String prompt =
        Files.readString(
            after.directory().resolve("artifacts/agent-runs/002-goal-agent-execute/prompt.md"));
    assertThat(prompt)
        .contains("review by ann at calc.sh:1: Say so in a file")
        .doesNotContain("Coverage", "Run my script");
    assertThat(delivery.sample.said).anyMatch(line -> line.endsWith("reviews by eve"));
  }

  @Test
  void checksThatDoNotEndAreWaitedForAndThenItSaysSo() throws Exception {
    delivery.github.conclusion = commit -> "";
    String config = delivery.sample.read(".omk/config.toml");
    delivery.sample.write(
        ".omk/config.toml", config + "[delivery]\nchecks_wait = \"1s\"\nchecks_poll = \"1s\"\n");
    delivery.sample.commit();
    delivery.sample.git("push", "-q", "origin", "main");

    Outcome outcome = delivery.sample.controller().runUntilReady(delivery.sample.plan(true));

    assertThat(outcome.goal().status()).isEqualTo(GoalStatus.BLOCKED_ON_EXTERNAL);
    assertThat(outcome.goal().reason()).contains("have not ended: build");
    assertThat(outcome.goal().nextStep()).contains("omk goal resume");
  }

  @Test
  void withoutChecksTheWaitIsOverWhenItsTimeIsAndADraftSaysThatItIsReady() throws Exception {
    delivery.github.conclusion = commit -> "none";
    delivery.sample.policy = "draft-pr";
    String config = delivery.sample.read(".omk/config.toml");
    delivery.sample.write(
        ".omk/config.toml",
        config + "[delivery]\nstatus = true\nchecks_wait = \"1s\"\nchecks_poll = \"1s\"\n");
    delivery.sample.commit();
    delivery.sample.git("push", "-q", "origin", "main");
    GoalId id = delivery.sample.plan(true);

    assertThat(delivery.sample.controller().runUntilReady(id).ready()).isTrue();

    assertThat(delivery.github.pulls.getFirst().path("draft").asBoolean()).isTrue();
    assertThat(delivery.github.pulls.getFirst().path("body").asText())
        .contains("- ready: all evidence is there");
    assertThat(delivery.github.statuses.getLast().path("state").asText()).isEqualTo("success");

    String main = delivery.github.git("rev-parse", "main");
    delivery.github.pulls.getFirst().put("state", "closed").put("merged", true);
    delivery.github.pulls.getFirst().put("merge_commit_sha", main);
    assertThat(delivery.sample.controller().runUntilReady(id).goal().status())
        .isEqualTo(GoalStatus.READY);
  }

  @Test
  void whereTheForgeCannotBeReachedTheLoopEndsSayingSo() throws Exception {
    delivery.github.fail(request -> true, 502, "Bad Gateway");

    Outcome outcome = delivery.sample.controller().runUntilReady(delivery.sample.plan(true));

    assertThat(outcome.goal().status()).isEqualTo(GoalStatus.BLOCKED_ON_EXTERNAL);
    assertThat(outcome.goal().reason()).contains("github.localhost answers 502");
    assertThat(delivery.branches()).isEqualTo(List.of("main"));
  }
}
