package dev.omk.gate.run;

import static dev.omk.gate.run.Gates.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.TestResult;
import dev.omk.log.LogFilter;
import dev.omk.process.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownPassesTest {
  private static final String INPUTS = "inputs = ['src/**']";

  @TempDir Path temp;
  private Path tree;
  private final Map<String, GateResult> kept = new ConcurrentHashMap<>();

  @BeforeEach
  void files() throws IOException {
    tree = Files.createDirectories(temp.resolve("tree"));
    Files.createDirectories(tree.resolve("src/deep"));
    Files.writeString(tree.resolve("src/deep/a.txt"), "1");
    Files.writeString(tree.resolve("other.txt"), "1");
  }

  private GateResult run(String toml) throws InterruptedException {
    KnownPasses passes =
        new KnownPasses() {
          @Override
          public Optional<GateResult> find(String key) {
            return Optional.ofNullable(kept.get(key));
          }

          @Override
          public void keep(String key, GateResult passed) {
            kept.put(key, passed);
          }
        };
    GateRun request = Gates.in(tree).request(toml, Scheduling.PLAIN);
    return new GateRunner(LogFilter::none, InstantSource.system(), passes)
        .run(request, GateListener.none(), new Cancellation())
        .getFirst();
  }

  private String status(String toml) throws InterruptedException {
    return run(toml).outcome().status();
  }

  @Test
  void unchangedGateIsNotRunAgainAndKeepsItsTests() throws Exception {
    String report = "<testsuite name=\"s\"><testcase name=\"t\"/></testsuite>";
    String toml =
        gate(
            "x",
            "echo run >> runs; echo '%s' > r.xml".formatted(report),
            INPUTS,
            "reports = ['r.xml']");
    GateResult first = run(toml);
    assertThat(first.outcome()).isEqualTo(new GateOutcome.Passed());
    GateResult second = run(toml);
    assertThat(second.outcome())
        .isEqualTo(new GateOutcome.Cached(first.startedAt().plus(first.duration())));
    assertThat(second.passed()).isTrue();
    assertThat(second.tests()).extracting(TestResult::id).containsExactly("s::t");
    assertThat(tree.resolve("runs")).content().isEqualTo("run\n");
  }

  @Test
  void anyChangeOfWhatDecidesRunsItAgain() throws Exception {
    String toml = gate("x", "true", INPUTS);
    run(toml);
    assertThat(status(toml)).isEqualTo("cached");
    Files.writeString(tree.resolve("other.txt"), "2");
    assertThat(status(toml)).isEqualTo("cached");
    assertThat(status(gate("x", "true ", INPUTS))).isEqualTo("passed");
    assertThat(status(gate("x", "true", INPUTS, "env = { A = \"1\" }"))).isEqualTo("passed");
    Files.writeString(tree.resolve("src/deep/a.txt"), "2");
    assertThat(status(toml)).isEqualTo("passed");
    Files.writeString(tree.resolve("src/new.txt"), "");
    assertThat(status(toml)).isEqualTo("passed");
    assertThat(tree.resolve("src/new.txt").toFile().setExecutable(true)).isTrue();
    assertThat(status(toml)).isEqualTo("passed");
  }

  @Test
  void contentBehindALinkDecides() throws Exception {
    Files.createSymbolicLink(tree.resolve("src/link"), Path.of("../other.txt"));
    String toml = gate("x", "true", INPUTS);
    run(toml);
    assertThat(status(toml)).isEqualTo("cached");
    Files.writeString(tree.resolve("other.txt"), "2");
    assertThat(status(toml)).isEqualTo("passed");
  }

  @Test
  void passOnALinkToADirectoryIsNotKept() throws Exception {
    Files.createSymbolicLink(tree.resolve("src/link"), Path.of("deep"));
    run(gate("x", "true", INPUTS));
    assertThat(kept).isEmpty();
  }

  @Test
  void anotherChoiceOfAVersionManagerRunsItAgain() throws Exception {
    String toml = gate("x", "true", INPUTS);
    run(toml);
    Files.writeString(tree.resolve(".python-version"), "3.10.13\n");
    assertThat(status(toml)).isEqualTo("passed");
    assertThat(status(toml)).isEqualTo("cached");
  }

  @Test
  void anotherScriptThatItsLineNamesRunsItAgain() throws Exception {
    Path check = Files.writeString(tree.resolve("check.sh"), "exit 0\n");
    String toml = gate("x", "sh check.sh", INPUTS);
    run(toml);
    assertThat(status(toml)).isEqualTo("cached");
    Files.writeString(check, "exit 3\n");
    assertThat(status(toml)).isEqualTo("failed");
  }

  @Test
  void anotherProgramUnderTheSameNameRunsItAgain() throws Exception {
    Path check = Files.writeString(tree.resolve("check.sh"), "#!/bin/sh\nexit 0\n");
    assertThat(check.toFile().setExecutable(true)).isTrue();
    String toml = "[[gates]]\nname = \"x\"\ncommand = \"./check.sh\"\n" + INPUTS + "\n";
    run(toml);
    assertThat(status(toml)).isEqualTo("cached");
    Files.writeString(check, "#!/bin/sh\nexit 3\n");
    assertThat(status(toml)).isEqualTo("failed");
  }

  @Test
  void failuresFlakesAndGatesWithoutInputsAreNeverKept() throws Exception {
    run(gate("fails", "exit 1", INPUTS));
    run(gate("flaky", "[ -e seen ] || { touch seen; exit 1; }", INPUTS, "retries = 1"));
    run(gate("free", "true"));
    run(gate("nothing", "true", "inputs = ['src/**', 'gone/**']"));
    assertThat(kept).isEmpty();
  }

  @Test
  void passWhoseInputsChangedMeanwhileIsNotKept() throws Exception {
    run(gate("x", "echo 3 > src/deep/a.txt", INPUTS));
    assertThat(kept).isEmpty();
  }

  @Test
  void sameTreeElsewhereHasTheSameKey() throws Exception {
    run(gate("x", "true", INPUTS));
    Path copy = Files.createDirectories(temp.resolve("copy/src/deep"));
    Files.writeString(copy.resolve("a.txt"), "1");
    tree = temp.resolve("copy");
    assertThat(run(gate("x", "true", INPUTS)).outcome().status()).isEqualTo("cached");
    assertThat(List.copyOf(kept.values())).hasSize(1);
  }
}
