package dev.omk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutlineTest {
  private static final Outline ASKS =
      new Outline(
          Criteria.in("- [ ] it sums\n"),
          List.of(),
          List.of(Question.open(1, "Which?"), Question.open(2, "Where?")),
          List.of("map"),
          List.of("step"),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Outline.HEURISTIC,
          "",
          null);

  @Test
  void anAnswerClosesItsQuestionAlone() {
    Outline answered = ASKS.answered(2, "here", "mia");

    assertThat(answered.open()).extracting(Question::number).containsExactly(1);
    assertThat(answered.questions().get(1)).isEqualTo(new Question(2, "Where?", "here", "mia"));
    assertThat(answered.steps()).isEqualTo(ASKS.steps());
  }

  @Test
  void whatWasRejectedBecomesACriterionOnce() {
    Outline once = ASKS.learning(List.of("a lesson"), List.of("it is slow"));
    Outline twice = once.learning(List.of("another"), List.of("it is slow", "it is ugly"));

    assertThat(once.learned()).containsExactly("a lesson");
    assertThat(twice.learned()).containsExactly("another");
    assertThat(twice.criteria())
        .extracting(Criterion::id, Criterion::text, Criterion::source)
        .containsExactly(
            tuple("AC-1", "it sums", Criterion.GOAL),
            tuple("AC-2", "not rejected again for: it is slow", "rejection"),
            tuple("AC-3", "not rejected again for: it is ugly", "rejection"));
  }
}
