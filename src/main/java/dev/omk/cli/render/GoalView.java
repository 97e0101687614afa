package dev.omk.cli.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.project.ProjectPlace;
import dev.omk.control.workspace.Outcome;
import dev.omk.goal.Acceptance;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A goal as every command shows it: where it stands now. A goal that was ready and is stale is not
 * ready here, whatever was recorded.
 *
 * @param goalId its id
 * @param text the goal's text on one line
 * @param status as documents spell it
 * @param phase as documents spell it
 * @param ready whether it is ready and what was proven is what is there
 * @param stale whether the work tree is not the one that was verified
 * @param reason why it stands there
 * @param nextStep what to do now; may be empty
 * @param gaps what is missing
 * @param decision what a person has to decide because the goal cannot be judged; empty if nothing
 * @param createdAt when it was made
 * @param updatedAt when something last happened
 * @param directory its directory
 * @param merged what its pull request was merged as, if it was
 * @param warnings of the last review, as far as a step just looked; they do not decide
 * @param recovery how the state was come by; empty when all was as it should be
 */
public record GoalView(
    String goalId,
    String text,
    String status,
    String phase,
    boolean ready,
    boolean stale,
    String reason,
    String nextStep,
    List<String> gaps,
    String decision,
    Instant createdAt,
    Instant updatedAt,
    Path directory,
    Optional<Merged> merged,
    int warnings,
    String recovery) {

  /**
   * A merge.
   *
   * @param commit what it was merged as
   * @param proven whether its tree is the one that was proven
   */
  public record Merged(String commit, boolean proven) {}

  /** Why a stale goal is not ready. */
  public static final String STALE_REASON = "stale: the work tree is not the one that was verified";

  /** The same of one that was ready: nothing was ever wrong with it. */
  static String wasReady(Optional<Instant> accepted) {
    return "it was ready"
        + accepted.map(at -> " (accepted " + Moments.toTheMinute(at) + ")").orElse("")
        + ", and the work tree is another one since";
  }

  public GoalView {
    gaps = List.copyOf(gaps);
  }

  /** What a step left. */
  public static GoalView of(Outcome outcome) {
    Goal goal = outcome.goal();
    boolean stale = outcome.assessment().stale();
    boolean fell = stale && Staleness.restsOnTheTree(goal.status().json(), goal.blocker() != null);
    return new GoalView(
        goal.id().value(),
        goal.created().normalized(),
        fell ? GoalStatus.NOT_READY.json() : goal.status().json(),
        goal.phase().json(),
        outcome.ready(),
        stale,
        fell ? staleReason(goal) : goal.reason(),
        fell ? staleNext(goal.id().value()) : goal.nextStep(),
        outcome.assessment().gaps(),
        goal.blocker() == null ? "" : goal.blocker(),
        goal.createdAt(),
        goal.updatedAt(),
        outcome.directory(),
        Optional.ofNullable(goal.merged()).map(it -> new Merged(it.commit(), it.same())),
        warnings(goal),
        "");
  }

  private static int warnings(Goal goal) {
    return goal.review() == null ? 0 : goal.review().warnings().size();
  }

  private static String staleReason(Goal goal) {
    return goal.status() == GoalStatus.READY
        ? wasReady(Optional.ofNullable(goal.acceptance()).map(Acceptance::at))
        : STALE_REASON;
  }

  /**
   * What {@code goal.json} says.
   *
   * @param stale whether the work tree is not the one that was verified
   */
  public static GoalView of(ObjectNode recorded, boolean stale, Path directory, String recovery) {
    ObjectNode goal = Staleness.over(recorded, stale);
    List<String> gaps = new ArrayList<>();
    goal.path("known_gaps").forEach(gap -> gaps.add(gap.asText()));
    return new GoalView(
        goal.path("goal_id").asText(),
        goal.path("normalized_goal").asText(),
        goal.path("status").asText(),
        goal.path("phase").asText(),
        goal.path("ready").asBoolean(false),
        stale,
        goal.path("reason").asText(),
        goal.path("next_step").asText(),
        gaps,
        goal.path("blocker").asText(""),
        instant(goal.path("created_at").asText()),
        instant(goal.path("updated_at").asText()),
        directory,
        merged(goal.path("merged")),
        0,
        recovery);
  }

  /**
   * The same with what is true where the project is gone.
   *
   * @param projectDir where it was
   */
  public GoalView in(String projectDir) {
    Optional<String> gone =
        status.equals(GoalStatus.CANCELLED.json())
            ? Optional.empty()
            : ProjectPlace.gone(projectDir);
    return gone.isEmpty()
        ? this
        : new GoalView(
            goalId,
            text,
            status,
            phase,
            ready,
            stale,
            ProjectPlace.also(reason, gone.get()),
            ProjectPlace.next(status, nextStep),
            gaps,
            decision,
            createdAt,
            updatedAt,
            directory,
            merged,
            warnings,
            recovery);
  }

  private static Optional<Merged> merged(JsonNode merged) {
    return merged.isObject()
        ? Optional.of(
            new Merged(merged.path("commit").asText(), merged.path("proven_tree").asBoolean(false)))
        : Optional.empty();
  }

  static String staleNext(String id) {
    return "omk goal verify " + id;
  }

  static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (java.time.format.DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  /** The outcome document of a command that exits with that code. */
  public ObjectNode json(int exitCode) {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("goal_id", goalId);
    doc.put("status", status);
    doc.put("phase", phase);
    doc.put("ready", ready);
    doc.put("stale", stale);
    doc.put("exit_code", exitCode);
    doc.put("reason", reason);
    doc.put("next_step", nextStep);
    ArrayNode array = doc.putArray("known_gaps");
    gaps.forEach(array::add);
    doc.put("goal", text);
    doc.put("created_at", createdAt.toString());
    doc.put("updated_at", updatedAt.toString());
    doc.put("state_dir", directory.toString());
    doc.put("proof_path", proof().toString());
    merged.ifPresent(
        it -> doc.putObject("merged").put("commit", it.commit()).put("proven_tree", it.proven()));
    if (!recovery.isEmpty()) {
      doc.put("recovery_status", recovery);
    }
    return doc;
  }

  /** Where the proof is. */
  public Path proof() {
    return directory.resolve("proof.json");
  }
}
