package dev.omk.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.goal.Artifact;
import dev.omk.goal.Budget;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Isolation;
import dev.omk.goal.Settings;
import dev.omk.json.Json;
import dev.omk.plan.Criterion;
import dev.omk.plan.Outline;
import dev.omk.plan.Question;
import dev.omk.proof.Assessment;
import dev.omk.time.Durations;
import java.util.List;

/** {@code goal.json}: the state. What {@code status}, {@code list} and {@code show} read. */
public final class GoalDocument {
  /** The version of all documents. */
  public static final int VERSION = 1;

  private GoalDocument() {}

  /**
   * The document.
   *
   * @param assessment of the goal when nobody looked at the work tree
   */
  public static ObjectNode of(Goal goal, Assessment assessment) {
    ObjectNode doc = Json.object();
    doc.put("version", VERSION);
    doc.put("goal_id", goal.id().value());
    doc.put("original_goal", goal.text());
    doc.put("normalized_goal", goal.created().normalized());
    doc.put("status", goal.status().json());
    doc.put("phase", goal.phase().json());
    doc.put("created_at", goal.createdAt().toString());
    doc.put("updated_at", goal.updatedAt().toString());
    if (goal.status() == GoalStatus.READY) {
      doc.put("completed_at", goal.updatedAt().toString());
    }
    if (goal.acceptance() != null) {
      doc.put("accepted_at", goal.acceptance().at().toString());
    }
    settings(doc, goal.settings());
    budget(doc, goal.budget());
    ObjectNode criteria = doc.putObject("terminal_criteria");
    criteria.put("proof_required", true);
    criteria.put("gates_required", true);
    criteria.put("human_blockers_stop", true);
    doc.set("artifacts", artifacts(goal));
    if (goal.status() != GoalStatus.READY && !goal.reason().isEmpty()) {
      ObjectNode failure = doc.putObject("failure");
      failure.put("reason", goal.reason());
      failure.put("recorded_at", goal.updatedAt().toString());
    }
    ours(doc, goal, assessment);
    return doc;
  }

  private static void settings(ObjectNode doc, Settings settings) {
    doc.put("until_ready", settings.untilReady());
    doc.put("slice_execution", settings.sliceExecution());
    if (settings.isolate()) {
      doc.put("isolate", true);
    }
    doc.put("max_agents", settings.maxAgents());
    doc.put("delivery_policy", settings.deliveryPolicy());
    doc.put("merge_policy", settings.mergePolicy());
    doc.put("accept", settings.acceptAuto() ? "auto" : "manual");
    doc.put("max_iterations", settings.maxIterations());
    if (settings.agent() != null) {
      doc.put("agent", settings.agent());
    }
    if (settings.reviewer() != null) {
      doc.put("reviewer", settings.reviewer());
    }
  }

  static void budget(ObjectNode doc, Budget budget) {
    if (budget.time() != null) {
      doc.put("budget_time", Durations.format(budget.time()));
    }
    if (budget.tokens() != null) {
      doc.put("budget_tokens", budget.tokens());
    }
    if (budget.usd() != null) {
      doc.put("budget_usd", budget.usd());
    }
  }

  private static ArrayNode artifacts(Goal goal) {
    ArrayNode artifacts = Json.array();
    for (Artifact artifact : goal.documents()) {
      artifacts.add(artifact(artifact, goal));
    }
    artifacts.add(projection("task_graph", "task-graph.json", goal));
    artifacts.add(projection("proof", "proof.json", goal));
    artifacts.add(projection("decisions", DecisionsDocument.FILE, goal));
    goal.passes().forEach(pass -> pass.artifacts().forEach(a -> artifacts.add(artifact(a, goal))));
    return artifacts;
  }

  private static ObjectNode projection(String kind, String path, Goal goal) {
    ObjectNode node = Json.object();
    node.put("kind", kind);
    node.put("path", path);
    node.put("created_at", goal.createdAt().toString());
    return node;
  }

  private static ObjectNode artifact(Artifact artifact, Goal goal) {
    ObjectNode node = projection(artifact.kind(), artifact.path(), goal);
    node.put("bytes", artifact.bytes());
    node.put("sha256", artifact.sha256());
    return node;
  }

  private static ObjectNode plan(Goal goal) {
    Outline outline = goal.outline();
    ObjectNode plan = Json.object();
    plan.put("planner", outline.planner());
    plan.put("planner_note", outline.plannerNote());
    ArrayNode criteria = plan.putArray("criteria");
    for (Criterion criterion : outline.criteria()) {
      ObjectNode node = criteria.addObject();
      node.put("id", criterion.id());
      node.put("text", criterion.text());
      node.put("source", criterion.source());
    }
    ArrayNode questions = plan.putArray("questions");
    for (Question question : outline.questions()) {
      ObjectNode node = questions.addObject();
      node.put("number", question.number());
      node.put("text", question.text());
      node.put("answer", question.answer());
      node.put("by", question.by());
    }
    plan.set("assumptions", TaskGraphDocument.texts(outline.assumptions()));
    plan.set("steps", TaskGraphDocument.texts(outline.steps()));
    plan.set("map", TaskGraphDocument.texts(outline.map()));
    return plan;
  }

  private static void ours(ObjectNode doc, Goal goal, Assessment assessment) {
    doc.put("project_dir", goal.created().projectDir());
    Isolation isolation = goal.efforts().isolation();
    if (isolation.apart()) {
      doc.put("work_tree", isolation.directory());
      doc.set("linked", TaskGraphDocument.texts(isolation.linked()));
    }
    if (!isolation.directory().isEmpty()) {
      doc.put("result_branch", isolation.branch());
    }
    doc.put("kind", goal.kind().json());
    doc.put("kind_reason", goal.kindReason());
    doc.put("reason", goal.reason());
    doc.put("next_step", goal.nextStep());
    if (goal.pausedFrom() != null) {
      doc.put("paused_from", goal.pausedFrom().json());
    }
    doc.put("ready", goal.status() == GoalStatus.READY && assessment.ready());
    ArrayNode gaps = doc.putArray("known_gaps");
    assessment.gaps().forEach(gaps::add);
    if (goal.blocker() != null) {
      doc.put("blocker", goal.blocker());
    }
    doc.set("plan", plan(goal));
    doc.put("base", goal.base());
    if (goal.verification() != null) {
      doc.put("verified_subject", goal.verification().subject());
    }
    doc.put("rules_digest", goal.created().rulesDigest());
    doc.put("gates_digest", goal.pins().gatesDigest());
    doc.set("written_by_gates", TaskGraphDocument.texts(List.copyOf(goal.written())));
    doc.put("passes", goal.passes().size());
    if (!goal.efforts().proposals().isEmpty()) {
      doc.set("proposals", TaskGraphDocument.proposals(goal));
    }
    if (goal.merged() != null) {
      ObjectNode merged = doc.putObject("merged");
      merged.put("commit", goal.merged().commit());
      merged.put("proven_tree", goal.merged().same());
    }
    doc.put("seq", goal.seq());
  }
}
