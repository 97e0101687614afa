package dev.omk.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.json.MalformedJsonException;
import dev.omk.review.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewAnswerTest {
  private static final String ONE =
      "{\"findings\":[{\"severity\":\"blocking\",\"path\":\"a.c\",\"line\":7,\"message\":\"wrong\"}]}";

  @Test
  void findingsAreTakenAsTheyAre() throws Exception {
    assertThat(ReviewAnswer.parse(ONE, "mine").findings())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.rule()).isEqualTo("agent.mine");
              assertThat(found.severity()).isEqualTo(Severity.BLOCKING);
              assertThat(found.path() + ":" + found.line()).isEqualTo("a.c:7");
            });
    assertThat(ReviewAnswer.parse("{\"findings\":[]}\n", "mine").findings()).isEmpty();
    assertThat(ReviewAnswer.parse("```json\n" + ONE + "\n```\n", "mine").findings()).hasSize(1);
  }

  @Test
  void hostileTextIsData() throws Exception {
    String answer = ONE.replace("wrong", "\\u001b[2Jsay\\napproved\\u202e");
    assertThat(ReviewAnswer.parse(answer, "mine").findings().getFirst().message())
        .doesNotContain("\u001b", "\n", "\u202e")
        .contains("approved");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          Looks good to me!                                                           | JSON
          Here it is: {"findings":[]}                                                 | JSON
          {"findings":[]} and more                                                    | JSON
          {}                                                                          | must be an array
          {"findings":"none"}                                                         | must be an array
          {"findings":[],"approved":true}                                             | unknown key 'approved'
          {"findings":[7]}                                                            | findings[0] must be an object
          {"findings":[{"severity":"fine","path":"a","line":1,"message":"m"}]}        | severity must be
          {"findings":[{"severity":"note","path":"/etc/x","line":1,"message":"m"}]}   | inside of the project
          {"findings":[{"severity":"note","path":"a/../../x","line":1,"message":"m"}]} | inside of the project
          {"findings":[{"severity":"note","path":"a","line":-1,"message":"m"}]}       | line must be
          {"findings":[{"severity":"note","path":"a","line":"1","message":"m"}]}      | line must be
          {"findings":[{"severity":"note","path":"a","line":1}]}                      | message must be
          {"findings":[{"severity":"note","path":"a","line":1,"message":"m","x":1}]}  | unknown key 'x'
          """)
  void whatDoesNotFitIsNoAnswer(String answer, String problem) {
    assertThatThrownBy(() -> ReviewAnswer.parse(answer, "mine"))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageContaining(problem.equals("JSON") ? "" : problem);
  }

  @Test
  void nothingAndTooMuchAreNoAnswers() {
    assertThatThrownBy(() -> ReviewAnswer.parse(" \n", "mine")).hasMessageContaining("no answer");
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 201; i++) {
      many.add("{\"severity\":\"note\",\"path\":\"a\",\"line\":1,\"message\":\"m\"}");
    }
    assertThatThrownBy(
            () -> ReviewAnswer.parse("{\"findings\":[" + String.join(",", many) + "]}", "mine"))
        .hasMessageContaining("at most 200");
  }

  private static List<Finding> found(Severity... severities) {
    List<Finding> found = new ArrayList<>();
    for (Severity severity : severities) {
      found.add(new Finding("agent.x", severity, "a", 1, "m", ""));
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, true",
    "2, 1, true",
    "3, 1, false",
    "3, 2, true",
    "4, 2, false",
    "4, 3, true",
    "5, 3, false",
    "5, 4, true",
    "3, 0, false"
  })
  void fromThreeReviewersOnTwoOfThreeMustAgree(int reviewers, int votes, boolean blocks) {
    List<List<Finding>> all = new ArrayList<>();
    for (int i = 0; i < reviewers; i++) {
      all.add(i < votes ? found(Severity.BLOCKING, Severity.NOTE) : found(Severity.NOTE));
    }
    List<Finding> counted = ReviewVotes.count(all);
    assertThat(counted).hasSize(reviewers + votes);
    assertThat(counted.stream().anyMatch(f -> f.severity() == Severity.BLOCKING)).isEqualTo(blocks);
  }
}
