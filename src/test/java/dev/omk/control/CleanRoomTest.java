package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.control.workspace.Outcome;
import dev.omk.goal.Verification;
import dev.omk.proof.Claim;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of a clean checkout that says no where the work tree says yes. */
class CleanRoomTest {
  private static final String OTHER =
      """
      [[gates]]
      name = "tests"
      run = "sh tests/calc_test.sh"
      [[gates]]
      name = "other"
      run = "%s"
      """;

  @TempDir Path directory;
  private Sample sample;

  @BeforeEach
  void project() throws Exception {
    sample = Sample.broken(directory).write(".gitignore", "data/\nnode_modules/\n*.inc\n");
    sample.write("tests/zero_test.sh", "[ \"$(sh calc.sh 0 0)\" = 0 ] || exit 1\n");
  }

  private static List<String> weak(Outcome outcome) {
    return outcome.assessment().weak().stream().map(Claim::detail).toList();
  }

  private static Verification last(Outcome outcome) {
    return Optional.ofNullable(outcome.goal().verification()).orElseThrow();
  }

  @Test
  void whereItLacksEnvironmentTheProofIsOfTheWorkTreeAndSaysWhy() throws Exception {
    sample.agent(Sample.REPAIR).write("data/big", "x").write("here.inc", "1\n");
    sample.write(".omk/gates.toml", OTHER.formatted("test -f data/big")).commit();

    Outcome outcome = sample.run(true);

    assertThat(outcome.ready()).isFalse();
    assertThat(last(outcome).room()).isEqualTo(Verification.Room.IN_PLACE);
    assertThat(weak(outcome))
        .contains(
            "the clean checkout lacks environment: other passed on the base in place, and in a"
                + " clean checkout of it failed (exit code 1)",
            "ignored by git and not compared with the start: data");
    Outcome accepted =
        sample.controller().accept(outcome.goal().id(), "looked at it", Set.of(), "somebody");
    assertThat(accepted.ready()).as(accepted.goal().reason()).isTrue();
  }

  @Test
  void whatIsKnownToLackIsNotTriedAgain() throws Exception {
    sample.agent("test -e again && exec " + Sample.REPAIR + "; : > again; " + Sample.REPAIR);
    sample.write("data/big", "x").write("here.inc", "1\n");
    sample.write(".omk/gates.toml", OTHER.formatted("test -f data/big")).commit();
    Outcome first = sample.run(true);
    sample.write("here.inc", "2\n").write("notes.txt", "new\n");
    sample.said.clear();

    Outcome again = sample.controller().runUntilReady(first.goal().id());

    assertThat(sample.said).noneMatch(line -> line.endsWith("in a clean checkout"));
    assertThat(last(again).room()).isEqualTo(Verification.Room.IN_PLACE);
    assertThat(weak(again)).contains("here.inc is ignored by git and not as it was at the start");
    assertThat(again.goal().cleanBase()).isNotNull();
  }

  @Test
  void whereTheBaseHasAllItNeedsThereTheCandidateIsRed() throws Exception {
    sample.agent("echo 'echo $(($1 + $2))' > sum.inc; echo '. ./sum.inc' > calc.sh");
    sample.write(".omk/gates.toml", OTHER.formatted("sh tests/zero_test.sh")).passes(1).commit();

    Outcome outcome = sample.run(true);

    assertThat(last(outcome).room()).isEqualTo(Verification.Room.CLEAN);
    assertThat(last(outcome).green()).isFalse();
    assertThat(last(outcome).notes())
        .contains("in a clean checkout of the base these pass, in one of the candidate not: other");
    assertThat(last(outcome).number()).isEqualTo(outcome.goal().verifications());
    assertThat(outcome.assessment().proven()).isFalse();
  }

  @Test
  void dependenciesThatCameWithTheWorkAreForAPerson() throws Exception {
    sample.agent(
        "mkdir node_modules; echo 'echo $(($1 + $2))' > node_modules/sum"
            + "; echo '. ./node_modules/sum' > calc.sh");
    sample.write(".omk/gates.toml", OTHER.formatted("sh tests/zero_test.sh")).commit();

    Outcome outcome = sample.run(true);

    assertThat(outcome.assessment().proven()).isTrue();
    assertThat(weak(outcome))
        .contains("node_modules was not there at the start, and is ignored by git");
  }

  @Test
  void aCleanCheckoutThatSaysYesAsksNothingOfTheBase() throws Exception {
    Outcome outcome = sample.agent(Sample.REPAIR).commit().run(true);

    assertThat(outcome.ready()).as(outcome.goal().reason()).isTrue();
    assertThat(Stream.ofNullable(outcome.goal().cleanBase())).isEmpty();
  }
}
