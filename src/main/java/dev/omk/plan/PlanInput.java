package dev.omk.plan;

import dev.omk.gate.GateSpec;
import java.util.List;

/**
 * What the documents of a plan are made from.
 *
 * @param goalId the goal's id
 * @param text the goal as it was given
 * @param intake its normalised form and kind
 * @param repository facts about the repository, one line each
 * @param gates the pinned gates
 * @param oracle what will count as evidence
 * @param gaps what is known to be missing
 * @param tasks titles and ids of the tasks, one line each
 */
public record PlanInput(
    String goalId,
    String text,
    Intake intake,
    List<String> repository,
    List<GateSpec> gates,
    Oracle oracle,
    List<String> gaps,
    List<String> tasks) {}
