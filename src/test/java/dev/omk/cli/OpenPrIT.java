package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.delivery.GitHubStandIn;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pull requests on the executable, with the real gh. */
class OpenPrIT {
  @TempDir Path directory;

  @Test
  void aReadyGoalIsDeliveredMergedByHandAndShownInEveryFormat() throws Exception {
    Omk omk = new Omk(directory).withDefect();
    assumeTrue(omk.shell("command -v gh").code() == 0, "gh is not here");
    try (GitHubStandIn github = new GitHubStandIn(directory)) {
      omk.environment.putAll(github.environment());
      List<String> instead = github.remote();
      omk.shell("git config user.name t; git config user.email t@localhost");
      omk.shell("git config '" + instead.get(0) + "' '" + instead.get(1) + "'");
      omk.shell("git remote add origin " + GitHubStandIn.url() + " && git push -q origin main");
      omk.call(
          "goal",
          "run",
          "Fix the failing answer test",
          "--until-ready",
          "--agent",
          "mender",
          "--merge-policy",
          "manual");
      assertThat(omk.call("goal", "open-pr", "--policy", "auto-pr").code()).isEqualTo(3);
      assertThat(omk.call("goal", "merge").code()).isEqualTo(3);
      assertThat(omk.call("goal", "accept", "--summary", "read it").code()).isZero();

      Omk.Ended dry = omk.call("goal", "open-pr", "--policy", "auto-pr", "--dry-run");
      assertThat(dry.out()).contains("Opened: no", "| gate | result | took |");
      assertThat(github.changes()).isEmpty();
      ObjectNode opened =
          Schemas.valid("open-pr", omk.call("--json", "goal", "open-pr", "--policy", "auto-pr"));
      assertThat(opened.path("opened").asBoolean()).isTrue();
      assertThat(opened.path("done").asText()).isEqualTo("opened");
      assertThat(omk.call("goal", "open-pr", "--policy", "auto-pr", "-f", "text").out())
          .contains(
              "Opened: #1 http://github.localhost/acme/calc/pull/1 (unchanged)", "Branch: omk/");

      Omk.Ended merge = omk.call("--json", "goal", "merge");
      assertThat(merge.code()).isEqualTo(4);
      assertThat(Schemas.valid("merge", merge).path("commands")).hasSize(2);
      assertThat(omk.call("goal", "merge").out())
          .contains("is to be merged by a person", "gh pr merge 1 --repo", "--match-head-commit");
      assertThat(github.changes()).containsExactly("POST /repos/acme/calc/pulls");
    }
  }

  @Test
  void enforcedProtectionIsAskedForBeforeAnythingIsWritten() throws Exception {
    Omk omk = new Omk(directory).withDefect();
    List<String> before = omk.files();

    Omk.Ended ended =
        omk.call("goal", "run", "Fix the failing answer test", "--enforce-protection");

    assertThat(ended.code()).as(ended.err()).isEqualTo(5);
    assertThat(ended.err()).contains("there is no remote to push to");
    assertThat(omk.files()).isEqualTo(before);
  }
}
