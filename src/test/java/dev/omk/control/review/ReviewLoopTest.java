package dev.omk.control.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.control.Sample;
import dev.omk.control.workspace.Outcome;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Review;
import dev.omk.review.Finding;
import dev.omk.review.Finding.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings of the wall within the loop. */
class ReviewLoopTest {
  private static final String BAD = "a = { rejectUnauthorized: false }";

  @TempDir Path directory;
  private Sample sample;

  @BeforeEach
  void project() throws Exception {
    sample = Sample.broken(directory);
  }

  @Test
  void blockingFindingIsTheNextPassAndReadyFollowsItsFix() throws Exception {
    sample.agent(
        Sample.REPAIR
            + "\nif grep -q code.tls-off \"$HOME/agent.prompt\"; then echo 'a = {}' > client.js;"
            + " else echo '"
            + BAD
            + "' > client.js; fi");
    Outcome outcome = sample.commit().run(true);

    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
    assertThat(outcome.goal().passes()).hasSize(2);
    assertThat(Files.readString(sample.home().resolve("agent.prompt")))
        .contains("client.js:1: the certificate of the other side is not checked (code.tls-off)")
        .contains("Leave the check on");
  }

  @Test
  void findingThatReturnsAfterItsFixIsPutToAPerson() throws Exception {
    sample.agent(
        Sample.REPAIR
            + "\nrm -f client.js other.js\nif [ -e \"$HOME/odd\" ]; then rm \"$HOME/odd\"; f=other.js;"
            + " else touch \"$HOME/odd\"; f=client.js; fi\necho '"
            + BAD
            + "' > $f");
    Goal goal = sample.commit().run(true).goal();

    assertThat(goal.status()).isEqualTo(GoalStatus.BLOCKED_ON_HUMAN);
    assertThat(goal.passes()).hasSize(3);
    assertThat(goal.reason()).contains("there again", "client.js:1", "code.tls-off");
    assertThat(goal.nextStep()).contains("resume " + goal.id() + " --continue");
  }

  @Test
  void findingThatThreeTreesKeepIsPutToAPerson() {
    Finding finding = new Finding("code.x", Severity.BLOCKING, "a", 1, "bad", "mend");
    List<Review> same = List.of(review("1", finding), review("1", finding), review("1", finding));
    List<Review> other = List.of(review("1", finding), review("2", finding), review("3", finding));

    assertThat(ReturningFindings.in(same)).isEmpty();
    assertThat(ReturningFindings.in(other.subList(0, 2))).isEmpty();
    assertThat(ReturningFindings.in(other)).contains(finding);
    assertThat(ReturningFindings.in(List.of(review("1", finding), review("2")))).isEmpty();
    assertThat(
            ReturningFindings.in(List.of(review("1", finding), review("2"), review("3", finding))))
        .contains(finding);
  }

  private static Review review(String tree, Finding... findings) {
    return new Review(tree, List.of(findings), List.of(), List.of());
  }

  @Test
  void warningDoesNotBlockAndStandsInTheProof() throws Exception {
    sample.agent(Sample.REPAIR + "\necho 'eval(x)' > client.js");
    Outcome outcome = sample.commit().run(true);

    assertThat(Files.readString(outcome.directory().resolve("proof.json")))
        .contains("code.eval client.js:1");
    assertThat(outcome.goal().passes()).hasSize(1);
    assertThat(review(outcome.goal()).blocking()).isEmpty();
  }

  @Test
  void configurationOfTheBaseDecidesAndNotTheCandidates() throws Exception {
    sample.config(
        "agent = \"mine\"\n[review.rules]\n\"code.tls-off\" = \"off\"\n"
            + sample.table("mine", Sample.REPAIR + "\necho '" + BAD + "' > client.js"));
    Outcome outcome = sample.commit().run(true);

    assertThat(review(outcome.goal()).findings())
        .noneMatch(finding -> finding.rule().equals("code.tls-off"));
    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
  }

  @Test
  void agentCannotAllowItself() throws Exception {
    sample
        .passes(1)
        .agent(Sample.REPAIR + "\necho '" + BAD + " // omk:allow code.tls-off ours' > client.js");
    Goal goal = sample.commit().run(true).goal();

    assertThat(goal.status()).isNotEqualTo(GoalStatus.READY);
    assertThat(review(goal).findings())
        .extracting(Finding::rule)
        .contains("code.tls-off", "wall.suppression");
  }

  @Test
  void whatAGateReportsInSarifOnNewLinesIsAFinding() throws Exception {
    sample.write(
        ".omk/gates.toml",
        """
        [[gates]]
        name = "tests"
        command = "sh"
        args = ["tests/calc_test.sh"]
        [[gates]]
        name = "lint"
        run = "sh lint.sh"
        required = false
        reports = ["out/*.sarif"]
        """);
    sample.write(
        "lint.sh",
        "mkdir -p out; cat > out/l.sarif <<'E'\n"
            + "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"l\"}},\"results\":["
            + result("client.js")
            + ","
            + result("tests/calc_test.sh")
            + "]}]}\nE\n");
    sample.write(".gitignore", "out/\n");
    sample.agent(Sample.REPAIR + "\necho 'a = 1' > client.js");
    Outcome outcome = sample.commit().run(true);

    assertThat(review(outcome.goal()).findings())
        .filteredOn(finding -> finding.rule().startsWith("gate."))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("gate.lint/no-a");
              assertThat(finding.place()).isEqualTo("client.js:1");
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            });
  }

  private static String result(String file) {
    return "{\"ruleId\":\"no-a\",\"level\":\"warning\",\"message\":{\"text\":\"odd\"},\"locations\":[{"
        + "\"physicalLocation\":{\"artifactLocation\":{\"uri\":\""
        + file
        + "\"},\"region\":{\"startLine\":1}}}]}";
  }

  private static Review review(Goal goal) {
    return Objects.requireNonNull(goal.review());
  }
}
