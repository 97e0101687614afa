package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.deliver.ProtectionCheck;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.SideEffects;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import dev.omk.json.Json;
import dev.omk.process.ProgramLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What stands in the way of a delivery: the documented code, one line and what to do; afterwards
 * nothing is left half-done, and the same again succeeds.
 */
class DeliveryFailuresTest {
  @TempDir Path directory;
  private Delivery delivery;
  private GoalId id;

  @BeforeEach
  void aGoalThatIsReady() throws Exception {
    delivery = Delivery.begin(directory);
    id = delivery.ready();
  }

  @AfterEach
  void end() {
    if (delivery != null) {
      delivery.close();
    }
  }

  private void external(String words, String next) throws Exception {
    fails(ErrorCode.BLOCKED_ON_EXTERNAL, words, next);
  }

  private void fails(ErrorCode code, String words, String next) throws Exception {
    assertThatThrownBy(() -> delivery.deliver(id, false))
        .isInstanceOfSatisfying(
            OmkException.class,
            e -> {
              assertThat(e.code()).as(e.line()).isEqualTo(code);
              assertThat(e.line()).contains(words).doesNotContain("\n");
              assertThat(e.nextStep()).contains(next);
            });
    assertThat(new SideEffects(GoalLedger.open(delivery.sample.workspace(), id)).inDoubt())
        .isEmpty();
    assertThat(delivery.github.pulls).isEmpty();
  }

  private void succeeds() throws Exception {
    assertThat(delivery.deliver(id, false).done()).isEqualTo("opened");
    assertThat(delivery.github.pulls).hasSize(1);
  }

  @Test
  void withoutTheProgramOrALogin() throws Exception {
    Path bin = Files.createDirectory(directory.resolve("bin"));
    for (String program : new String[] {"git", "sh", "sed", "cat"}) {
      Path found = ProgramLookup.find(program, Path.of("/"), System.getenv("PATH")).orElseThrow();
      Files.createSymbolicLink(bin.resolve(program), found.toRealPath());
    }
    delivery.sample.path(bin.toString());
    external("gh is not on the PATH", "install the GitHub CLI");

    delivery.sample.path(System.getenv("PATH"));
    String token = delivery.sample.variables.remove("GH_TOKEN");
    delivery.sample.variables.put("GH_CONFIG_DIR", directory.resolve("none").toString());
    external(
        "gh is not logged in to github.localhost", "gh auth login --hostname github.localhost");

    delivery.sample.variables.put("GH_TOKEN", token);
    succeeds();
  }

  @Test
  void whereGitHubRefusesOrLimitsOrFails() throws Exception {
    delivery.github.fail(request -> true, 401, "Bad credentials");
    external("refuses gh's login: Bad credentials", "gh auth login");
    delivery.github.fail(request -> true, 404, "Not Found");
    external("github.localhost/acme/calc is not there for gh's login", "git remote -v");
    delivery.github.limit();
    external("the rate limit of github.localhost is used up", "wait");
    delivery.github.mend();
    delivery.github.repository.withObject("/permissions").put("push", false);
    external("gh's login may not push to github.localhost/acme/calc", "ask for write access");
    delivery.github.repository.withObject("/permissions").put("push", true);
    delivery.github.fail(
        request -> request.startsWith("POST"), 403, "Resource not accessible by integration");
    external("gh's login may not do that", "ask for write access");
    delivery.github.fail(request -> request.startsWith("POST"), 422, "Validation Failed");
    fails(ErrorCode.BLOCKED_ON_HUMAN, "refuses (POST", "mend that");
    delivery.github.mend();
    succeeds();
  }

  @Test
  void whereNobodyAnswers() throws Exception {
    String proxy = delivery.sample.variables.put("HTTP_PROXY", "http://127.0.0.1:1");
    external("github.localhost cannot be reached", "check the network");
    delivery.sample.variables.put("HTTP_PROXY", proxy);
    succeeds();
  }

  @Test
  void whereTheServerProtectsTheBranch() throws Exception {
    Path hook = delivery.github.bare().resolve("hooks/pre-receive");
    Files.writeString(
        hook, "#!/bin/sh\necho 'error: GH006: Protected branch update failed' >&2; exit 1\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    fails(ErrorCode.BLOCKED_ON_HUMAN, "is protected against the push", "omk/");
    Files.delete(hook);
    succeeds();
  }

  @Test
  void whereAHookOfTheUsersRefuses() throws Exception {
    Path hook = delivery.sample.project.resolve(".git/hooks/pre-push");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/bin/sh\necho 'no push on Fridays' >&2; exit 1\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    fails(
        ErrorCode.BLOCKED_ON_HUMAN,
        "the pre-push hook of this repository refused: no push on Fridays",
        "hooks");
    Files.delete(hook);
    succeeds();
  }

  @Test
  void whereThereIsNoRemoteOrNoneOnAForge() throws Exception {
    delivery.sample.git("remote", "rename", "origin", "kept");
    delivery.sample.git("remote", "remove", "kept");
    external("there is no remote to push to", "git remote add origin");
    delivery.sample.git("remote", "add", "origin", directory.resolve("somewhere").toString());
    external("remote origin is on no forge", "omk goal open-pr --dry-run");
    delivery.sample.git("remote", "set-url", "origin", "git@ghe.example.org:acme/calc.git");
    external("ghe.example.org cannot be reached", "check the network");
    delivery.sample.git("remote", "set-url", "origin", "https://gitlab.com/acme/calc.git");
    fails(ErrorCode.NOT_AVAILABLE, "gitlab.com is not available yet", "by hand");
  }

  @Test
  void aForkNeedsToKnowItsParent() throws Exception {
    delivery.github.repository.putObject("parent").put("full_name", "upstream/calc");
    fails(ErrorCode.BLOCKED_ON_HUMAN, "is a fork of upstream/calc", "git remote add upstream");
    delivery.sample.git("config", "remote.origin.gh-resolved", "base");
    succeeds();
  }

  @Test
  void anUnprotectedBaseIsToldBeforeAnyWork() throws Exception {
    Workspace workspace = delivery.sample.workspace();
    assertThatThrownBy(() -> ProtectionCheck.require(workspace))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BLOCKED_ON_HUMAN))
        .hasMessageContaining("lacks required status checks and required approving reviews");
    ObjectNode protection = Json.object();
    protection.putObject("required_status_checks").putArray("contexts").add("build");
    delivery.github.classic = Optional.of(protection);
    assertThatThrownBy(() -> ProtectionCheck.require(workspace))
        .hasMessageContaining("it lacks required approving reviews");

    ObjectNode rule = Json.object().put("type", "pull_request");
    rule.putObject("parameters").put("required_approving_review_count", 1);
    delivery.github.rules.add(rule);
    ProtectionCheck.require(workspace);
  }
}
