package dev.omk.gate.run;

import static dev.omk.gate.run.Gates.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.log.LogFilter;
import dev.omk.secret.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates that behave as badly as they can; a gate after them still gets its answer. */
class HostileGatesTest {
  private static final String AFTER = gate("after", "true");

  @TempDir Path temp;
  private Path tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = Files.createDirectory(temp.resolve("tree"));
  }

  private GateResult run(String toml) throws Exception {
    List<GateResult> results = Gates.in(tree).run(toml + AFTER);
    assertThat(results.getLast().passed()).isTrue();
    return results.getFirst();
  }

  @Test
  void daemonInASessionOfItsOwnIsEndedAndNamed() throws Exception {
    GateResult result =
        run(
            gate(
                "x",
                "(setsid sh -c 'echo $$ > pid.new; mv pid.new pid; sleep 311' >/dev/null 2>&1 &)"
                    + "; while [ ! -e pid ]; do sleep 0.05; done"));
    assertThat(result.passed()).isTrue();
    assertThat(result.leftRunning()).anyMatch(line -> line.contains("sleep 311"));
    assertThat(isAlive(Long.parseLong(Files.readString(tree.resolve("pid")).strip()))).isFalse();
  }

  @Test
  void daemonIsNamedWithItsGateWhileAnotherRuns() throws Exception {
    String daemon = "(setsid sh -c 'echo > up; sleep 312' >/dev/null 2>&1 &)";
    List<GateResult> results =
        Gates.in(tree)
            .run(
                gate("beside", "while [ ! -e end ]; do sleep 0.05; done", "timeout_secs = 60")
                    + gate("x", daemon + "; while [ ! -e up ]; do sleep 0.05; done")
                    + gate("last", "touch end", "needs = ['x']"));
    assertThat(results).allMatch(GateResult::passed);
    assertThat(results.get(1).leftRunning()).anyMatch(line -> line.contains("sleep 312"));
    assertThat(results.getFirst().leftRunning()).isEmpty();
  }

  @Test
  void whatIgnoresSigtermIsEndedAllTheSame() throws Exception {
    GateResult result =
        run(
            gate(
                "x",
                "trap '' TERM INT HUP; echo $$ > pid; while :; do sleep 0.2; done",
                "timeout_secs = 1"));
    assertThat(result.outcome()).isEqualTo(new GateOutcome.TimedOut(Duration.ofSeconds(1)));
    assertThat(isAlive(Long.parseLong(Files.readString(tree.resolve("pid")).strip()))).isFalse();
  }

  @Test
  @Tag("slow")
  void gigabyteOfOutputIsBoundedOnDiskAndInMemory() throws Exception {
    GateResult result =
        run(
            gate(
                "x", "echo first; yes 'some line of noise' | head -c 1000000000; echo; echo last"));
    assertThat(result.passed()).isTrue();
    Path log = Gates.in(tree).log(result);
    assertThat(Files.size(log)).isLessThan(17L << 20);
    assertThat(log).content().startsWith("first\n").endsWith("last\n");
  }

  @Test
  void secretIsInNeitherLogNorExcerptNorFinding() throws Exception {
    String secret = "hunter2-hunter2-hunter2";
    Files.writeString(tree.resolve("a.c"), "");
    Redactor redactor = new Redactor(List.of(secret));
    Supplier<LogFilter> filters = () -> redactor.lineFilter()::apply;
    Gates gates = Gates.in(tree);
    GateResult result =
        new GateRunner(filters, InstantSource.system())
            .run(
                gates.request(
                    gate(
                        "x",
                        "echo \"a.c:1: error: token hunter2-\"hunter2-hunter2; exit 1 #" + secret),
                    Scheduling.PLAIN),
                GateListener.none(),
                new dev.omk.process.Cancellation())
            .getFirst();
    assertThat(gates.log(result)).content().contains("[REDACTED]").doesNotContain(secret);
    assertThat(result.excerpt()).contains("error: token").doesNotContain(secret);
    assertThat(result.findings()).isNotEmpty();
    assertThat(result.findings().toString()).doesNotContain(secret);
    assertThat(result.commandLine()).endsWith("exit 1 #[REDACTED]");
  }

  @Test
  void truncatedReportIsAFailureWithItsReason() throws Exception {
    GateResult result =
        run(
            gate(
                "x",
                "printf '<testsuite><testcase name=\"a\"/><testca' > r.xml",
                "reports = ['r.xml']"));
    assertThat(result.passed()).isFalse();
    assertThat(result.outcome().reason()).contains("report r.xml", "not well-formed");
  }

  @Test
  void standardInputIsEmptyWhetherItIsReadOrNot() throws Exception {
    assertThat(run(gate("never", "exit 0")).passed()).isTrue();
    assertThat(run(gate("reads", "cat; read x || exit 0", "timeout_secs = 20")).passed()).isTrue();
  }

  @Test
  void missingProgramIsErrored() throws Exception {
    GateResult result = run("[[gates]]\nname = 'x'\ncommand = 'no-such-program-here'\n");
    assertThat(result.outcome()).isInstanceOf(GateOutcome.Errored.class);
  }

  @Test
  void gateThatDeletesItsOwnDirectoryIsJudged() throws Exception {
    Files.createDirectories(tree.resolve("sub"));
    GateResult result = run(gate("x", "rm -rf ../sub; exit 2", "workdir = 'sub'"));
    assertThat(result.outcome()).isEqualTo(new GateOutcome.Failed(2, "exit code 2"));
  }

  /** One that nobody waits for (state Z) is gone. */
  private static boolean isAlive(long pid) throws IOException {
    Path stat = Path.of("/proc/" + pid + "/stat");
    if (!Files.exists(stat)) {
      return false;
    }
    String text = Files.readString(stat);
    return text.charAt(text.lastIndexOf(')') + 2) != 'Z';
  }
}
