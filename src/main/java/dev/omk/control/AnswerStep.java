package dev.omk.control;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.plan.Intake;
import dev.omk.plan.Question;
import dev.omk.process.ProcessTree;
import org.jspecify.annotations.Nullable;

/** A person answers a question of the plan; what was too vague is judged again with the answer. */
final class AnswerStep {
  private final Workspace workspace;
  private final GoalLedger ledger;

  AnswerStep(Workspace workspace, GoalLedger ledger) {
    this.workspace = workspace;
    this.ledger = ledger;
  }

  Fact fact(int number, String text, String by) {
    if (ProcessTree.tokenAbove("")) {
      throw new OmkException(
          ErrorCode.LEASE_HELD,
          "answer is refused to what works for a goal",
          "a person has to answer, from a shell that omk did not start");
    }
    return new Fact.AnswerGiven(number, text, by, replanned(number, text, by));
  }

  private GoalEvent.@Nullable Planned replanned(int number, String text, String by) {
    Goal goal = ledger.goal();
    boolean open = goal.outline().open().stream().map(Question::number).anyMatch(n -> n == number);
    boolean vague = goal.blocker() != null && !goal.blocker().startsWith("question ");
    if (!open || !vague) {
      return null;
    }
    return switch (Intake.read(goal.created().normalized() + ": " + text)) {
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
