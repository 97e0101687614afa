package dev.omk.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposedTasksTest {
  private static ProposedTasks in(String block) {
    return ProposedTasks.in("Done.\n```omk-tasks\n" + block + "\n```\n", "mine", 2);
  }

  private static String task(String title) {
    return "{\"title\":\"" + title + "\",\"description\":\"d\",\"write_set\":[\"docs/**\"]}";
  }

  @Test
  void whatIsWellFormedIsTaken() {
    assertThat(in("[" + task("Write docs") + "]").proposals())
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.title()).isEqualTo("Write docs");
              assertThat(task.writeSet()).containsExactly("docs/**");
              assertThat(task.by() + task.pass()).isEqualTo("mine2");
            });
  }

  @Test
  void anAnswerWithoutABlockProposesNothing() {
    assertThat(ProposedTasks.in("```omk-tasks\n[]", "mine", 1).refused()).isEmpty();
    assertThat(ProposedTasks.in("see omk-tasks", "mine", 1).proposals()).isEmpty();
  }

  @Test
  void moreThanEightInOnePassAreRefused() {
    String many = String.join(",", java.util.Collections.nCopies(10, task("t")));
    assertThat(in("[" + many + "]").proposals()).hasSize(8);
    assertThat(in("[" + many + "]").refused()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                                                | no JSON
          {"title":"t"}                                                    | not an array
          [7]                                                              | not an object
          [{"title":"t","description":"d","write_set":["../x"]}]           | inside of the project
          [{"title":"t","description":"d","write_set":["/etc"]}]           | inside of the project
          [{"title":"","description":"d","write_set":[]}]                  | title and description
          [{"title":"t","description":"d","write_set":"x"}]                | write_set must be
          [{"title":"t","description":"d","write_set":[],"run":"rm"}]      | unknown key 'run'
          """)
  void whatDoesNotFitIsRefusedWithAReason(String block, String reason) {
    assertThat(in(block).proposals()).isEmpty();
    assertThat(in(block).refused()).singleElement().asString().contains(reason);
  }
}
