package dev.omk.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Acceptance;
import dev.omk.goal.Artifact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.goal.Pass;
import dev.omk.goal.Verification;
import dev.omk.json.Json;
import dev.omk.proof.Assessment;
import dev.omk.proof.Claim;
import dev.omk.review.wall.ReviewFacts;
import dev.omk.review.wall.ReviewSections;
import dev.omk.scope.ChangedFile;
import dev.omk.text.Count;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code proof.json}: every claim with its evidence. omk 0.5.0's fields first, ours after them. */
public final class ProofDocument {
  /** Where the review for people is, relative to the goal directory. */
  public static final String REVIEW = "artifacts/reviews/goal-review.md";

  private ProofDocument() {}

  /** The document. */
  public static ObjectNode of(Goal goal, Assessment assessment) {
    ObjectNode doc = Json.object();
    doc.put("version", GoalDocument.VERSION);
    doc.put("goal_id", goal.id().value());
    doc.put("status", goal.status().json());
    doc.put("readiness", goal.status().words() + ": " + goal.reason());
    doc.put("summary", summary(goal, assessment));
    doc.put("generated_at", goal.updatedAt().toString());
    doc.set("artifacts", artifacts(goal));
    doc.set("task_graph_summary", TaskGraphDocument.summary(goal.tasks()));
    doc.set("changed_files", changedFiles(goal));
    doc.putArray("commits");
    doc.set("gates", gates(goal));
    doc.set("known_gaps", TaskGraphDocument.texts(assessment.gaps()));
    doc.set("human_decisions_required", decisions(goal, assessment));
    ObjectNode git = doc.putObject("git");
    git.put("branch", goal.created().branch());
    git.put("head", goal.created().head());
    git.put("dirty", !goal.change().files().isEmpty());
    doc.put("post_mutation_gates_ran", goal.verification() != null && !goal.passes().isEmpty());
    doc.set("review_artifacts", reviews(goal));
    integration(doc, goal, assessment);
    OracleDocument.oracle(doc, goal, assessment);
    ours(doc, goal, assessment);
    return doc;
  }

  private static String summary(Goal goal, Assessment assessment) {
    String gates =
        goal.latestVerification()
            .map(
                v ->
                    v.gates().stream().filter(GateResult::passed).count()
                        + " of "
                        + Count.of(v.gates().size(), "gate")
                        + " passed")
            .orElse("no gate has run");
    return "Goal '"
        + goal.created().normalized()
        + "' is "
        + goal.status().words()
        + ": "
        + gates
        + ", "
        + Count.of(goal.passes().size(), "pass")
        + ", "
        + Count.of(assessment.gaps().size(), "gap")
        + ".";
  }

  private static ArrayNode artifacts(Goal goal) {
    ArrayNode array = Json.array();
    for (Artifact artifact : goal.documents()) {
      ObjectNode node = array.addObject();
      node.put("kind", artifact.kind());
      node.put("path", artifact.path());
      node.put("created_at", goal.createdAt().toString());
    }
    return array;
  }

  private static ArrayNode changedFiles(Goal goal) {
    return TaskGraphDocument.texts(
        goal.change().files().stream().map(ChangedFile::path).sorted().toList());
  }

  private static ArrayNode gates(Goal goal) {
    ArrayNode array = Json.array();
    goal.latestVerification()
        .ifPresent(v -> v.gates().forEach(result -> array.add(gate(goal, result))));
    return array;
  }

  private static ObjectNode gate(Goal goal, GateResult result) {
    ObjectNode node = Json.object();
    node.put("name", result.gate());
    node.put("passed", result.passed());
    node.put("status", result.outcome().status());
    node.put("reason", result.outcome().reason());
    // omk 0.5.0 kept the whole output here; the log has it, the excerpt says what matters.
    node.put("stdout", result.excerpt());
    node.put("stderr", "");
    node.put("duration_ms", result.duration().toMillis());
    node.put("required", result.required());
    node.put("command_line", result.commandLine());
    if (result.exitCode() != null) {
      node.put("exit_code", result.exitCode());
    }
    if (result.outcome() instanceof GateOutcome.Cached cached) {
      node.put("cached_from", cached.passedAt().toString());
    }
    node.put("timed_out", result.outcome() instanceof GateOutcome.TimedOut);
    node.put("output_path", result.logPath());
    goal.gates().stream()
        .filter(spec -> spec.name().equals(result.gate()))
        .map(GateSpec::timeout)
        .findFirst()
        .ifPresent(timeout -> node.put("timeout_secs", timeout.toSeconds()));
    node.set("left_running", TaskGraphDocument.texts(result.leftRunning()));
    return node;
  }

  private static ArrayNode decisions(Goal goal, Assessment assessment) {
    Set<String> asked = new LinkedHashSet<>(); // an open question is also the reason
    goal.outline()
        .open()
        .forEach(question -> asked.add("question " + question.number() + ": " + question.text()));
    if (goal.blocker() != null && asked.isEmpty()) {
      asked.add(goal.blocker());
    } else if (goal.status() == GoalStatus.BLOCKED_ON_HUMAN) {
      asked.addAll(decision(goal, assessment));
    }
    return TaskGraphDocument.texts(List.copyOf(asked));
  }

  // Acceptance is asked for where everything is proven, and not before.
  private static List<String> decision(Goal goal, Assessment assessment) {
    if (!assessment.proven()) {
      return List.of(goal.reason());
    }
    List<String> asked = new ArrayList<>(List.of(Assessment.ACCEPTANCE_GAP));
    assessment.weak().forEach(claim -> asked.add(claim.detail()));
    return asked;
  }

  private static ArrayNode reviews(Goal goal) {
    ArrayNode array = Json.array();
    if (goal.review() != null) {
      List<String> gates =
          goal.latestVerification().stream()
              .flatMap(v -> v.gates().stream())
              .map(result -> result.gate() + "=" + result.outcome().status())
              .toList();
      List<String> files = goal.change().files().stream().map(ChangedFile::path).toList();
      ReviewFacts facts =
          new ReviewFacts(
              goal.review().findings(),
              files,
              gates,
              SpeedEvidence.of(goal).measures(),
              REVIEW,
              REVIEW);
      ReviewSections.of(facts).forEach(section -> array.add(section.toJson()));
    }
    return array;
  }

  private static void integration(ObjectNode doc, Goal goal, Assessment assessment) {
    Acceptance acceptance = goal.acceptance();
    if (acceptance != null) {
      ObjectNode node = doc.putObject("integration_evidence");
      node.put("status", "accepted");
      node.put("summary", acceptance.summary());
      node.put("decided_at", acceptance.at().toString());
      node.put("decided_by", acceptance.by());
      node.set("approved", TaskGraphDocument.texts(acceptance.approved()));
      node.set("missing_evidence", TaskGraphDocument.texts(assessment.gaps()));
    } else if (goal.rejection() != null) {
      ObjectNode node = doc.putObject("integration_evidence");
      node.put("status", "rejected");
      node.put("summary", goal.rejection());
    }
  }

  private static void ours(ObjectNode doc, Goal goal, Assessment assessment) {
    doc.put("ready", goal.status() == GoalStatus.READY && assessment.ready());
    doc.put("reason", goal.reason());
    doc.put("next_step", goal.nextStep());
    ArrayNode claims = doc.putArray("claims");
    for (Claim claim : assessment.claims()) {
      ObjectNode node = claims.addObject();
      node.put("rule", claim.rule());
      node.put("strength", claim.strength().json());
      node.put("detail", claim.detail());
      node.set("evidence", TaskGraphDocument.texts(claim.evidence()));
    }
    ArrayNode violations = doc.putArray("violations");
    goal.passes()
        .forEach(pass -> pass.violations().forEach(v -> violations.add(PassDocument.violation(v))));
    ArrayNode passes = doc.putArray("passes");
    goal.passes().forEach(pass -> passes.add(PassDocument.of(pass, goal.efforts())));
    ArrayNode changes = doc.putArray("agent_changes");
    goal.efforts().changes().forEach(change -> changes.add(PassDocument.change(change)));
    ArrayNode reviewers = doc.putArray("reviewers");
    if (goal.review() != null) {
      goal.review().reviewers().forEach(v -> reviewers.add(PassDocument.verdict(v)));
    }
    sandbox(doc, goal);
    subject(doc, goal);
    OracleDocument.comparison(doc, goal);
    doc.put("gates_digest", goal.pins().gatesDigest());
    doc.put("config_digest", goal.pins().configDigest());
    usage(doc, goal);
    doc.set("notes", TaskGraphDocument.texts(goal.created().notes()));
    doc.put("seq", goal.seq());
  }

  /** What was in force: each pass has its own, these are the last. */
  private static void sandbox(ObjectNode doc, Goal goal) {
    ObjectNode sandbox = doc.putObject("sandbox");
    sandbox.put("agents", goal.lastPass().map(Pass::sandbox).orElse(""));
    sandbox.put("gates", goal.latestVerification().map(Verification::sandbox).orElse(""));
  }

  private static void subject(ObjectNode doc, Goal goal) {
    ObjectNode subject = doc.putObject("subject");
    subject.put("base", goal.base());
    Verification last = goal.verification();
    if (last != null) {
      subject.put("verified", last.subject());
      subject.put("room", last.room() == Verification.Room.CLEAN ? "clean" : "in_place");
      subject.put("purpose", last.purpose().name().toLowerCase(java.util.Locale.ROOT));
      doc.set("tests", PassDocument.tests(last.tests()));
    }
  }

  private static void usage(ObjectNode doc, Goal goal) {
    ObjectNode usage = doc.putObject("usage");
    usage.put("seconds", goal.spent().time().toSeconds());
    usage.put("tokens", goal.spent().tokens());
    usage.put("usd", goal.spent().usd());
    usage.put("unknown_runs", goal.spent().unknownRuns());
    usage.put("failed_runs", goal.efforts().failures().size());
    usage.put("agent_runs", goal.passes().stream().map(Pass::number).distinct().count());
  }
}
