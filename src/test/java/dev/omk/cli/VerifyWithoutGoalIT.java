package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code omk goal verify --no-goal}, as a CI job on a fresh clone calls it. */
class VerifyWithoutGoalIT {
  private static final String GATES =
      """
      [[gates]]
      name = "tests"
      run = "sh tests/run.sh > report.xml; grep -c '<failure' report.xml; ! grep -q '<failure' report.xml"
      reports = ["report.xml"]

      [[gates]]
      name = "lint"
      run = "test ! -e bad.c || { echo 'bad.c:3:1: error: no return'; exit 1; }"
      """;
  private static final String PASSING =
      "<testsuite name=\"s\"><testcase name=\"a\"/></testsuite>\n";
  private static final String TESTS =
      """
      echo '<testsuite name="s">'
      for t in one two; do
        if grep -q "$t" good.txt; then echo "<testcase name='$t'/>"; else
          echo "<testcase name='$t' file='good.txt' line='2'><failure message='no $t'/></testcase>"; fi
      done
      echo '</testsuite>'
      """;

  @TempDir Path directory;
  private Omk omk;

  @BeforeEach
  void project() throws Exception {
    omk = new Omk(directory);
    omk.file(".omk/gates.toml", GATES).file("tests/run.sh", TESTS).file("good.txt", "one\n");
    omk.file(".gitignore", "report.xml\n");
    commit("git init -q -b main .");
  }

  private void commit(String first) throws Exception {
    String line = " && git add -A && git -c user.name=t -c user.email=t@localhost commit -qm x";
    assertThat(omk.shell(first + line).code()).isZero();
  }

  private Omk.Ended verify(String... more) throws Exception {
    return omk.call(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("goal", "verify", "--no-goal"),
                java.util.stream.Stream.of(more))
            .toList());
  }

  private static ObjectNode json(Omk.Ended ended) throws Exception {
    return Json.parseObject(ended.out().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void withoutGoalsVerifySaysHowToStart() throws Exception {
    Omk.Ended ended = omk.call("goal", "verify");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("No goals found", "omk goal verify --no-goal", "omk goal run");
  }

  @Test
  void longestGateOfTheLastRunStartsFirst() throws Exception {
    omk.file(".omk/config.toml", "[run]\njobs = 1\n");
    omk.file(
        ".omk/gates.toml",
        """
        [[gates]]
        name = "short"
        run = "true"

        [[gates]]
        name = "long"
        run = "sleep 1"
        """);
    commit("true");

    assertThat(verify("--fresh").err()).containsSubsequence("short", "long");
    assertThat(verify("--fresh").err()).containsSubsequence("long", "short");
  }

  @Test
  void redGatesAreToldWithTheirFindingsAndNothingIsWrittenIntoTheProject() throws Exception {
    List<String> before = omk.files();
    Omk.Ended ended = verify();
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out())
        .contains("Verification: failed", "tests: failed", "lint: passed", "2 tests, 1 failed")
        .contains("- good.txt:2: s::two: no two");
    before.add("project/report.xml");
    assertThat(omk.files()).containsExactlyInAnyOrderElementsOf(before);
    omk.file("good.txt", "one two\n");
    assertThat(verify().code()).isZero();
  }

  @Test
  void baseTellsWhatBrokeAndWhatWasFixedFromACleanTree() throws Exception {
    omk.file("good.txt", "two\n").file("bad.c", "");
    Omk.Ended text = verify("--base", "main");
    assertThat(text.code()).as(text.err()).isEqualTo(3);
    assertThat(text.out())
        .contains("Against main (", "fixed: tests: s::two", "broke: tests: s::one")
        .contains("broke: gate lint");
    ObjectNode document = Schemas.valid("verification", verify("--base", "HEAD", "--json"));
    ObjectNode against = (ObjectNode) document.path("verification").path("against_base");
    assertThat(against.path("tests").path("broke").get(0).asText()).isEqualTo("tests: s::one");
    assertThat(against.path("gates").path("broke").get(0).asText()).isEqualTo("lint");
    assertThat(document.path("exit_code").asInt()).isEqualTo(3);
  }

  @Test
  void whatCouldNotRunAndWhatFailedAreBothNext() throws Exception {
    omk.file(
        ".omk/gates.toml",
        "[[gates]]\nname = \"a\"\nrun = \"./a\"\n[[gates]]\nname = \"b\"\nrun = \"false\"\n");
    omk.file("a", "#!/bin/sh\n");

    assertThat(verify().out())
        .contains("a program is not executable, exit code 126")
        .contains("make what gate 'a' runs executable: chmod +x; then mend what is named above");
  }

  @Test
  void baseIsTriedWithTheDependenciesThatAreHere() throws Exception {
    omk.file(".gitignore", "vendor/\n.env\n").file("vendor/lib", "").file(".env", "KEY=1\n");
    omk.file(".omk/config.toml", "[verify]\nlink = [\"vendor\"]\n"); // Ignored and named: once.
    omk.file(
        ".omk/gates.toml",
        "[[gates]]\nname = \"g\"\nrun = \"test -e vendor/lib && . ./.env && cat good.txt\"\n");
    commit("git rm -qf good.txt");
    omk.file("good.txt", "");

    Omk.Ended ended = verify("--base", "HEAD");

    assertThat(ended.out()).contains("fixed: gate g", "was tried with the vendor that is here now");
    commit("true");
    assertThat(verify("--base", "HEAD").out()).contains("nothing was fixed, nothing broke");
  }

  @Test
  void whatAsksGitIsAnsweredInACleanCheckout() throws Exception {
    omk.file(
        ".omk/gates.toml",
        "[[gates]]\nname = \"g\"\nrun = \"git describe --tags && git ls-files | grep good\"\n");
    commit("git tag v1");

    assertThat(verify("--clean", "--base", "HEAD").out()).contains("g: passed", "nothing broke");
  }

  @Test
  void gateThatIsGoneIsNamedBesideTheBase() throws Exception {
    omk.file(".omk/gates.toml", "[[gates]]\nname = \"new\"\nrun = \"true\"\n");
    assertThat(verify("--base", "main").out())
        .contains(".omk/gates.toml is not the one of main (")
        .contains("new added")
        .contains("lint removed");
  }

  /** As when a runner is killed: nobody took the tests away. */
  @Test
  void testsOfABrokenReportHaveNotVanished() throws Exception {
    omk.file(
        ".omk/gates.toml",
        GATES.replace(
            "run = \"sh tests",
            "run = \"test ! -e cut || { printf '<testsuite><testcase' > report.xml; exit 3; }; sh"
                + " tests"));
    commit("true");
    omk.file("cut", "");
    assertThat(verify("--base", "HEAD").out())
        .contains("tests: failed", "exit code 3; its report report.xml cannot be read: ")
        .contains("not compared: the tests of tests: exit code 3; its report")
        .doesNotContain("vanished");
    ObjectNode document = Schemas.valid("verification", verify("--base", "HEAD", "--json"));
    ObjectNode tests = (ObjectNode) document.at("/verification/against_base/tests");
    assertThat(tests.path("vanished")).isEmpty();
    assertThat(tests.path("not_compared").get(0).asText()).isEqualTo("tests");
  }

  /** The same number fails on both trees, and nobody says which. */
  @Test
  void failuresWithoutANameAreNotSaidToBeTheSame() throws Exception {
    omk.file(".omk/gates.toml", "[[gates]]\nname = \"node\"\nrun = \"cat said; exit 1\"\n");
    omk.file("said", "# tests 2\n# pass 1\n# fail 1\n");
    commit("true");
    assertThat(verify("--base", "HEAD").out())
        .contains("not compared: the tests of node: its runner counts failures and names none")
        .doesNotContain("nothing was fixed");
    ObjectNode document = Schemas.valid("verification", verify("--base", "HEAD", "--json"));
    assertThat(document.at("/verification/against_base/tests/not_compared/0").asText())
        .isEqualTo("node");
  }

  @Test
  void filesThatGatesChangeAreNamedAndWhatTheyBuildIsNot() throws Exception {
    omk.file("f.txt", "x\n").file("gone.txt", "x\n").file("report.xml", PASSING);
    omk.file(".gitignore", "");
    omk.file(
        ".omk/gates.toml",
        """
        [[gates]]
        name = "m"
        run = "echo y >> f.txt; rm gone.txt; echo built > new.txt; cp report.now report.xml"
        reports = ["report.xml"]
        """);
    omk.file("report.now", PASSING.replace("a", "b"));
    commit("true");
    String tree = "git_tree " + omk.shell("git rev-parse HEAD^{tree}").out().strip();
    Omk.Ended ended = verify();
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out())
        .contains("note: gate m changed f.txt, gone.txt (gone): the tree")
        .doesNotContain("new.txt", "report.xml (", "changed report.xml");
    omk.shell("git checkout -q .");
    JsonNode document = json(verify("--json")).path("verification");
    assertThat(document.path("notes").get(0).asText()).startsWith("gate m changed f.txt, gone.txt");
    omk.shell("git checkout -q . && rm -f new.txt");
    assertThat(verify("--clean").out()).doesNotContain("changed f.txt");
    assertThat(json(verify("--json")).at("/verification/subject").asText())
        .contains(tree.substring(9));
  }

  @Test
  void whatAKilledRunLeftIsEndedByTheNextOne() throws Exception {
    String line = "sleep 31415926";
    omk.file(
        ".omk/gates.toml",
        "[[gates]]\nname = \"x\"\nrun = \"test -e quick && echo '<testsuite/>' > new.xml"
            + " || { : > started; "
            + line
            + "; }\"\nreports = [\"*.xml\"]\n");
    omk.file("kept.xml", "<testsuite/>");
    Process killed =
        omk.builder(List.of(Omk.executable(), "goal", "verify", "--no-goal"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    await().atMost(Duration.ofSeconds(30)).until(() -> running(line));
    killed.destroyForcibly().waitFor();
    assertThat(running(line)).isTrue();
    assertThat(omk.project.resolve("kept.xml")).as("out of the way of the gate").doesNotExist();

    omk.file("quick", "");
    assertThat(verify().err()).contains("that a run of gates had left when it was killed");
    assertThat(running(line)).isFalse();
    assertThat(omk.project.resolve("kept.xml")).content().isEqualTo("<testsuite/>");
    assertThat(verify().err()).doesNotContain("when it was killed");
  }

  private static boolean running(String line) {
    return ProcessHandle.allProcesses()
        .anyMatch(process -> process.info().commandLine().orElse("").endsWith(line));
  }

  @Test
  void baseOfACleanCheckIsAsCleanAsTheCandidate() throws Exception {
    omk.file(".gitignore", "built.txt\n");
    omk.file("built.txt", "made here\n");
    omk.file(".omk/gates.toml", "[[gates]]\nname = \"x\"\nrun = \"test -e built.txt\"\n");
    omk.shell("git add . && git commit -qm gates");
    Omk.Ended ended = verify("--clean", "--base", "HEAD");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out()).doesNotContain("broke:");
    assertThat(verify("--base", "HEAD").code()).isZero();
  }

  @Test
  void reportWithoutTestsPassesAndIsNamed() throws Exception {
    omk.file(
        ".omk/gates.toml",
        "[[gates]]\n"
            + "name = \"x\"\n"
            + "run = \"echo '<testsuite/>' > report.xml\"\n"
            + "reports = [\"report.xml\"]\n");
    Omk.Ended ended = verify();
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("note: the report of gate x names 0 tests");
  }

  @Test
  void inputThatIsNoFileIsNamed() throws Exception {
    omk.file("src/[id]/a.c", "x");
    omk.file(
        ".omk/gates.toml",
        """
        [[gates]]
        name = "folder"
        command = "true"
        inputs = ["src"]
        [[gates]]
        name = "route"
        command = "true"
        inputs = ["src/[id]/*.{c,h}"]
        """);
    verify();
    Omk.Ended again = verify();
    assertThat(again.out())
        .contains("note: gate folder is never cached: its input src matches no file")
        .contains("route: cached");
  }

  @Test
  void valuesAreCheckedAlsoWhereThereIsNoGate() throws Exception {
    omk.file(".omk/gates.toml", "");
    Omk.Ended base = verify("--base", "nope");
    assertThat(base.code()).as(base.err()).isEqualTo(1);
    assertThat(base.err()).contains("--base: there is no commit 'nope'");
    for (String[] more :
        List.of(new String[] {"--gate", "x"}, new String[] {"--gate", "x", "--list"})) {
      Omk.Ended gate = verify(more);
      assertThat(gate.code()).as(gate.err()).isEqualTo(1);
      assertThat(gate.err()).contains("--gate: there is no gate 'x'", "omk goal init");
    }
    assertThat(verify("--base", "HEAD").code()).isEqualTo(3);
  }

  @Test
  void outcomeThatChangesOnTheSameTreeIsToldUntilTheTreeChanges() throws Exception {
    omk.file(".gitignore", "report.xml\nbroken\n");
    omk.file(".omk/gates.toml", "[[gates]]\nname = \"x\"\nrun = \"test ! -e broken\"\n");
    assertThat(verify().out()).contains("x: passed");
    omk.file("broken", "");
    Omk.Ended failed = verify();
    assertThat(failed.code()).isEqualTo(3);
    assertThat(failed.out()).contains("flaky: it passed on the same tree before");
    omk.shell("rm broken");
    Omk.Ended flaky = verify("--junit", directory.resolve("flaky.xml").toString());
    assertThat(flaky.code()).isZero();
    assertThat(flaky.out()).contains("x: flaky", "on the same tree");
    assertThat(directory.resolve("flaky.xml")).content().contains("<flakyFailure message=");
    assertThat(verify("--clean").out()).contains("x: passed");
    omk.file("good.txt", "other\n");
    assertThat(verify().out()).contains("x: passed");
    omk.file("good.txt", "one\n");
    assertThat(verify().out()).as("on the tree of before").contains("x: flaky");
  }

  @Test
  void anotherProgramOfTheSameNameMayHaveAnotherOpinion() throws Exception {
    Path programs = Files.createDirectory(directory.resolve("programs"));
    omk.environment.merge("PATH", programs.toString(), (old, more) -> more + ":" + old);
    omk.file(".omk/gates.toml", "[[gates]]\nname = \"x\"\ncommand = \"judge\"\n");
    Path judge = Files.writeString(programs.resolve("judge"), "#!/bin/sh\nexit 1\n");
    assertThat(judge.toFile().setExecutable(true)).isTrue();
    assertThat(verify().out()).contains("x: failed");
    Files.writeString(judge, "#!/bin/sh\n# mended\nexit 0\n");
    assertThat(verify().out()).contains("x: passed");
  }

  @Test
  void interruptedRunSaysSoAndThatItIsToBeRunAgain() throws Exception {
    omk.file(
        ".omk/gates.toml",
        """
        [[gates]]
        name = "red"
        run = "exit 1"
        [[gates]]
        name = "hang"
        run = ": > started; sleep 1000"
        needs = ["red"]
        """);
    for (String format : List.of("--json", "--fresh")) {
      Files.deleteIfExists(omk.project.resolve("started"));
      Path out = directory.resolve("interrupted" + format);
      Process process =
          omk.builder(
                  List.of(Omk.executable(), "goal", "verify", "--no-goal", "--keep-going", format))
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> Files.exists(omk.project.resolve("started")));
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
      String said = Files.readString(out);
      if (format.equals("--json")) {
        ObjectNode document = Schemas.valid("verification", new Omk.Ended(143, said, ""));
        assertThat(document.path("status").asText()).isEqualTo("interrupted");
        assertThat(document.path("reason").asText())
            .isEqualTo("interrupted before every gate had ended; did not pass: red");
        assertThat(document.path("next_step").asText()).isEqualTo("run it again");
      } else {
        assertThat(said).contains("Verification: interrupted", "Next:     run it again");
      }
    }
  }

  @Test
  void whatIsLeftOutOfALongListIsCountedRight() throws Exception {
    omk.file("src/a.c", "");
    omk.file(
        ".omk/gates.toml",
        """
        [[gates]]
        name = "cc"
        run = "for i in $(seq 1 500); do echo src/a.c:$i:1: error: e$i; done; exit 1"
        """);
    assertThat(verify().out()).contains("- src/a.c:20: error: e20", "- and 480 more");
  }

  @Test
  void gateThatOnlyItsDefinitionSkipsIsForAPersonToMend() throws Exception {
    String skipped = "[[gates]]\nname = \"a\"\nrun = \"true\"\nskip = true\n";
    String needing = "[[gates]]\nname = \"b\"\nrun = \"true\"\nneeds = [\"a\"]\n";
    omk.file(".omk/gates.toml", skipped + needing);
    Omk.Ended ended = verify();
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out())
        .contains("take skip = true away from a, or set required = false: .omk/gates.toml");
    omk.file(".omk/gates.toml", skipped + needing.replace("true", "false").replace("needs", "# "));
    assertThat(verify().out()).contains("mend what is named above");
  }

  @Test
  void unknownBaseRunsNothing() throws Exception {
    Omk.Ended ended = verify("--base", "origin/gone");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("--base", "git fetch origin gone:refs/remotes/origin/gone");
    assertThat(verify("--base", "gone").err())
        .contains("git fetch origin gone, then --base FETCH_HEAD");
    assertThat(verify("--base", "HEAD~5").err()).contains("git fetch --unshallow");
    assertThat(Files.exists(omk.project.resolve("report.xml"))).isFalse();
    assertThat(omk.call("goal", "verify", "--base", "main").code()).isEqualTo(2);
  }

  @Test
  void underGithubActionsThereAreAnnotationsASummaryAndOutputs() throws Exception {
    Path summary = directory.resolve("summary.md");
    Path outputs = Files.writeString(directory.resolve("outputs"), "before=1\n");
    omk.environment.put("GITHUB_ACTIONS", "true");
    omk.environment.put("GITHUB_STEP_SUMMARY", summary.toString());
    omk.environment.put("GITHUB_OUTPUT", outputs.toString());
    omk.file("bad.c", "");
    Omk.Ended ended = verify("--json", "-q", "--base", "HEAD");
    assertThat(json(ended).path("status").asText()).isEqualTo("failed");
    assertThat(ended.err().lines())
        .contains("::error file=good.txt,line=2,title=tests::s::two: no two")
        .anyMatch(line -> line.startsWith("::error file=bad.c,line=3,title=lint::"));
    assertThat(summary)
        .content()
        .contains("| tests | ❌ failed |", "| lint | ❌ failed |", "Against HEAD (")
        .contains("- broke: gate lint\n");
    assertThat(outputs)
        .content()
        .isEqualTo("before=1\nstatus=failed\nexit_code=3\npassed=0\nfailed=2\nskipped=0\n");
  }

  @Test
  void underGithubActionsAVanishedTestIsNamedThoughNoGateIsRed() throws Exception {
    Path summary = directory.resolve("summary.md");
    omk.environment.put("GITHUB_ACTIONS", "true");
    omk.environment.put("GITHUB_STEP_SUMMARY", summary.toString());
    String many = "";
    for (int n = 10; n < 40; n++) {
      many += "<testcase classname='s' name='n" + n + "'/>";
    }
    String gate =
        "[[gates]]\nname = \"g\"\nrun = \"cp cases report.xml\"\nreports = [\"report.xml\"]\n";
    omk.file(".omk/gates.toml", gate);
    omk.file("cases", "<testsuite><testcase classname='s' name='a'/>" + many + "</testsuite>");
    commit("true");
    omk.file("cases", "<testsuite><testcase classname='s' name='a'/></testsuite>");

    Omk.Ended ended = verify("--base", "HEAD");

    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.err().lines().filter(line -> line.startsWith("::warning ")))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .startsWith("::warning title=vanished tests::30 tests of HEAD (")
                    .contains("%0Ag: s::n10%0Ag: s::n11", "s::n29%0Aand 10 more")
                    .doesNotContain("n30"));
    assertThat(summary).content().contains("- vanished: g: s::n10\n", "- vanished: and 10 more\n");
  }

  @Test
  void resultsAreWrittenForOtherTools() throws Exception {
    omk.file("bad.c", "");
    assertThat(verify("--junit", "out/gates.xml", "--sarif", "out/gates.sarif").code())
        .isEqualTo(3);
    Path junit = omk.project.resolve("out/gates.xml");
    assertThat(junit).content().contains("<testsuite name=\"tests\"", "name=\"two\"");
    ObjectNode sarif = Json.parseObject(Files.readAllBytes(omk.project.resolve("out/gates.sarif")));
    assertThat(sarif.path("runs").get(0).path("results").findValuesAsText("ruleId"))
        .contains("tests", "lint");
    Omk.Ended impossible = verify("--junit", "tests");
    assertThat(impossible.code()).isEqualTo(1);
    assertThat(impossible.err()).contains("--junit", "cannot be written");
  }

  @Test
  void whatCannotBeWrittenIsToldBeforeAnythingRuns() throws Exception {
    assertThat(omk.shell("mkfifo pipe; ln -s out.xml link; : > out.xml; : > plain").code())
        .isZero();
    List<String> before = omk.files();
    for (String bad :
        List.of("pipe", "plain/x.xml", "new/", ".omk/goals/x.xml", ".git/config", ".git/x")) {
      Omk.Ended ended = verify("--sarif", bad);
      assertThat(ended.code()).as(bad).isEqualTo(1);
      assertThat(ended.err()).contains("--sarif: '" + bad + "' cannot be written").contains("next");
    }
    for (String same : List.of("out.xml", "./tests/../out.xml", "link")) {
      Omk.Ended ended = verify("--junit", "out.xml", "--sarif", same);
      assertThat(ended.code()).as(same).isEqualTo(2);
      assertThat(ended.err()).contains("--junit and --sarif name the same file");
    }
    assertThat(omk.files()).isEqualTo(before);
    assertThat(verify("--junit", "link").code()).isEqualTo(3);
    assertThat(omk.project.resolve("link")).isSymbolicLink();
    assertThat(omk.project.resolve("out.xml")).content().contains("<testsuite");
  }

  @Test
  void someGatesSayThatTheyAreSomeAndWhatTheyLack() throws Exception {
    omk.file(".omk/gates.toml", GATES + "needs = [\"tests\"]\n");
    Omk.Ended ended = verify("--gate", "lint");
    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("note: 1 of 2 gates, so no full verification")
        .contains("note: lint was run without what it needs: add --gate tests");
    assertThat(json(verify("--gate", "lint", "--json")).path("verification").path("notes"))
        .hasSize(2);
    assertThat(verify("--gate", "lint", "--gate", "tests").out()).doesNotContain("without what");
  }

  @Test
  void gatesThatDecideNothingAreShownAsSuchWhateverTheySay() throws Exception {
    omk.file(
        ".omk/gates.toml",
        """
        [[gates]]
        name = "tests"
        run = "true"

        [[gates]]
        name = "style"
        run = "echo 'a.c:3:1: error: ugly'; exit 1"
        required = false

        [[gates]]
        name = "slow"
        run = "exit 2"
        allow_fail = true
        """);
    Omk.Ended ended = verify();
    assertThat(ended.code()).as(ended.out()).isZero();
    assertThat(ended.out())
        .contains("Verification: passed")
        .containsPattern("tests: passed +[0-9.]+s\\s*\\n")
        .containsPattern("style: failed +[0-9.]+s +exit code 1; decides nothing\\n")
        .containsPattern("slow: failed +[0-9.]+s +exit code 2; decides nothing\\n")
        .contains("ugly");
    JsonNode told = json(verify("--json"));
    assertThat(told.path("reason").asText()).isEqualTo("every gate that decides passed");
    assertThat(told.path("verification").path("gates"))
        .extracting(
            gate -> gate.path("name").asText(),
            gate -> gate.path("status").asText(),
            gate -> gate.path("required").asBoolean(true))
        .containsExactly(
            tuple("tests", "passed", true),
            tuple("style", "failed", false),
            tuple("slow", "failed", false));
    assertThat(verify("--gate", "style").code()).as("asked for alone").isEqualTo(3);
    assertThat(verify("--gate", "style", "--gate", "tests").code()).isZero();
    assertThat(verify("--list").out())
        .contains("tests: true\n", "exit 1; decides nothing\n", "exit 2; decides nothing\n");
    assertThat(omk.call("goal", "gates").out())
        .contains("tests\n", "style (decides nothing)", "slow (decides nothing)");
    Path outputs = directory.resolve("outputs");
    omk.environment.put("GITHUB_ACTIONS", "true");
    omk.environment.put("GITHUB_OUTPUT", outputs.toString());
    verify("--junit", "out.xml", "--sarif", "out.sarif");
    assertThat(outputs).content().contains("passed=1\nfailed=0\n");
    assertThat(omk.project.resolve("out.xml"))
        .content()
        .contains("<skipped message=\"failed, and decides nothing: exit code 1\">")
        .doesNotContain("<failure");
    assertThat(omk.project.resolve("out.sarif"))
        .content()
        .contains("\"level\": \"warning\"")
        .doesNotContain("\"level\": \"error\"");
    omk.file(".omk/gates.toml", "[[gates]]\nname = \"a\"\nrun = \"true\"\nrequired = false\n");
    Omk.Ended none = verify();
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err()).contains("no gate decides here");
  }

  @Test
  void whatIsMissingIsNamedWithWhatToDoAboutIt() throws Exception {
    omk.file(".omk/gates.toml", "[[gates]]\nname = \"x\"\nrun = \"true\"\nworkdir = \"no\"\n");
    Omk.Ended noDirectory = verify();
    assertThat(noDirectory.code()).isEqualTo(5);
    assertThat(noDirectory.out()).contains("make the directory that gate 'x' works in");
    omk.file(".omk/gates.toml", "[[gates]]\nname = \"x\"\ncommand = \"no-such\"\n");
    assertThat(verify().out()).contains("install what gate 'x' needs");
  }

  @Test
  void gatesThatAreNotUtf8AreToldWithTheirPlace() throws Exception {
    byte[] latin = "[[gates]]\nname = \"gr\u00fcn\"\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(omk.project.resolve(".omk/gates.toml"), latin);
    Omk.Ended ended = verify();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).startsWith("omk: .omk/gates.toml:2:11: not UTF-8\n");
  }

  @Test
  void listRunsNothing() throws Exception {
    Omk.Ended ended = verify("--list");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("Gates (2)", "tests: sh tests/run.sh", "lint: test");
    assertThat(Files.exists(omk.project.resolve("report.xml"))).isFalse();
    assertThat(
            Schemas.valid("gate-list", verify("--list", "--gate", "lint", "--json")).path("gates"))
        .hasSize(1);
  }

  @Test
  void ignoredFilesHelpInPlaceAndNotInACleanCheckout() throws Exception {
    omk.file(".gitignore", "report.xml\nbuilt\n").file("built", "");
    omk.file(".omk/gates.toml", "[[gates]]\nname = \"x\"\nrun = \"test -e built\"\n");
    assertThat(verify().code()).isZero();
    Omk.Ended clean = verify("--clean");
    assertThat(clean.code()).isEqualTo(3);
    assertThat(clean.out()).contains("in a clean checkout");
  }

  @Test
  void whatIsGreenByIgnoredFilesAgainstTheBaseSaysSo() throws Exception {
    omk.file(".gitignore", "report.xml\nbuild/\n").file("build/x", "");
    omk.file(".omk/gates.toml", "[[gates]]\nname = \"x\"\nrun = \"test -e build/x\"\n");
    commit("true");
    assertThat(verify("--base", "main").out())
        .contains("x is red on main (")
        .contains("which may be for want of what git ignores here: build/; --clean");
    omk.file(".omk/.gitignore", "goals/\n.gitignore\n").file(".omk/goals/x", "");
    assertThat(verify("--base", "main").out()).contains("git ignores here: build/; --clean");
    Files.delete(omk.project.resolve("build/x"));
    Files.delete(omk.project.resolve("build"));
    omk.file(".omk/gates.toml", "[[gates]]\nname = \"x\"\nrun = \"test -e x\"\n").file("x", "");
    assertThat(verify("--base", "main").out())
        .contains("fixed: gate x")
        .doesNotContain("git ignores");
    omk.file(".omk/gates.toml", "[[gates]]\nname = \"x\"\nrun = \"true\"\n");
    assertThat(verify("--base", "main").out()).doesNotContain("git ignores");
  }

  @Test
  void gateThatIsRedByTheSameTestsOnTheBaseLacksNothingThere() throws Exception {
    omk.file(".gitignore", "report.xml\n.cache/\n").file(".cache/x", "");
    omk.file(
        ".omk/gates.toml",
        """
        [[gates]]
        name = "x"
        run = "cp old.xml report.xml; exit 1"
        reports = ["report.xml"]
        """);
    omk.file(
        "old.xml",
        "<testsuite><testcase name='a' classname='t'><failure message='no'/></testcase></testsuite>");
    commit("true");
    assertThat(verify("--base", "main").out())
        .contains("nothing was fixed, nothing broke")
        .doesNotContain("git ignores");
    omk.shell("rm -r .cache");
    omk.file(
        ".omk/gates.toml",
        """
        [[gates]]
        name = "x"
        run = "cp ok.xml report.xml; test -e fresh"
        reports = ["report.xml"]
        """);
    omk.file("ok.xml", "<testsuite><testcase name='a' classname='t'/></testsuite>");
    commit("true");
    omk.file("fresh", "");
    assertThat(verify("--base", "main").out())
        .contains("fixed: gate x")
        .doesNotContain("git ignores");
  }

  @Test
  void privateFolderForReportsHasItsNameInALineToo() throws Exception {
    omk.file(
        ".omk/gates.toml",
        """
        [[gates]]
        name = "x"
        run = '''echo '<testsuite><testcase name="a"/></testsuite>' > "{reports}/j.xml"'''
        reports = ["{reports}/j.xml"]
        """);
    Omk.Ended ended = verify("--json");
    assertThat(ended.code()).isZero();
    assertThat(json(ended).path("verification").path("gates").get(0).path("tests").path("passed"))
        .hasToString("1");
    assertThat(omk.project.resolve("{reports}")).doesNotExist();
  }

  @Test
  void credentialsThatADefinitionGivesAreRedacted() throws Exception {
    omk.file(
        ".omk/gates.toml",
        "[[gates]]\nname = \"x\"\nrun = \"echo got $MY_TOKEN; exit 1\"\n"
            + "env = { MY_TOKEN = \"zzTop-Secret-99x\" }\n");
    assertThat(verify().out()).contains("got [REDACTED]").doesNotContain("zzTop");
  }

  @Test
  void failFastAndKeepGoing() throws Exception {
    omk.file(
        ".omk/gates.toml",
        """
        [[gates]]
        name = "build"
        run = "exit 1"
        [[gates]]
        name = "test"
        run = "true"
        needs = ["build"]
        [[gates]]
        name = "other"
        run = "true"
        exclusive = true
        needs = []
        """);
    omk.file(".omk/config.toml", "[run]\njobs = 1\n");
    assertThat(verify("--keep-going").out()).contains("test: passed", "build: failed");
    assertThat(verify().out()).contains("test: skipped", "other: passed");
    omk.file(
        ".omk/gates.toml",
        """
        [[gates]]
        name = "build"
        run = "exit 1"
        [[gates]]
        name = "off"
        run = "true"
        skip = true
        exclusive = true
        """);
    assertThat(verify("--fail-fast").out())
        .containsPattern("off: skipped .*skipped by its definition")
        .doesNotContain("--fail-fast: build");
    assertThat(verify("--fail-fast", "--keep-going").code()).isEqualTo(2);
  }

  @Test
  void missingProgramIsFiveAndNoGateIsThree() throws Exception {
    omk.file(".omk/gates.toml", "[[gates]]\nname = \"x\"\ncommand = \"no-such-program\"\n");
    assertThat(verify().code()).isEqualTo(5);
    omk.file(".omk/gates.toml", "");
    Omk.Ended none = verify();
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err()).contains("omk goal init");
  }

  @Test
  void passOfUnchangedInputsIsCachedUntilFreshAndForgedOnesAreNotBelieved() throws Exception {
    omk.environment.put("XDG_CACHE_HOME", directory.resolve("cache").toString());
    omk.file(
        ".omk/gates.toml",
        "[[gates]]\nname = \"x\"\nrun = \"grep -q one good.txt\"\ninputs = [\"good.txt\"]\n");
    assertThat(verify().out()).contains("x: passed");
    assertThat(verify().out())
        .containsPattern("x: cached.*unchanged since it passed at 20[-0-9]+T[0-9:]+Z");
    assertThat(verify("--clean").out()).doesNotContain("cached");
    assertThat(verify("--fresh").out()).contains("x: passed");
    omk.file("good.txt", "two\n");
    assertThat(verify().out()).contains("x: failed");
    omk.file("good.txt", "one\n");
    assertThat(omk.shell("cd ../cache/omk/passes/*/ && for f in *; do printf x >> $f; done").code())
        .isZero();
    assertThat(verify().out()).contains("x: passed");
  }
}
