package dev.omk.agent;

import dev.omk.text.Harmless;
import java.util.List;

/** What an agent is told that is asked for a plan. Pure and deterministic. */
public final class PlanPrompt {
  private static final int FACTS = 6 * 1024;
  private static final int LINE = 300;
  private static final String FORM =
      """
      {"title": "…",
       "steps": ["…"],
       "tasks": [{"id": "a-b", "title": "…", "description": "…", "read_set": ["path"],
                  "write_set": ["path or glob"], "dependencies": ["id"], "risk": "low",
                  "acceptance": ["…"], "gates": ["name"]}],
       "risks": ["…"], "criteria": ["…"], "assumptions": ["…"], "questions": ["…"],
       "gates": [{"name": "…", "run": "…"}], "protected": ["glob"]}\
      """;

  private PlanPrompt() {}

  /**
   * The prompt.
   *
   * @param goal the text of the goal
   * @param facts what is known of the repository, gates and evidence, one line each
   * @param refused why the last answer could not be used, one line each; empty the first time
   * @param tokens that the answer may cost
   */
  public static String of(String goal, List<String> facts, List<String> refused, long tokens) {
    PromptText text = new PromptText();
    text.heading("Goal");
    text.fenced(goal, Integer.MAX_VALUE);
    text.heading("Task");
    text.line("Make a plan for this goal. Only read: what you write here is thrown away.");
    text.line("Answer with one JSON object and nothing else, at most " + tokens + " tokens:");
    text.line("");
    text.line("```json");
    FORM.lines().forEach(text::line);
    text.line("```");
    text.line("");
    text.line("Only title and steps must be there. read_set names files that exist. Tasks that");
    text.line("write the same must depend on each other. Paths stay in the repository. Ask only");
    text.line("what nobody but a person can say: the work waits for the answer. What you add is");
    text.line(
        "added; nothing that is there can be taken away. The gates of a task are names of gates");
    text.line("that are there, enough to verify it alone; without them all gates do.");
    if (!refused.isEmpty()) {
      text.heading("Your last answer could not be used");
      text.items("- ", harmless(refused), FACTS);
    }
    text.heading("Known");
    text.fenced(PromptText.bounded(facts, FACTS), FACTS);
    return text.toString();
  }

  private static List<String> harmless(List<String> lines) {
    return lines.stream().map(line -> Harmless.line(line, LINE)).toList();
  }
}
