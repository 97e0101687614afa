package dev.omk.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptTemplateTest {
  private static PromptInput input(String goal) {
    return new PromptInput(
        goal,
        "t",
        "title",
        1,
        "the plan",
        List.of(),
        List.of(),
        false,
        "",
        List.of(new PromptInput.FailingGate("tests", "make test", "exit code 1", "FAIL: x")),
        List.of(),
        List.of(),
        List.of());
  }

  private static PromptTemplate parse(String text) {
    return PromptTemplate.parse(text, ".omk/prompts/work.md", Prompt.SECTIONS, Prompt.NEEDED);
  }

  @Test
  void aTemplateOrdersThePartsAndAddsWords() {
    String prompt =
        Prompt.of(
            input("Fix it"),
            parse("We write Ada.\n{{failing}}\n{{ goal }}\n{{rules}}\nThat is all: "));
    assertThat(prompt).startsWith("We write Ada.").endsWith("That is all: ");
    assertThat(prompt.indexOf("FAIL: x")).isBetween(0, prompt.indexOf("Fix it"));
    assertThat(prompt).doesNotContain("the plan");
  }

  @Test
  void theOrderOfTheTemplateWithoutWordsIsThatOfThePrompt() {
    assertThat(Prompt.of(input("Fix it"), Prompt.DEFAULT)).isEqualTo(Prompt.of(input("Fix it")));
  }

  @Test
  void aGoalThatLooksLikeAPlaceholderIsText() {
    assertThat(Prompt.of(input("say {{plan}}"), parse("{{goal}}{{rules}}{{failing}}")))
        .contains("say {{plan}}")
        .doesNotContain("the plan");
  }

  @Test
  void wordsAreBoundedAsEverythingElse() {
    String words = "x".repeat(PromptTemplate.MAX_BYTES - 100);
    String prompt = Prompt.of(input("g"), parse(words + "{{goal}}{{rules}}{{failing}}"));
    assertThat(prompt.length()).isLessThan(Prompt.MAX_REST + 1000);
    assertThatThrownBy(() -> parse("x".repeat(PromptTemplate.MAX_BYTES + 1)))
        .hasMessageContaining("longer than");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {{goal}}{{rules}}~ {{falling}}         | work.md:2:2: unknown placeholder '{{falling}}' (did you mean 'failing'?)
          {{goal}}{{rules}}{{failing}}~~x{{plan  | work.md:3:2: '{{' without '}}'
          {{rules}}{{failing}}                   | work.md:1:1: {{goal}} is missing
          {{goal}}{{failing}}                    | work.md:1:1: {{rules}} is missing
          {{goal}}{{rules}}{{failing}}{{diff}}   | work.md:1:29: unknown placeholder '{{diff}}'
          """)
  void whatIsMalformedSaysWhere(String text, String message) {
    assertThatThrownBy(() -> parse(text.replace('~', '\n')))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_FILE))
        .hasMessageContaining(message);
  }

  @Test
  void aReviewIsAskedForInTheSameWay() {
    String prompt =
        ReviewPrompt.of("Fix it", "gate tests: passed", "+ hostile ```\n", ReviewPrompt.DEFAULT);
    assertThat(prompt).contains("Fix it", "````text\n+ hostile ```", "\"findings\"");
    String own =
        ReviewPrompt.of(
            "Fix it",
            "",
            "+ x",
            PromptTemplate.parse(
                "{{answer}}{{diff}}{{goal}}", "r", ReviewPrompt.SECTIONS, ReviewPrompt.NEEDED));
    assertThat(own.indexOf("\"findings\"")).isLessThan(own.indexOf("+ x"));
    assertThat(ReviewPrompt.of("g", "c", "d\n".repeat(99_999), ReviewPrompt.DEFAULT).length())
        .isLessThan(Prompt.MAX_REST);
  }
}
