package dev.omk.plan;

import dev.omk.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A plan that an agent proposes and that was found valid. It adds to what is there and takes
 * nothing away.
 *
 * @param title one line
 * @param steps how to go about it
 * @param tasks pieces of the work, with what they read and write
 * @param risks what may go wrong
 * @param criteria what must be true at the end, beside what the goal says
 * @param assumptions what it takes for granted
 * @param questions only a person can answer
 * @param gates that it would add, as {@code name: command}
 * @param protectedPaths globs that nobody should touch
 */
public record Proposal(
    String title,
    List<String> steps,
    List<Task> tasks,
    List<String> risks,
    List<String> criteria,
    List<String> assumptions,
    List<String> questions,
    List<String> gates,
    List<String> protectedPaths) {
  public Proposal {
    steps = List.copyOf(steps);
    tasks = List.copyOf(tasks);
    risks = List.copyOf(risks);
    criteria = List.copyOf(criteria);
    assumptions = List.copyOf(assumptions);
    questions = List.copyOf(questions);
    gates = List.copyOf(gates);
    protectedPaths = List.copyOf(protectedPaths);
  }

  /** The outline with this plan in it. */
  public Outline over(Outline before, String agent, String note) {
    List<Question> asked = new ArrayList<>(before.questions());
    questions.forEach(text -> asked.add(Question.open(asked.size() + 1, text)));
    List<Criterion> more = Criteria.numbered(criteria, agent, before.criteria());
    return new Outline(
        plus(before.criteria(), more),
        plus(before.assumptions(), assumptions),
        asked,
        before.map(),
        plus(steps, tasks.stream().map(Proposal::line).toList()),
        plus(before.risks(), risks),
        plus(
            before.suggestions(),
            gates.stream().map(gate -> "gate " + gate + " (to add to .omk/gates.toml)").toList()),
        plus(before.protectedPaths(), protectedPaths),
        before.learned(),
        before.alternatives(),
        agent,
        note,
        before.minSpeedup());
  }

  private static String line(Task task) {
    String writes =
        task.writeSet().isEmpty() ? "" : " (writes " + String.join(", ", task.writeSet()) + ")";
    String after =
        task.dependencies().isEmpty() ? "" : ", after " + String.join(", ", task.dependencies());
    String gates =
        task.gates().isEmpty() ? "" : ", verified alone by " + String.join(", ", task.gates());
    return task.id() + ": " + task.title() + writes + after + gates;
  }

  private static <T> List<T> plus(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).distinct().toList();
  }
}
