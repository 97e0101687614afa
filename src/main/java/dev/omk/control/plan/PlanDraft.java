package dev.omk.control.plan;

import dev.omk.control.project.Project;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.plan.GoalKind;
import dev.omk.plan.Intake;
import dev.omk.plan.Oracle;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plan as a text that a person may change before anything is pinned. */
public final class PlanDraft {
  private static final Pattern COMMENT = Pattern.compile("<!--.*?(-->|\\z)", Pattern.DOTALL);
  private static final Pattern KIND = Pattern.compile("(?m)\\A\\s*kind:\\s*(\\S{1,40})\\s*$");

  private static final String CRITERIA = "## Acceptance criteria\n\n- [ ] \n\n";
  private static final Pattern NO_CRITERIA =
      Pattern.compile("## Acceptance criteria\\s*- \\[ ]\\s*\\z");

  private PlanDraft() {}

  /**
   * Lets it be changed, and makes the request of what came back.
   *
   * @param kept takes out of it what must not be kept
   */
  public static NewGoalRequest edited(
      NewGoalRequest request, Intake intake, Project project, UnaryOperator<String> kept) {
    UnaryOperator<String> edit = request.options().edit();
    if (edit == null) {
      return request;
    }
    String typed = edit.apply(text(request, intake, project));
    String back = kept.apply(COMMENT.matcher(typed).replaceAll(""));
    Matcher kind = KIND.matcher(back);
    Optional<String> word = kind.find() ? Optional.of(kind.group(1)) : Optional.empty();
    Optional<WrittenPlan> plan = WrittenPlan.in(back);
    String goal = WrittenPlan.without(word.isPresent() ? back.substring(kind.end()) : back);
    String text = NO_CRITERIA.matcher(goal).replaceFirst("");
    if (text.isBlank()) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "--edit: the plan came back empty, so nothing was made",
          "leave a goal in it");
    }
    PlanOptions options = request.options();
    GoalKind chosen = word.map(PlanDraft::kind).orElse(options.kind());
    boolean changed = word.isEmpty() || !word.get().equals(intake.kind().json());
    return new NewGoalRequest(
        text.strip(),
        request.settings(),
        request.budget(),
        new PlanOptions(
            changed ? chosen : options.kind(),
            options.minSpeedup(),
            options.agentPlans(),
            options.plannerTokens(),
            null),
        plan.orElse(null));
  }

  private static GoalKind kind(String word) {
    return GoalKind.of(word)
        .orElseThrow(
            () ->
                new OmkException(
                    ErrorCode.INVALID_VALUE,
                    "--edit: there is no kind of goal '" + word + "'",
                    "for instance: kind: bugfix"));
  }

  private static String text(NewGoalRequest request, Intake intake, Project project) {
    StringBuilder out = new StringBuilder();
    out.append("kind: ").append(intake.kind().json()).append("\n\n");
    out.append(request.text().strip()).append("\n\n");
    out.append(CRITERIA);
    out.append(WrittenPlan.blank(request.text())).append('\n');
    out.append("<!--\nThe goal is planned from what stands above; this comment is left out.\n");
    out.append("Of kind ").append(intake.kind().json()).append(", because ");
    out.append(intake.kindReason()).append(". What will count as proof:\n");
    Oracle oracle = Oracle.of(intake.kind(), project.gates(), project.comparisons());
    for (Oracle.Need need : oracle.needs()) {
      out.append("- ").append(need.evidence()).append(": ").append(need.expected()).append('\n');
    }
    out.append("Give a criterion an id (AC-1: …) that a gate's tags or a test's name can cite.\n");
    out.append(
        "What the plan holds is added to the steps that omk finds, and no agent is asked for");
    out.append(" another; left\nas it is, it says nothing. A task, for instance: ");
    out.append(
        "{\"id\": \"reader\", \"title\": \"Read the new\nformat\", \"write_set\": [\"src/read/**\"],");
    out.append(" \"dependencies\": []}. With --slice-execution the tasks\nare the slices.\n");
    out.append("To give up, leave nothing.\n-->\n");
    return out.toString();
  }
}
