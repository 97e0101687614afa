package dev.omk.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the composite action, as a runner would start it. */
class VerifyActionIT {
  private static final String COMMIT =
      "git add -A && git -c user.name=t -c user.email=t@localhost commit -qm x";

  @TempDir Path directory;
  private Launch launch;
  private Path project;
  private Path outputs;
  private Path summary;

  @BeforeEach
  void job() throws Exception {
    launch = new Launch(directory).unpackedOnce();
    project = Files.createDirectory(directory.resolve("project"));
    outputs = Files.createFile(directory.resolve("outputs"));
    summary = Files.createFile(directory.resolve("summary.md"));
    launch.environment.put("GITHUB_ACTIONS", "true");
    launch.environment.put("GITHUB_OUTPUT", outputs.toString());
    launch.environment.put("GITHUB_STEP_SUMMARY", summary.toString());
    launch.environment.put("INPUT_OMK", Launch.executable().toString());
    Files.createDirectory(project.resolve(".omk"));
    Files.writeString(
        project.resolve(".omk/gates.toml"),
        """
        [[gates]]
        name = "tests"
        run = "grep -qx 42 answer.txt || { echo 'answer.txt:1: error: not 42'; exit 1; }"

        [[gates]]
        name = "other things"
        run = "test -e answer.txt"
        """);
    Files.writeString(
        project.resolve(".omk/config.toml"),
        "[agents.mender]\ncommand = [\"sh\", \"-c\", \"cat > /dev/null; echo 42 > answer.txt\"]\n");
    Files.writeString(project.resolve("answer.txt"), "41\n");
    shell("git init -q -b main . && " + COMMIT);
  }

  private Launch.Ended shell(String line) throws Exception {
    return launch.run(List.of("sh", "-c", "cd '" + project + "' && " + line));
  }

  private Launch.Ended step(String... inputs) throws Exception {
    Files.writeString(outputs, "");
    Files.writeString(summary, "");
    launch
        .environment
        .keySet()
        .removeIf(name -> name.startsWith("INPUT_") && !name.endsWith("OMK"));
    for (String input : inputs) {
      int equals = input.indexOf('=');
      launch.environment.put("INPUT_" + input.substring(0, equals), input.substring(equals + 1));
    }
    return shell("'" + Path.of(".github/actions/verify/verify.sh").toAbsolutePath() + "'");
  }

  @Test
  void redGateIsAnAnnotationASummaryAndAnExitCode() throws Exception {
    Launch.Ended ended = step("JUNIT=gates.xml", "SARIF=gates.sarif");
    assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(3);
    assertThat(ended.err()).contains("::error file=answer.txt,line=1,title=tests::error: not 42");
    assertThat(outputs)
        .content()
        .contains("proof=none", "status=failed", "exit_code=3", "passed=1", "failed=1");
    assertThat(summary).content().contains("### Gates: failed");
    assertThat(project.resolve("gates.xml")).exists();
    assertThat(project.resolve("gates.sarif")).exists();
  }

  @Test
  void onlyNamedGatesRunAndTheBaseIsCompared() throws Exception {
    Launch.Ended named = step("GATES=other things\n", "BASE=");
    assertThat(named.code()).as(named.out() + named.err()).isZero();
    assertThat(outputs).content().contains("passed=1", "failed=0");
    step("GATES=$(touch evil)\n;touch evil", "BASE=--junit=evil"); // Neither shell text nor flags.
    assertThat(project.resolve("evil")).doesNotExist();
    Files.writeString(project.resolve("answer.txt"), "42\n");
    Launch.Ended compared = step("BASE=main");
    assertThat(compared.code()).isZero();
    assertThat(compared.out()).contains("fixed: gate tests");
  }

  @Test
  void programThatIsNotThereIsToldInOneLine() throws Exception {
    Launch.Ended ended = step("OMK=no/such/omk");
    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.out()).contains("::error title=omk::there is no program");
    told("errored", 5);
    assertThat(summary).content().contains("### omk: errored", "    there is no program");
  }

  /** What the steps after this one read. */
  private String told(String name) throws Exception {
    String last = "not set";
    for (String line : Files.readAllLines(outputs)) {
      last = line.startsWith(name + "=") ? line.substring(name.length() + 1) : last;
    }
    return last;
  }

  private void told(String status, int code) throws Exception {
    assertThat(told("status")).isEqualTo(status);
    assertThat(told("exit_code")).isEqualTo("" + code);
    for (String count : List.of("passed", "failed", "skipped")) {
      assertThat(told(count)).matches("[0-9]+");
    }
  }

  @Test
  void whatComesToNoVerdictIsToldToTheStepsAfterIt() throws Exception {
    Launch.Ended unknown = step("GATES=no such gate");
    errored(unknown, "no such gate");
    errored(step("BASE=origin/none"), "there is no commit 'origin/none' here");
    errored(step("PROOF=nowhere", "KEY=nowhere"), "nowhere");
    Files.writeString(project.resolve(".omk/gates.toml"), "[[gates]\n");
    errored(step(), "gates.toml:1:");
    assertThat(told("proof")).isEqualTo("none");
    assertThat(step("PROOF=proof.jsonl").code()).isEqualTo(2);
    told("errored", 2);
  }

  private void errored(Launch.Ended ended, String said) throws Exception {
    assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(1);
    assertThat(ended.out().lines().filter(line -> line.startsWith("::error title=omk::")))
        .singleElement()
        .asString()
        .contains(said);
    assertThat(summary).content().contains("### omk: errored", said);
    told("errored", 1);
  }

  @Test
  void namesOfGatesMayHaveBlanksAroundThem() throws Exception {
    Launch.Ended named = step("GATES=  other things \r\n\t\r\n");
    assertThat(named.code()).as(named.out() + named.err()).isZero();
    told("passed", 0);
    assertThat(told("passed")).isEqualTo("1");
  }

  @Test
  void proofIsAcceptedForItsTreeAlone() throws Exception {
    String omk = "'" + Launch.executable() + "' -q goal ";
    String prove =
        omk
            + "run 'Fix the failing answer test' --until-ready --agent mender --accept auto && "
            + COMMIT
            + " && "
            + omk
            + "proof --export ../proof.jsonl --sign && "
            + omk
            + "proof --public-key > ../omk.pub";
    List<String> proving = List.of("sh", "-c", "cd '" + project + "' && " + prove);
    Launch.Ended proven = launch.run(proving, 300);
    assertThat(proven.code()).as(proven.out() + proven.err()).isZero();
    assertThat(step("PROOF=../proof.jsonl").code()).isEqualTo(2); // No key: anybody could have.

    Launch.Ended accepted = step("PROOF=../proof.jsonl", "KEY=../omk.pub");

    assertThat(accepted.code()).as(accepted.out() + accepted.err()).isZero();
    assertThat(outputs).content().contains("proof=accepted", "status=proven", "exit_code=0");
    assertThat(summary).content().contains("### Proof: accepted").doesNotContain("### Gates");
    told("proven", 0);
    Files.copy(directory.resolve("omk.pub"), project.resolve("omk.pub"));
    step("PROOF=../proof.jsonl", "KEY=omk.pub"); // What is to be checked is no part of the tree.
    told("proven", 0);
    Files.delete(project.resolve("omk.pub"));

    Files.writeString(project.resolve("answer.txt"), "41\n");
    Launch.Ended edited = step("PROOF=../proof.jsonl", "KEY=../omk.pub");
    assertThat(edited.code()).as(edited.out() + edited.err()).isEqualTo(3);
    assertThat(edited.out()).contains("::notice title=omk::", "Files differ from HEAD");
    told("failed", 3);
    assertThat(told("proof")).isEqualTo("stale");
    Files.writeString(project.resolve("answer.txt"), "42\n");

    Files.writeString(project.resolve("more.txt"), "more\n");
    shell(COMMIT);
    Launch.Ended stale = step("PROOF=../proof.jsonl", "KEY=../omk.pub");
    assertThat(stale.code()).as(stale.out() + stale.err()).isZero();
    assertThat(outputs).content().contains("proof=stale", "status=passed");
    assertThat(summary).content().contains("### Proof: not about this tree", "### Gates: passed");

    Path proof = directory.resolve("proof.jsonl");
    Files.writeString(
        proof, Files.readString(proof).replaceFirst("\"payload\":\"....", "\"payload\":\"AAAA"));
    Launch.Ended tampered = step("PROOF=../proof.jsonl", "KEY=../omk.pub");
    assertThat(tampered.code()).as(tampered.out() + tampered.err()).isEqualTo(8);
    assertThat(outputs).content().contains("proof=tampered", "status=failed", "exit_code=8");
  }
}
