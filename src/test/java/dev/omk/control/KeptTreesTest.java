package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.control.read.ProofCheck;
import dev.omk.goal.GoalId;
import dev.omk.proof.Claim.Strength;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code proof --check} says of the refs of a goal. */
class KeptTreesTest {
  @TempDir Path directory;
  private Sample sample;
  private GoalId id;

  @BeforeEach
  void aReadyGoal() throws Exception {
    sample = Sample.broken(directory).agent(Sample.REPAIR).commit();
    id = sample.run(true).goal().id();
    assertThat(refs().strength()).isEqualTo(Strength.STRONG);
  }

  private ProofCheck.Point refs() throws Exception {
    return ProofCheck.of(sample.workspace(), id).points().stream()
        .filter(point -> point.name().equals("refs"))
        .findFirst()
        .orElseThrow();
  }

  private String ref(String name) {
    return "refs/omk/" + id + "/" + name;
  }

  @Test
  void aRefThatIsGoneIsNamed() throws Exception {
    for (String name : new String[] {"base", "pass-1", "candidate"}) {
      sample.git("update-ref", "refs/heads/copy", ref(name));
      sample.git("update-ref", "-d", ref(name));

      assertThat(refs().detail()).isEqualTo(ref(name) + " is gone or was moved");
      assertThat(ProofCheck.of(sample.workspace(), id).verdict())
          .isEqualTo(ProofCheck.Verdict.DAMAGED);
      sample.git("update-ref", ref(name), "refs/heads/copy");
    }
    assertThat(ProofCheck.of(sample.workspace(), id).verdict()).isEqualTo(ProofCheck.Verdict.READY);
  }

  @Test
  void aRefThatWasMovedIsNamed() throws Exception {
    sample.git("update-ref", ref("pass-1"), ref("base"));

    assertThat(refs().detail()).isEqualTo(ref("pass-1") + " is gone or was moved");
    assertThat(ProofCheck.of(sample.workspace(), id).verdict())
        .isEqualTo(ProofCheck.Verdict.DAMAGED);
  }
}
