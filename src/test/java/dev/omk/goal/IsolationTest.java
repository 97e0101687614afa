package dev.omk.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IsolationTest {
  private static final String ONE = "goal-agent-implement-0";
  private static final String TWO = "goal-agent-implement-1";

  private static Goal apart(GoalEvent... events) {
    Goal goal =
        Goals.apply(
            Goals.planned(Goals.gate("tests")),
            new GoalEvent.IsolationBegan("/tree", "omk/x", "c0", "git:0", List.of("cache")),
            new GoalEvent.SliceStarted(ONE, "omk/x-0", "c0", "git:0"),
            new GoalEvent.SliceStarted(TWO, "omk/x-1", "c0", "git:0"));
    return Goals.apply(goal, events);
  }

  private static Isolation at(Goal goal) {
    return goal.efforts().isolation();
  }

  @Test
  void workIsApartUntilTheCheckoutHasIt() {
    assertThat(at(Goals.planned()).apart()).isFalse();
    Isolation begun = at(apart());
    assertThat(begun.apart()).isTrue();
    assertThat(begun.linked()).containsExactly("cache");
    assertThat(at(apart(new GoalEvent.CheckoutUpdated("c9", "git:9"))).apart()).isFalse();
  }

  @Test
  void aSliceThatComesBackIsToldWhyAndCounted() {
    GoalEvent back = new GoalEvent.SliceReturned(ONE, "it breaks a test", "c1", "git:1");
    Goal twice = apart(back, back);
    Slice slice = at(twice).slice(ONE).orElseThrow();
    assertThat(slice.returns()).isEqualTo(2);
    assertThat(slice.why()).isEqualTo("it breaks a test");
    assertThat(slice.commit()).isEqualTo("c1");
    assertThat(at(twice).slice(TWO).orElseThrow().returns()).isZero();
    Goal again = Goals.apply(twice, new GoalEvent.SliceStarted(ONE, "omk/x-0", "c1", "git:1"));
    assertThat(at(again).slice(ONE).orElseThrow().returns()).isEqualTo(2);
    assertThat(at(again).slice(ONE).orElseThrow().why()).isEqualTo("it breaks a test");
    assertThat(at(again).slices()).hasSize(2);
  }

  @Test
  void aSliceThatNeverBeganCannotComeBack() {
    GoalEvent back = new GoalEvent.SliceReturned("other", "why", "c1", "git:1");
    assertThat(at(apart(back))).isEqualTo(at(apart()));
  }

  @Test
  void aPassOnASliceIsWorkOnItAlone() {
    Pass plain = Goals.pass(Goals.CANDIDATE);
    Pass pass =
        new Pass(
            1,
            ONE,
            plain.agent(),
            plain.end(),
            plain.before(),
            plain.after(),
            plain.changed(),
            plain.violations(),
            plain.usage(),
            plain.artifacts(),
            plain.leftRunning(),
            "",
            "",
            plain.startedAt(),
            plain.elapsed());
    Isolation worked = at(apart(new GoalEvent.PassFinished(pass)));
    assertThat(worked.slice(ONE).orElseThrow().worked()).isTrue();
    assertThat(worked.slice(TWO).orElseThrow().worked()).isFalse();
  }

  @Test
  void whatLandedIsPartOfTheResult() {
    Isolation landed = at(apart(new GoalEvent.SliceLanded(TWO, "c2", "git:2", List.of("test_a"))));
    assertThat(landed.slice(TWO).orElseThrow().hasLanded()).isTrue();
    assertThat(landed.slice(ONE).orElseThrow().hasLanded()).isFalse();
    assertThat(landed.commit()).isEqualTo("c2");
    assertThat(landed.subject()).isEqualTo("git:2");
    assertThat(landed.passing()).containsExactly("test_a");
    assertThat(landed.slice(TWO).orElseThrow().landed()).isEqualTo("c2");
  }
}
