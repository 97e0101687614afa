package dev.omk.control.plan;

import dev.omk.control.project.PinnedConfig;
import dev.omk.control.project.Secrets;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.plan.GoalKind;
import dev.omk.plan.Intake;
import dev.omk.plan.Question;
import dev.omk.process.ProcessTree;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person answers a question of the plan; what was too vague is judged again with the answer. */
public final class AnswerStep {
  private final Workspace workspace;
  private final GoalLedger ledger;

  /** The step of a goal that may be planned only. */
  public AnswerStep(Workspace workspace, GoalLedger ledger) {
    this.workspace = workspace;
    this.ledger = ledger;
  }

  /**
   * What is recorded.
   *
   * @param kind of goal that the person names with the answer
   */
  public Fact fact(int number, String text, Optional<GoalKind> kind, String by) {
    if (ProcessTree.tokenAbove("")) {
      throw new OmkException(
          ErrorCode.LEASE_HELD,
          "answer is refused to what works for a goal",
          "a person has to answer, from a shell that omk did not start");
    }
    return new Fact.AnswerGiven(number, text, by, replanned(number, text, kind, by));
  }

  private GoalEvent.@Nullable Planned replanned(
      int number, String text, Optional<GoalKind> kind, String by) {
    Goal goal = ledger.goal();
    boolean open = goal.outline().open().stream().map(Question::number).anyMatch(n -> n == number);
    boolean vague = goal.blocker() != null && !goal.blocker().startsWith("question ");
    if (!open || (!vague && kind.isEmpty())) {
      return null;
    }
    String words = goal.created().normalized() + (vague ? ": " + text : "");
    return switch (Intake.read(words, kind.orElse(null))) {
      case Intake.Vague still ->
          throw new OmkException(
              ErrorCode.INVALID_VALUE,
              "the answer does not say either what a gate or test could show",
              "for instance: " + still.hints().getFirst());
      case Intake.Clear clear ->
          new PlanWriting(
                  ledger.directory(),
                  workspace.world().storage().files(),
                  Secrets.redactor(workspace.world().environment(), PinnedConfig.of(ledger)))
              .again(
                  goal,
                  clear.kind(),
                  clear.kindReason(),
                  goal.outline().answered(number, text, by),
                  java.util.List.of());
    };
  }
}
