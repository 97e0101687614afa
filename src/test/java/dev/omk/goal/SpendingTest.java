package dev.omk.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.agent.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Budgets, what was spent of them, and the small words around a goal. */
class SpendingTest {
  private static final Budget LIMITS =
      new Budget(Duration.ofMinutes(1), 100L, new BigDecimal("1.00"));

  private static Spent spent(int seconds, long tokens, String usd) {
    return new Spent(Duration.ofSeconds(seconds), tokens, new BigDecimal(usd), 0);
  }

  @Test
  void aBudgetIsUsedUpAtItsLimitAndNotBefore() {
    assertThat(LIMITS.exhaustedBy(spent(59, 99, "0.99"))).isNull();
    assertThat(LIMITS.exhaustedBy(spent(60, 0, "0"))).isEqualTo("time");
    assertThat(LIMITS.outOfTime(spent(60, 0, "0"))).isTrue();
    assertThat(LIMITS.exhaustedBy(spent(0, 100, "0"))).isEqualTo("tokens");
    assertThat(LIMITS.exhaustedBy(spent(0, 0, "1"))).isEqualTo("cost");
    assertThat(Budget.UNLIMITED.exhaustedBy(spent(99_999, 99_999, "99999"))).isNull();
  }

  @Test
  void whatIsAddedToNoLimitCountsFromWhatWasSpent() {
    assertThat(Budget.UNLIMITED.plus(LIMITS, spent(60, 5, "2")))
        .isEqualTo(new Budget(Duration.ofMinutes(2), 105L, new BigDecimal("3.00")));
    assertThat(LIMITS.plus(Budget.UNLIMITED, spent(60, 5, "2"))).isEqualTo(LIMITS);
  }

  @Test
  void turnsAddUpAndThoseOfUnknownCostAreCounted() {
    Usage told =
        Usage.tokens(10L, 5L, "agent", Usage.TURN).withUsd(BigDecimal.ONE, "agent", Usage.TURN);
    Spent one = Spent.NOTHING.plus(told);
    assertThat(one).isEqualTo(new Spent(Duration.ZERO, 15, BigDecimal.ONE, 0));
    assertThat(one.plus(Usage.tokens(null, 4L, "agent", Usage.TURN)))
        .isEqualTo(new Spent(Duration.ZERO, 19, BigDecimal.ONE, 1));
    assertThat(one.plus(Usage.unknown().withUsd(BigDecimal.ONE, "agent", Usage.TURN)))
        .isEqualTo(new Spent(Duration.ZERO, 15, new BigDecimal("2"), 1));
  }

  private static Pass turn(int number, String task, Usage usage) {
    Pass pass = Goals.pass(Goals.CANDIDATE);
    return new Pass(
        number,
        task,
        pass.agent(),
        pass.end(),
        pass.before(),
        pass.after(),
        pass.changed(),
        pass.violations(),
        usage,
        pass.artifacts(),
        pass.leftRunning(),
        pass.session(),
        pass.sandbox(),
        pass.startedAt(),
        Duration.ofSeconds(number));
  }

  @Test
  void turnsAddUpTaskByTask() {
    Usage told =
        Usage.tokens(10L, 5L, "agent", Usage.TURN).withUsd(BigDecimal.ONE, "agent", Usage.TURN);
    assertThat(
            Spent.byTask(
                List.of(turn(1, "b", told), turn(2, "a", Usage.unknown()), turn(3, "b", told))))
        .containsExactly(
            Map.entry("b", new Spent(Duration.ofSeconds(4), 30, new BigDecimal("2"), 0)),
            Map.entry("a", new Spent(Duration.ofSeconds(2), 0, BigDecimal.ZERO, 1)));
  }

  @Test
  void anIdIsOneByItsForm() {
    String id = Goals.ID.value();
    assertThat(GoalId.parse(id)).contains(Goals.ID);
    assertThat(GoalId.parse(id + "/..")).isEmpty();
    assertThatThrownBy(() -> new GoalId("goal-1")).hasMessage("not a goal id: goal-1");
    assertThat(Goals.ID).isLessThan(GoalId.create(Goals.T0.plusSeconds(1), 0));
  }

  @Test
  void wordsForDocumentsAreSmallAndThoseForPeopleReadAsASentence() {
    assertThat(GoalStatus.NOT_READY.json()).isEqualTo("not_ready");
    assertThat(GoalStatus.NOT_READY.words()).isEqualTo("not ready");
    assertThat(GoalStatus.FAILED_INFRA.words()).isEqualTo("broken off by a failure around it");
    assertThat(GoalPhase.VERIFICATION_DESIGN.json()).isEqualTo("verification_design");
    assertThat(Step.ACCEPT.json()).isEqualTo("accept");
  }

  @Test
  void onlyWhatMayPassIsTriedAgain() {
    assertThat(
            List.of(TurnFailure.Cause.values()).stream().filter(TurnFailure.Cause::passes).toList())
        .containsExactly(TurnFailure.Cause.SERVICE, TurnFailure.Cause.CRASH);
    assertThat(TurnFailure.Cause.CRASH.status()).isEqualTo(GoalStatus.FAILED_INFRA);
    assertThat(TurnFailure.Cause.MISSING.status()).isEqualTo(GoalStatus.BLOCKED_ON_EXTERNAL);
  }

  private static Settings settings(String reviewers, boolean slices, boolean isolate) {
    Settings none = Settings.DEFAULT;
    return new Settings(
        none.untilReady(),
        none.agent(),
        reviewers,
        none.acceptAuto(),
        none.maxIterations(),
        none.maxAgents(),
        none.deliveryPolicy(),
        none.mergePolicy(),
        slices,
        none.allow(),
        isolate);
  }

  @Test
  void namesAreSeparatedByCommasAndAskedOnce() {
    assertThat(settings("one, two,,one", false, false).reviewers()).containsExactly("one", "two");
    assertThat(Settings.DEFAULT.reviewers()).isEmpty();
  }

  @Test
  void slicesAndIsolationLeaveTheCheckoutAlone() {
    assertThat(Settings.DEFAULT.isolated()).isFalse();
    assertThat(settings("", true, false).isolated()).isTrue();
    assertThat(settings("", false, true).isolated()).isTrue();
  }

  @Test
  void aTestOfTheBaseIsWorseOffWhenItBrokeVanishedOrIsSkipped() {
    List<String> none = List.of();
    List<String> one = List.of("a");
    assertThat(new TestDelta(1, 0, 1, one, none, none, none, one).worse()).isFalse();
    assertThat(new TestDelta(1, 0, 1, none, one, none, none, none).worse()).isTrue();
    assertThat(new TestDelta(1, 0, 1, none, none, one, none, none).worse()).isTrue();
    assertThat(new TestDelta(1, 0, 1, none, none, none, one, none).worse()).isTrue();
  }
}
