package dev.omk.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.Goals;
import dev.omk.goal.TestDelta;
import dev.omk.goal.Verification.Purpose;
import dev.omk.review.ReviewContext.Pace;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedEvidenceTest {
  private static GateResult took(GateOutcome outcome, long millis) {
    GateResult quick = Goals.result("speed", outcome);
    return new GateResult(
        quick.gate(),
        quick.commandLine(),
        true,
        outcome,
        0,
        quick.startedAt(),
        Duration.ofMillis(millis),
        quick.logPath(),
        "",
        List.of(),
        List.of(),
        List.of());
  }

  private static GoalEvent ran(Purpose purpose, String subject, GateResult result) {
    return new GoalEvent.Verified(Goals.verification(purpose, subject, TestDelta.UNKNOWN, result));
  }

  private static SpeedEvidence of(GateResult base, GateResult candidate) {
    Goal goal =
        Goals.apply(
            Goals.planned(Goals.gate("speed", "performance")),
            ran(Purpose.BASELINE, Goals.BASE, base),
            new GoalEvent.PassFinished(Goals.pass(Goals.CANDIDATE)),
            ran(Purpose.FINAL, Goals.CANDIDATE, candidate),
            new GoalEvent.ChangeJudged(Goals.change()));
    return SpeedEvidence.of(goal);
  }

  private static Pace pace(long base, long candidate) {
    return of(took(Goals.green(), base), took(Goals.green(), candidate))
        .measured()
        .getFirst()
        .pace();
  }

  @Test
  void twiceAsLongAndASecondMoreIsSlower() {
    assertThat(pace(1000, 2000)).isEqualTo(Pace.SLOWER);
    assertThat(pace(1000, 1999)).isEqualTo(Pace.KEPT);
    assertThat(pace(100, 1099)).isEqualTo(Pace.KEPT);
    assertThat(pace(100, 1100)).isEqualTo(Pace.SLOWER);
    assertThat(pace(2000, 100)).isEqualTo(Pace.KEPT);
    assertThat(of(took(Goals.green(), 1000), took(Goals.red(), 1)).measured().getFirst().pace())
        .isEqualTo(Pace.WORSE);
  }

  @Test
  void bothFiguresAreEvidence() {
    SpeedEvidence speed = of(took(Goals.green(), 300), took(Goals.green(), 1900));
    assertThat(speed.missing()).isEmpty();
    assertThat(speed.measures().seen())
        .containsExactly("speed: took 0.3s on the base and 1.9s on the change");
    assertThat(speed.measures().next()).isEmpty();
  }

  @Test
  void whatDidNotRunOnBothIsMissing() {
    SpeedEvidence planned =
        SpeedEvidence.of(Goals.planned(Goals.gate("speed", "performance"), Goals.gate("tests")));
    assertThat(planned.measured()).isEmpty();
    assertThat(planned.missing()).singleElement().asString().contains("gate speed did not pass");
    assertThat(planned.measures().next()).contains("--kind performance");
    assertThat(of(took(Goals.red(), 5), took(Goals.green(), 5)).missing()).hasSize(1);
    assertThat(SpeedEvidence.of(Goals.proven()).measures().missing()).isEmpty();
  }
}
