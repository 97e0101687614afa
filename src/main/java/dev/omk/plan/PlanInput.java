package dev.omk.plan;

import dev.omk.gate.Comparisons;
import dev.omk.gate.GateSpec;
import dev.omk.task.Task;
import java.util.List;

/**
 * What the documents of a plan are made from.
 *
 * @param text the goal as it was given
 * @param kind of goal
 * @param kindReason why it is of that kind
 * @param hints how a vague text could be put; empty when it is clear
 * @param place where it starts: branch, commit and where the gates come from, one line each
 * @param gates the pinned gates
 * @param comparisons what is compared beside them
 * @param oracle what will count as evidence
 * @param outline criteria, map, steps and all else that the plan says
 * @param gaps what is known to be missing
 * @param tasks the task graph
 */
public record PlanInput(
    String text,
    GoalKind kind,
    String kindReason,
    List<String> hints,
    List<String> place,
    List<GateSpec> gates,
    Comparisons comparisons,
    Oracle oracle,
    Outline outline,
    List<String> gaps,
    List<Task> tasks) {
  public PlanInput {
    hints = List.copyOf(hints);
    place = List.copyOf(place);
    gates = List.copyOf(gates);
    gaps = List.copyOf(gaps);
    tasks = List.copyOf(tasks);
  }
}
