package dev.omk.control.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.Goals;
import dev.omk.goal.TestDelta;
import dev.omk.goal.Verification;
import dev.omk.goal.Verification.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlierOutcomesTest {
  private static GateOutcome after(GateOutcome before, GateOutcome now) {
    List<GateResult> earlier = List.of(Goals.result("x", before));
    return EarlierOutcomes.of(earlier)
        .compared(List.of(Goals.result("x", now)))
        .getFirst()
        .outcome();
  }

  @Test
  void passAfterAFailureOnTheSameTreeIsFlakyAndStaysSo() {
    GateOutcome flaky = new GateOutcome.Flaky(1, true);
    assertThat(after(Goals.red(), Goals.green())).isEqualTo(flaky);
    assertThat(after(new GateOutcome.TimedOut(Duration.ofSeconds(1)), Goals.green()))
        .isEqualTo(flaky);
    assertThat(after(flaky, Goals.green())).isEqualTo(flaky);
    assertThat(flaky.passed()).isTrue();
  }

  @Test
  void failureAfterAPassOnTheSameTreeSaysSo() {
    GateOutcome now = after(Goals.green(), Goals.red());
    assertThat(now.passed()).isFalse();
    assertThat(now.reason()).contains("exit code 1", "passed on the same tree before");
  }

  @Test
  void passThatIsRememberedIsNoSurerThanItWas() {
    GateOutcome cached = new GateOutcome.Cached(Instant.EPOCH);
    GateOutcome flaky = new GateOutcome.Flaky(1, true);
    assertThat(after(flaky, cached)).isEqualTo(flaky);
    assertThat(after(Goals.green(), cached)).isEqualTo(cached);
  }

  @Test
  void whatCouldNotRunBeforeIsNoDisagreement() {
    assertThat(after(new GateOutcome.Errored("missing"), Goals.green())).isEqualTo(Goals.green());
    assertThat(after(new GateOutcome.Skipped("cancelled"), Goals.green())).isEqualTo(Goals.green());
    assertThat(after(Goals.green(), Goals.green())).isEqualTo(Goals.green());
    assertThat(after(Goals.red(), Goals.red())).isEqualTo(Goals.red());
  }

  @Test
  void cleanCheckoutThatLacksSomethingIsNoDisagreement() {
    Goal goal =
        Goals.apply(
            Goals.planned(Goals.gate("x")),
            new GoalEvent.Verified(
                Goals.verification(
                    Verification.Purpose.CANDIDATE,
                    Goals.BASE,
                    TestDelta.UNKNOWN,
                    Goals.result("x", Goals.red()))));
    assertThat(EarlierOutcomes.of(goal, Goals.BASE, Room.CLEAN).refused()).containsExactly("x");
    assertThat(EarlierOutcomes.of(goal, Goals.BASE, Room.IN_PLACE).refused()).isEmpty();
  }
}
