package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.omk.control.project.Project;
import dev.omk.control.workspace.Outcome;
import dev.omk.document.ProofDocument;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Verification;
import dev.omk.process.ProcessRunner;
import dev.omk.sandbox.Bubblewrap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole goals whose agents and gates are confined, and what becomes of goals where none can be. */
class SandboxedGoalTest {
  private static final String ON = "[sandbox]\nagents = \"on\"\ngates = \"on\"\n";

  @TempDir Path directory;

  private static void needBubblewrap() throws InterruptedException {
    Bubblewrap.Found found =
        Bubblewrap.find(new ProcessRunner(), System.getenv("PATH"), Path.of("/nowhere"));
    assumeTrue(found instanceof Bubblewrap.Found.Works, found::toString);
  }

  @Test
  void agentRepairsAndReachesNothingElse() throws Exception {
    needBubblewrap();
    Sample sample =
        Sample.broken(directory)
            .settings(ON)
            .agent(
                """
                (echo alias ls=rm >> ~/.bashrc; echo x > ../outside; echo x > .git/hooks/pre-push
                echo x >> .omk/gates.toml; git commit -qam x; git config user.name Other
                rm -rf .omk/goals; echo x > /var/tmp/$OMK_GOAL_ID) 2>/dev/null
                ls -A .omk/goals > seen.txt; cat ~/.config/omk/key >> seen.txt 2>/dev/null
                test -s seen.txt || rm seen.txt
                """
                    + Sample.REPAIR)
            .commit();
    Files.writeString(sample.home().resolve(".bashrc"), "# mine\n");

    Outcome outcome = sample.run(true);

    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
    assertThat(outcome.goal().lastPass().orElseThrow().violations()).isEmpty();
    assertThat(sample.home().resolve(".bashrc")).hasContent("# mine");
    assertThat(directory.resolve("outside")).doesNotExist();
    assertThat(sample.project.resolve(".git/hooks/pre-push")).doesNotExist();
    assertThat(sample.project.resolve("seen.txt")).doesNotExist();
    assertThat(Path.of("/var/tmp", outcome.goal().id().value())).doesNotExist();
  }

  @Test
  void whatTheUserChangesMeanwhileIsNotTheAgents() throws Exception {
    needBubblewrap();
    Sample sample =
        Sample.broken(directory)
            .settings(ON)
            .agent(
                "touch here; until grep -q alias ~/.bashrc; do sleep 0.1; done; rm here\n"
                    + Sample.REPAIR)
            .commit();
    Path settings = Files.writeString(sample.home().resolve(".bashrc"), "# mine\n");
    Thread user =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!Files.exists(sample.project.resolve("here"))) {
                    LockSupport.parkNanos(50_000_000);
                  }
                  append(settings);
                });

    Outcome outcome = sample.run(true);

    user.join();
    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
    assertThat(settings).hasContent("# mine\nalias l=ls");
  }

  private static void append(Path file) {
    try {
      Files.writeString(file, "alias l=ls\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"go.mod, module x, .cache/go-build", "pom.xml, <project/>, .m2/repository"})
  void whatAToolKeepsIsThereForTheNextGate(String file, String content, String cache)
      throws Exception {
    needBubblewrap();
    Sample sample =
        Sample.broken(directory)
            .settings(ON)
            .write(file, content + "\n")
            .write(
                ".omk/gates.toml",
                "[[gates]]\n"
                    + "name = \"x\"\n"
                    + "run = \"echo x > ~/%s/x; sh tests/calc_test.sh\"\n".formatted(cache))
            .agent(Sample.REPAIR)
            .commit();

    sample.run(true);

    assertThat(sample.home().resolve(cache).resolve("x")).exists();
  }

  @Test
  void proofSaysWhatWasInForce() throws Exception {
    needBubblewrap();
    Sample sample =
        Sample.broken(directory)
            .settings("[sandbox]\nagents = \"off\"\ngates = \"on\"\nnetwork = false\n")
            .agent(Sample.REPAIR)
            .commit();

    Outcome outcome = sample.run(true);

    assertThat(ProofDocument.of(outcome.goal(), outcome.assessment()).path("sandbox").toString())
        .isEqualTo(
            "{\"agents\":\"none: [sandbox] agents = \\\"off\\\"\","
                + "\"gates\":\"bubblewrap, without network\"}");
    Verification baseline = Objects.requireNonNull(outcome.goal().baseline());
    assertThat(baseline.sandbox()).isEqualTo("bubblewrap, without network");
  }

  @Test
  void worksInALinkedWorktreeAndWithGatesInSubfolders() throws Exception {
    needBubblewrap();
    Sample sample =
        Sample.broken(directory)
            .settings(ON)
            .write("sub/check.sh", "[ \"$(sh ../calc.sh 2 3)\" = 5 ]\n")
            .write(
                ".omk/gates.toml",
                "[[gates]]\nname = \"tests\"\nrun = \"sh check.sh\"\nworkdir = \"sub\"\n")
            .agent(Sample.REPAIR + "; git rev-parse HEAD > /dev/null || exit 1")
            .commit();
    sample.git("worktree", "add", "-q", "../linked");
    Sample linked = sample.in(directory.resolve("linked"));

    Outcome outcome = linked.run(true);

    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
    assertThat(outcome.goal().lastPass().orElseThrow().end().summary()).contains("0");
    assertThat(linked.read("calc.sh")).contains("a + b");
    assertThat(sample.read("calc.sh")).contains("a - b");
  }

  @Test
  void worksWithoutGit() throws Exception {
    needBubblewrap();
    Sample sample = Sample.plain(directory).settings(ON).agent(Sample.REPAIR);

    Outcome outcome = sample.run(true);

    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
  }

  @Test
  void gateWritesItsReportAndItsDependenciesInEveryRoom() throws Exception {
    needBubblewrap();
    Sample sample =
        Sample.broken(directory)
            .settings(ON)
            .write(".gitignore", "node_modules/\n")
            .write("node_modules/tool/run.sh", "exec sh tests/calc_test.sh\n")
            .write(
                ".omk/gates.toml",
                """
                [[gates]]
                name = "tests"
                run = '''
                mkdir -p node_modules/.cache && echo x > node_modules/.cache/x || exit 9
                sh node_modules/tool/run.sh; code=$?
                if [ $code = 0 ]; then body='<testcase classname="c" name="adds"/>'
                else body='<testcase classname="c" name="adds"><failure message="m"/></testcase>'; fi
                echo "<testsuite>$body</testsuite>" > "$OMK_REPORT_DIR/r.xml"; exit $code'''
                reports = ["{reports}/*.xml"]
                """)
            .agent(Sample.REPAIR)
            .commit();

    Outcome outcome = sample.run(false);

    Verification last = Objects.requireNonNull(outcome.goal().verification());
    assertThat(last.green()).as(outcome.goal().reason()).isTrue();
    assertThat(last.room()).isEqualTo(Verification.Room.CLEAN);
    assertThat(last.tests().ran()).isEqualTo(1);
  }

  @Test
  void onWithoutBubblewrapIsAnErrorBeforeAnythingIsWritten() throws Exception {
    Sample sample =
        Sample.broken(directory).settings(ON).agent(Sample.REPAIR).commit().path("/nowhere:");

    assertThatThrownBy(() -> sample.run(true))
        .isInstanceOfSatisfying(
            OmkException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.BLOCKED_ON_EXTERNAL);
              assertThat(e.line()).contains("bubblewrap");
            });
    assertThat(sample.project.resolve(".omk/goals")).doesNotExist();
  }

  @Test
  void autoWithoutBubblewrapGoesOnAndSaysSo() throws Exception {
    Path programs = Files.createDirectories(directory.resolve("programs"));
    for (String name : new String[] {"git", "sh", "sed", "cat"}) {
      Path real = dev.omk.process.ProgramLookup.find(name, directory, System.getenv("PATH")).get();
      Files.createSymbolicLink(programs.resolve(name), real);
    }
    Sample sample =
        Sample.broken(directory)
            .settings("")
            .agent(Sample.REPAIR)
            .commit()
            .path(programs.toString());

    Outcome outcome = sample.run(true);

    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
    assertThat(outcome.goal().lastPass().orElseThrow().sandbox())
        .isEqualTo("none: bubblewrap (bwrap) is not on the PATH");
  }

  @Test
  void whatIsWrittenToTheHomeWithoutASandboxIsForAPersonToSee() throws Exception {
    Sample sample =
        Sample.broken(directory)
            .agent(
                Sample.REPAIR
                    + "; echo evil >> ~/.bashrc; git config --global core.editor evil;"
                    + " mkdir -p ~/.claude; echo '{}' > ~/.claude/settings.json; echo x > ~/notes")
            .commit();

    Outcome outcome = sample.run(true);

    assertThat(outcome.ready()).isFalse();
    assertThat(outcome.goal().lastPass().orElseThrow().violations())
        .extracting(violation -> violation.path() + " " + violation.action())
        .containsExactly(
            "~/.bashrc PENDING", "~/.claude/settings.json PENDING", "~/.gitconfig PENDING");
  }

  @Test
  void settingsOfToolsAboveTheTreeAndRunnersOfTheUsersAreForAPersonToSee() throws Exception {
    String packages = "~/.local/lib/python3/site-packages";
    Sample sample =
        Sample.broken(directory)
            .agent(
                Sample.REPAIR
                    + "; echo '[pytest]' > ../pytest.ini; echo --exec true > ~/.proverc; mkdir -p "
                    + packages
                    + "/pytest; touch "
                    + packages
                    + "/other.py; mkdir -p ~/.local/bin; cp /bin/true ~/.local/bin/sh;"
                    + " cp /bin/true ~/.local/bin/of-no-system")
            .commit();

    Outcome outcome = sample.run(true);

    assertThat(outcome.ready()).isFalse();
    assertThat(outcome.goal().lastPass().orElseThrow().violations())
        .extracting(violation -> violation.path())
        .containsExactlyInAnyOrder(
            sample.project.resolveSibling("pytest.ini").toString(),
            "~/.proverc",
            "~/.local/bin/sh",
            packages + "/pytest");
  }

  @Test
  void hiddenGateJudgesAndIsNotTold() throws Exception {
    String prompts = directory + "/prompts";
    Sample sample =
        Sample.broken(directory)
            .agent("cat \"$OMK_PROMPT_FILE\" >> " + prompts + "; " + Sample.REPAIR)
            .commit();
    Path config = sample.home().resolve(".config/omk");
    Files.writeString(
        config.resolve("gates.toml"),
        """
        [[gates]]
        name = "unseen-sums"
        run = "sh ~/.config/omk/checks/sums.sh"
        """);
    Files.createDirectories(config.resolve("checks"));
    Files.writeString(
        config.resolve("checks/sums.sh"),
        "[ \"$(sh calc.sh 20 22)\" = 42 ] || { echo 'wrong: 20 and 22'; exit 1; }\n");

    Outcome outcome = sample.run(true);

    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
    assertThat(outcome.goal().gates())
        .extracting(gate -> gate.hidden())
        .containsExactly(false, true);
    assertThat(Path.of(prompts))
        .content()
        .contains("a hidden check failed")
        .doesNotContain("unseen-sums")
        .doesNotContain("sums.sh")
        .doesNotContain("20 and 22");
    try (var documents = Files.list(outcome.directory())) {
      for (Path plan : documents.filter(file -> file.toString().endsWith(".md")).toList()) {
        assertThat(plan).content().doesNotContain("unseen-sums").doesNotContain("sums.sh");
      }
    }
  }

  @Test
  void hiddenGateSeesThroughASpecialCase() throws Exception {
    Sample sample =
        Sample.broken(directory).settings(ON).passes(1).agent("echo 'echo 5' > calc.sh").commit();
    needBubblewrap();
    Path config = sample.home().resolve(".config/omk");
    Files.writeString(
        config.resolve("gates.toml"),
        """
        [[gates]]
        name = "unseen"
        hidden = true
        projects = ["~/../project"]
        run = '''sh "$HOME/.config/omk/checks/sums.sh"'''
        """);
    Files.createDirectories(config.resolve("checks"));
    Files.writeString(config.resolve("checks/sums.sh"), "[ \"$(sh calc.sh 20 22)\" = 42 ]\n");

    Outcome outcome = sample.run(true);

    assertThat(outcome.ready()).isFalse();
    assertThat(outcome.goal().latestVerification().orElseThrow().red())
        .extracting(result -> result.gate() + " " + result.outcome().reason())
        .containsExactly("unseen exit code 1");
  }

  @Test
  void gateOfAnotherProjectIsNotOfThisOne() throws Exception {
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    Files.writeString(
        sample.home().resolve(".config/omk/gates.toml"),
        "[[gates]]\nname = \"x\"\nrun = \"false\"\nprojects = [\"/somewhere/else\"]\n");

    assertThat(Project.read(sample.workspace()).gates())
        .extracting(gate -> gate.name())
        .containsExactly("tests");
  }

  @Test
  void brokenRepositoryIsMendedAndTheGoalGoesOn() throws Exception {
    Sample sample =
        Sample.broken(directory)
            .agent(
                Sample.REPAIR
                    + "; echo '[broken' > .git/config; echo nonsense > .git/HEAD;"
                    + " echo /evil > .git/commondir; echo x > .git/info/attributes")
            .commit();

    Outcome outcome = sample.run(true);

    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
    assertThat(outcome.goal().lastPass().orElseThrow().violations())
        .extracting(violation -> Path.of(violation.path()).getFileName() + " " + violation.action())
        .containsExactlyInAnyOrder(
            "config UNDONE", "commondir UNDONE", "attributes UNDONE", "HEAD UNDONE");
    sample.git("status", "--short");
  }

  @Test
  void nothingThatTheRepositoryNamesIsStarted() throws Exception {
    Path started = directory.resolve("started");
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    String trap = "touch " + started + "; cat";
    for (String key :
        new String[] {
          "core.fsmonitor",
          "core.pager",
          "core.editor",
          "core.sshCommand",
          "core.gitProxy",
          "core.askPass",
          "core.alternateRefsCommand",
          "diff.external",
          "diff.x.textconv",
          "diff.x.command",
          "filter.x.clean",
          "filter.x.smudge",
          "filter.x.process",
          "merge.x.driver",
          "credential.helper",
          "gpg.program",
          "gpg.ssh.program",
          "interactive.diffFilter",
          "sequence.editor",
          "uploadpack.packObjectsHook",
          "alias.status",
          "trailer.x.command",
          "pager.diff",
          "pager.log",
          "man.viewer",
          "web.browser"
        }) {
      sample.git("config", key, trap);
    }
    Path hooks = Files.createDirectories(directory.resolve("hooks"));
    for (String hook :
        new String[] {
          "post-checkout",
          "post-index-change",
          "pre-commit",
          "reference-transaction",
          "pre-push",
          "fsmonitor-watchman",
          "post-commit",
          "post-rewrite",
          "sendemail-validate"
        }) {
      Path file = hooks.resolve(hook);
      Files.writeString(file, "#!/bin/sh\ntouch " + started + "\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    sample.write(".gitattributes", "* filter=x diff=x merge=x\n");
    sample.git("-c", "filter.x.clean=", "-c", "filter.x.process=", "add", ".gitattributes");
    sample.git("config", "core.hooksPath", hooks.toString());
    sample.git("config", "commit.gpgSign", "true");
    sample.git("config", "log.showSignature", "true");
    Files.deleteIfExists(started);

    Outcome outcome = sample.run(true);

    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
    assertThat(started).doesNotExist();
  }

  @Test
  void forgedObjectIsNotBelieved() throws Exception {
    Sample sample =
        Sample.broken(directory)
            .agent(
                """
                printf 'exit 0 #5\\n' > tests/calc_test.sh; echo '#' >> calc.sh
                python3 - <<'X'
                import os, subprocess, zlib
                git = lambda *a: subprocess.run(("git",) + a, capture_output=True, text=True).stdout
                body = open("tests/calc_test.sh", "rb").read()
                for line in git("rev-list", "--objects", "--all").splitlines():
                    name, _, path = line.partition(" ")
                    if path == "tests/calc_test.sh":
                        file = ".git/objects/" + name[:2] + "/" + name[2:]
                        os.chmod(file, 0o644)
                        open(file, "wb").write(zlib.compress(b"blob %d\\0" % len(body) + body))
                X
                """)
            .commit();

    Optional<Outcome> outcome;
    try {
      outcome = Optional.of(sample.run(true));
    } catch (OmkException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_STATE);
      assertThat(e.line()).contains("tests/calc_test.sh");
      outcome = Optional.empty();
    }

    assertThat(outcome.filter(Outcome::ready)).isEmpty();
  }
}
