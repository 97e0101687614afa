package dev.omk.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says beside kind, oracle and tasks.
 *
 * @param criteria what must be true at the end
 * @param assumptions what was taken for granted, one line each
 * @param questions for a person
 * @param map what was found in the repository, one line each, bounded
 * @param steps how to go about it, one line each
 * @param risks what may go wrong, one line each
 * @param suggestions what the plan proposes and nobody has taken up, one line each
 * @param protectedPaths globs that the plan protects beside those of the configuration
 * @param learned what earlier work showed, one line each
 * @param alternatives what was decided against and why, one line each
 * @param planner who made it: {@code heuristic}, or the name of an agent
 * @param plannerNote why it was that one, one line
 * @param minSpeedup what {@code --min-speedup} or the goal's text asks for, or null
 */
public record Outline(
    List<Criterion> criteria,
    List<String> assumptions,
    List<Question> questions,
    List<String> map,
    List<String> steps,
    List<String> risks,
    List<String> suggestions,
    List<String> protectedPaths,
    List<String> learned,
    List<String> alternatives,
    String planner,
    String plannerNote,
    @Nullable BigDecimal minSpeedup) {
  /** The planner that asks no model. */
  public static final String HEURISTIC = "heuristic";

  /** A plan that says no more than its kind. */
  public static final Outline NONE =
      new Outline(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          List.of(), List.of(), HEURISTIC, "", null);

  public Outline {
    criteria = List.copyOf(criteria);
    assumptions = List.copyOf(assumptions);
    questions = List.copyOf(questions);
    map = List.copyOf(map);
    steps = List.copyOf(steps);
    risks = List.copyOf(risks);
    suggestions = List.copyOf(suggestions);
    protectedPaths = List.copyOf(protectedPaths);
    learned = List.copyOf(learned);
    alternatives = List.copyOf(alternatives);
  }

  /** The questions that wait for an answer. */
  public List<Question> open() {
    return questions.stream().filter(Question::isOpen).toList();
  }

  /** The same with one question answered. */
  public Outline answered(int number, String text, String by) {
    List<Question> next = new ArrayList<>();
    for (Question question : questions) {
      next.add(question.number() == number ? question.answered(text, by) : question);
    }
    return new Outline(
        criteria,
        assumptions,
        next,
        map,
        steps,
        risks,
        suggestions,
        protectedPaths,
        learned,
        alternatives,
        planner,
        plannerNote,
        minSpeedup);
  }

  /** The same with what was learned since, and the criteria that follow from it. */
  public Outline learning(List<String> lessons, List<String> rejections) {
    List<String> wanted =
        rejections.stream()
            .map(reason -> "not rejected again for: " + reason)
            .filter(text -> criteria.stream().noneMatch(known -> known.text().equals(text)))
            .toList();
    List<Criterion> more =
        Stream.concat(criteria.stream(), Criteria.numbered(wanted, "rejection", criteria).stream())
            .toList();
    return new Outline(
        more,
        assumptions,
        questions,
        map,
        steps,
        risks,
        suggestions,
        protectedPaths,
        lessons,
        alternatives,
        planner,
        plannerNote,
        minSpeedup);
  }

  /** The same by another planner, or with a word on why it was not another one. */
  public Outline notedBy(String who, String why) {
    return new Outline(
        criteria,
        assumptions,
        questions,
        map,
        steps,
        risks,
        suggestions,
        protectedPaths,
        learned,
        alternatives,
        who,
        why,
        minSpeedup);
  }
}
