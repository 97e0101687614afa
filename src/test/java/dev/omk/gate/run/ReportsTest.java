package dev.omk.gate.run;

import static dev.omk.gate.run.Gates.gate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.omk.gate.GateFinding;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.TestResult.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  private static final String PASSING = "<testsuite name=\"s\"><testcase name=\"a\"/></testsuite>";
  private static final String FAILING =
      "<testsuite name=\"s\"><testcase name=\"a\"><failure message=\"no\"/></testcase></testsuite>";
  private static final String REPORTS = "reports = ['out/*.xml']";

  @TempDir Path temp;
  private Path tree;
  private Gates gates;

  @BeforeEach
  void makeTree() throws IOException {
    tree = Files.createDirectory(temp.resolve("tree"));
    Files.createDirectory(tree.resolve("out"));
    gates = Gates.in(tree);
  }

  private GateResult run(String line) throws InterruptedException {
    return gates.runOne(gate("x", line, REPORTS));
  }

  private static String write(String xml) {
    return "echo '" + xml.replace("'", "") + "' > out/r.xml";
  }

  @Test
  void testsOfAReportAreInTheResult() throws Exception {
    GateResult result = run(write(PASSING));
    assertThat(result.outcome()).isEqualTo(new GateOutcome.Passed());
    assertThat(result.tests()).singleElement().extracting("id").isEqualTo("s::a");
  }

  @Test
  void failuresInAReportBeatExitZero() throws Exception {
    GateResult result = run(write(FAILING));
    assertThat(result.outcome())
        .isEqualTo(new GateOutcome.Failed(0, "exit code 0, but the report has 1 failure"));
    assertThat(result.tests().getFirst().status()).isEqualTo(Status.FAILED);
  }

  @Test
  void reportsThatAKilledRunTookArePutBackIntoTheProjectAlone() throws Exception {
    Path aside = temp.resolve("aside");
    Path mine = Files.writeString(tree.resolve("out/old.xml"), "mine");
    Path other = Files.writeString(temp.resolve("other.xml"), "other");
    Path replaced = Files.writeString(tree.resolve("out/new.xml"), "before");
    MovedReports taken = new MovedReports(aside);
    for (Path file : List.of(mine, other, replaced)) {
      taken.take(file);
    }
    Files.writeString(replaced, "after");
    MovedReports.putBack(aside, tree);
    assertThat(mine).as("its process is alive").doesNotExist();

    nameForADeadProcess(aside);
    MovedReports.putBack(aside, tree);
    assertThat(mine).content().isEqualTo("mine");
    assertThat(replaced).content().isEqualTo("after");
    assertThat(other).doesNotExist();
    assertThat(aside).isEmptyDirectory();
  }

  private static void nameForADeadProcess(Path aside) throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    String self = "-" + ProcessHandle.current().pid() + "-";
    try (Stream<Path> folders = Files.list(aside)) {
      Path folder = folders.findFirst().orElseThrow();
      String name = folder.getFileName().toString().replace(self, "-" + dead.pid() + "-");
      Files.move(folder, folder.resolveSibling(name));
    }
  }

  @Test
  void failureOfAGateThatTookItsDirectoryAwayIsAFailure() throws Exception {
    Files.createDirectories(tree.resolve("sub"));
    GateResult result =
        gates.runOne(gate("x", "rm -rf ../sub; exit 1", "retries = 2\nworkdir = 'sub'"));
    assertThat(result.outcome().reason()).isEqualTo("exit code 1");
  }

  @Test
  void fileThatGoNamesWithoutItsFolderIsFoundWhereThereIsOneOfThatName() throws Exception {
    Files.createDirectories(tree.resolve("sub"));
    Files.writeString(tree.resolve("sub/x_test.go"), "package sub\n");
    String said = "printf -- '--- FAIL: TestA (0.00s)\\n    x_test.go:6: bad 3\\nFAIL\\n'; exit 1";
    assertThat(gates.runOne(gate("x", said, "")).findings())
        .extracting(GateFinding::text)
        .containsExactly("sub/x_test.go:6: TestA: bad 3");

    Files.writeString(tree.resolve("out/x_test.go"), "package out\n");
    assertThat(gates.runOne(gate("x", said, "")).findings())
        .as("which of them, nobody can tell")
        .extracting(GateFinding::text)
        .containsExactly("x_test.go:6: TestA: bad 3");
  }

  @Test
  void secretInTheNameOfATestIsNotKept() throws Exception {
    Gates redacting =
        gates.withFilter(
            lines -> text(lines).replace("hunter", "***").getBytes(StandardCharsets.UTF_8));
    String line = write(FAILING.replace("name=\"a\"", "name=\"login[hunter]\""));
    assertThat(redacting.runOne(gate("x", line, REPORTS)).tests().getFirst().id())
        .isEqualTo("s::login[***]");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** As ctest does: the place is in the output alone. */
  @Test
  void outputLeadsToAFailureThatAReportOnlyNames() throws Exception {
    Files.writeString(tree.resolve("t.c"), "");
    GateResult result =
        run(write(FAILING) + "; echo \"t: $PWD/t.c:3: main: Assertion 1 failed.\"; exit 8");
    assertThat(result.complaints())
        .extracting(GateFinding::text)
        .containsExactly("s::a: no", "t.c:3: main: Assertion 1 failed.");
  }

  @Test
  void goodReportDoesNotMendABadExitCode() throws Exception {
    assertThat(run(write(PASSING) + "; exit 1").outcome())
        .isEqualTo(new GateOutcome.Failed(1, "exit code 1"));
  }

  @Test
  void gateWithoutItsReportFailedWhateverItsExitCode() throws Exception {
    assertThat(run("exit 0").outcome())
        .isEqualTo(new GateOutcome.Failed(0, "no report was written: out/*.xml"));
  }

  @Test
  void staleReportDoesNotCountAndIsPutBack() throws Exception {
    Path stale = Files.writeString(tree.resolve("out/old.xml"), PASSING);
    assertThat(run("test ! -e out/old.xml").outcome().reason()).startsWith("no report was written");
    assertThat(stale).hasContent(PASSING);
    assertThat(run(write(PASSING)).tests()).hasSize(1);
    assertThat(stale).hasContent(PASSING);
  }

  @Test
  void copyWithAnOldDateDoesNotCount() throws Exception {
    GateResult result = run(write(PASSING) + "; touch -d '2001-01-01' out/r.xml");
    assertThat(result.outcome().reason()).contains("out/r.xml is older than the gate");
  }

  @Test
  void linksAndPipesAreNoReports() throws Exception {
    Files.writeString(tree.resolve("other.xml"), PASSING);
    assertThat(run("ln -s ../other.xml out/r.xml").outcome().reason())
        .isEqualTo("out/r.xml is a link");
    Files.delete(tree.resolve("out/r.xml"));
    assertThat(run("mkfifo out/r.xml").outcome().reason())
        .isEqualTo("out/r.xml is no regular file");
  }

  @Test
  void reportsBehindALinkedFolderAreNotRead() throws Exception {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Files.writeString(outside.resolve("r.xml"), PASSING);
    GateResult result = run("rmdir out; ln -s '" + outside + "' out");
    assertThat(result.outcome().reason()).startsWith("no report was written");
    assertThat(outside.resolve("r.xml")).hasContent(PASSING);
  }

  @Test
  void hugeTruncatedAndHostileReportsFailWithTheReason() throws Exception {
    assertThat(run("head -c 67108865 /dev/zero > out/r.xml").outcome().reason())
        .isEqualTo("out/r.xml is larger than 64 MB");
    assertThat(run("printf '<testsuite><testcase' > out/r.xml").outcome().reason())
        .startsWith("its report out/r.xml cannot be read: not well-formed XML");
    assertThat(run("echo '<!DOCTYPE x><testsuite/>' > out/r.xml").outcome().reason())
        .contains("DOCTYPE");
  }

  @Test
  void brokenAndMissingReportsAreNamedBesideABadExitCode() throws Exception {
    assertThat(run("printf '<testsuite><testcase' > out/r.xml; exit 3").outcome().reason())
        .startsWith("exit code 3; its report out/r.xml cannot be read: not well-formed XML");
    assertThat(run("rm -f out/r.xml; exit 3").outcome())
        .isEqualTo(new GateOutcome.Failed(3, "exit code 3; no report was written: out/*.xml"));
  }

  @Test
  void sarifErrorsFailTheGateAndAreShown() throws Exception {
    String sarif =
        "{\"runs\":[{\"results\":[{\"ruleId\":\"R\",\"level\":\"error\",\"message\":{\"text\":\"bad\"}}]}]}";
    GateResult result =
        gates.runOne(gate("x", "echo '" + sarif + "' > out/r.sarif", "reports = ['out/*.sarif']"));
    assertThat(result.outcome().reason()).isEqualTo("exit code 0, but the report has 1 failure");
    assertThat(result.excerpt()).isEqualTo("R: bad");
    assertThat(result.tests()).isEmpty();
  }

  @Test
  void privateFolderIsFreshForEachAttemptAndGoneAfterwards() throws Exception {
    String line =
        "ls \"$OMK_REPORT_DIR\" > seen; pwd >> dirs; echo \"$OMK_REPORT_DIR\" > dir; echo '"
            + PASSING
            + "' > \"$OMK_REPORT_DIR/r.xml\"";
    GateResult result = gates.runOne(gate("x", line, "reports = ['{reports}/*.xml']"));
    assertThat(result.tests()).hasSize(1);
    assertThat(tree.resolve("seen")).isEmptyFile();
    assertThat(Path.of(Files.readString(tree.resolve("dir")).strip())).doesNotExist();
  }

  @Test
  void realPytestReportsItsTestsAndItsEarlyExitIsSeen() throws Exception {
    GateResult version = gates.runOne(gate("version", "python3 -m pytest --version"));
    assumeThat(version.passed()).as("pytest is installed").isTrue();
    Files.writeString(
        tree.resolve("test_a.py"),
        """
        import pytest
        def test_good(): assert True
        def test_bad(): assert 1 == 2
        @pytest.mark.skip(reason="later")
        def test_off(): pass
        """);
    String pytest =
        """
        [[gates]]
        name = "pytest"
        command = "python3"
        args = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--junitxml={reports}/junit.xml"]
        reports = ["{reports}/junit.xml"]
        """;
    GateResult result = gates.runOne(pytest);
    assertThat(result.outcome()).isEqualTo(new GateOutcome.Failed(1, "exit code 1"));
    assertThat(result.tests())
        .extracting(test -> test.id() + " " + test.status())
        .containsExactly(
            "test_a::test_good PASSED", "test_a::test_bad FAILED", "test_a::test_off SKIPPED");
    assertThat(result.tests().get(1).file()).isEqualTo("test_a.py");
    assertThat(result.excerpt()).contains("assert 1 == 2");
    Files.writeString(tree.resolve("test_a.py"), "import os\nos._exit(0)\n");
    assertThat(gates.runOne(pytest).outcome().reason()).startsWith("no report was written");
  }
}
