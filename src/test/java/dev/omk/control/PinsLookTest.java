package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.control.read.ProofCheck;
import dev.omk.goal.GoalId;
import dev.omk.proof.Claim.Strength;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code proof --check} says of pins when what they are about is another thing by now. */
class PinsLookTest {
  private static final String GATES =
      "[[gates]]\nname = \"tests\"\ncommand = \"sh\"\nargs = [\"tests/calc_test.sh\"]\n";

  @TempDir Path directory;

  private Sample sample;
  private GoalId id;

  @BeforeEach
  void aReadyGoal() throws Exception {
    sample = Sample.broken(directory).agent(Sample.REPAIR);
    sample.write(".gitignore", ".omk/\n").write("Makefile", "all:\n\ttrue\n");
    sample.git("rm", "-r", "-q", "--cached", ".omk");
    sample.commit();
    id = sample.run(false).goal().id();
    sample.controller().accept(id, "looked at it", Set.of(), "somebody");
  }

  private ProofCheck.Point pins() throws Exception {
    return ProofCheck.of(sample.workspace(), id).points().stream()
        .filter(point -> point.name().equals("pins"))
        .findFirst()
        .orElseThrow();
  }

  private ProofCheck.Verdict verdict() throws Exception {
    return ProofCheck.of(sample.workspace(), id).verdict();
  }

  @Test
  void namesWhatDiffers() throws Exception {
    assertThat(pins().strength()).isEqualTo(Strength.STRONG);
    assertThat(verdict()).isEqualTo(ProofCheck.Verdict.READY);

    sample.write(".omk/gates.toml", GATES + "[[gates]]\nname = \"b\"\nrun = \"true\"\n");
    sample.settings("[sandbox]\nagents = \"off\"\ngates = \"off\"\n[scope]\nprotected = [\"x\"]\n");
    sample.write("Makefile", "all:\n\tfalse\n");

    assertThat(pins().strength()).isEqualTo(Strength.WEAK);
    assertThat(pins().detail())
        .isEqualTo(
            "not as pinned any more: gate b was added, the configuration was changed,"
                + " protected: Makefile");
    assertThat(verdict()).isEqualTo(ProofCheck.Verdict.NOT_READY);
  }

  @Test
  void gatesThatNoTreeHoldsAreComparedToo() throws Exception {
    sample.write(
        ".omk/gates.toml", GATES.replace("[\"tests/calc_test.sh\"]", "[\"-c\", \"true\"]"));

    assertThat(pins().detail()).isEqualTo("not as pinned any more: gate tests was changed");
  }

  @Test
  void whatCannotBeReadIsSaid() throws Exception {
    sample.write(".omk/gates.toml", "[[gates");

    assertThat(pins().strength()).isEqualTo(Strength.WEAK);
    assertThat(pins().detail()).startsWith("not compared with what is there now: .omk/gates.toml");
  }

  @Test
  void aChangedPinnedConfigurationIsDamage() throws Exception {
    sample.write("Makefile", "all:\n\tfalse\n");
    Files.writeString(sample.workspace().directory(id).resolve("artifacts/policy/config.toml"), "");

    assertThat(verdict()).isEqualTo(ProofCheck.Verdict.DAMAGED);
  }
}
