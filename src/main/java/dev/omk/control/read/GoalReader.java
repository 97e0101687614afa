package dev.omk.control.read;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.workspace.EarlierDocuments;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.GoalProjections;
import dev.omk.control.workspace.Leases;
import dev.omk.control.workspace.PastOfAGoal;
import dev.omk.control.workspace.Workspace;
import dev.omk.delivery.Past;
import dev.omk.document.GoalDocument;
import dev.omk.document.ProofDocument;
import dev.omk.document.SummaryDocument;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.legacy.LegacyGoal;
import dev.omk.legacy.Part;
import dev.omk.proof.Assessment;
import dev.omk.proof.Live;
import dev.omk.store.JournalState;
import dev.omk.store.LeaseState;
import dev.omk.store.Mac;
import dev.omk.store.ProjectionReading;
import dev.omk.store.Projections;
import dev.omk.store.StateDirectory.Newest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads goals for people and scripts. A projection that vouches for itself is enough; otherwise the
 * journal is read and the projections are written again where that is possible. Of a damaged goal
 * it shows what is intact.
 */
public final class GoalReader {
  private final Workspace workspace;
  private final Optional<Mac> key;

  /** Reads the goals of a workspace. */
  public GoalReader(Workspace workspace) {
    this.workspace = workspace;
    this.key = workspace.key();
  }

  /**
   * A document, and what a reader should know about how it was come by.
   *
   * @param document the projection
   * @param recovery one line, empty when the projection was as it should be
   * @param damaged whether something is lost: then the document is what is intact, and never that
   *     of a ready goal
   */
  public record Read(ObjectNode document, String recovery, boolean damaged) {

    /**
     * The document of an undamaged goal.
     *
     * @throws OmkException {@code DAMAGED_STATE} if the journal is damaged
     */
    public ObjectNode intact() {
      if (damaged) {
        throw new OmkException(
            ErrorCode.DAMAGED_STATE, recovery, document.path("next_step").asText());
      }
      return document;
    }
  }

  /** Whether a goal leaves the user's checkout alone. */
  public boolean isolated(GoalId id) {
    ObjectNode goal = goal(id).document();
    return goal.path("isolate").asBoolean(false) || goal.path("slice_execution").asBoolean(false);
  }

  /** Whether there is a key to check with who wrote what is read. */
  public boolean checksMacs() {
    return key.isPresent();
  }

  /** {@code goal.json}; every projection of the goal is there afterwards. */
  public Read goal(GoalId id) {
    return read(id, "goal.json");
  }

  /** Of these goals what a list shows. */
  public GoalListing listing(Newest goals) {
    return new GoalListing(this, workspace, goals);
  }

  /** What a list shows of a goal, if it vouches for itself. */
  Optional<ObjectNode> summary(GoalId id) {
    Path directory = workspace.directory(id);
    ProjectionReading reading = projections(id, directory).read(SummaryDocument.FILE);
    return reading instanceof ProjectionReading.Current current
        ? Optional.of(known(directory.resolve(SummaryDocument.FILE), current.document()))
        : Optional.empty();
  }

  /** One goal of many. */
  public sealed interface Listed {
    /** It could be read. */
    record Found(GoalId id, Read read) implements Listed {}

    /** It could not. */
    record Unreadable(GoalId id, OmkException why) implements Listed {}
  }

  /** {@code proof.json}. */
  public Read proof(GoalId id) {
    return read(id, "proof.json");
  }

  private Projections projections(GoalId id, Path directory) {
    return new Projections(directory, id.value(), key, workspace.world().storage());
  }

  private static ObjectNode known(Path file, ObjectNode document) {
    // No number but ours is fine without a look: other classes are loaded only for the others.
    if (document.path("version").asInt() != GoalDocument.VERSION) {
      EarlierDocuments.requireKnown(file, document);
    }
    return document;
  }

  private Read read(GoalId id, String file) {
    Path directory = workspace.directory(id);
    Projections projections = projections(id, directory);
    // No switch: one over types is compiled anew at every start, which the AOT cache cannot keep.
    ProjectionReading reading = projections.read(file);
    if (reading instanceof ProjectionReading.Unusable unusable) {
      Optional<LegacyGoal> recorded = LegacyGoal.open(directory, id.value());
      return recorded.isPresent()
          ? recorded(recorded.get(), file)
          : rebuilt(id, file, projections, why(unusable));
    }
    ObjectNode document =
        known(directory.resolve(file), ((ProjectionReading.Current) reading).document());
    String missing =
        new GoalProjections(directory, projections).missing(document.path("status").asText());
    return missing.isEmpty()
        ? new Read(document, "", false)
        : rebuilt(id, file, projections, missing);
  }

  private String why(ProjectionReading.Unusable unusable) {
    if (unusable.reason() == ProjectionReading.Reason.UNCHECKED) {
      return workspace.unchecked();
    }
    return unusable.reason() == ProjectionReading.Reason.NOT_OURS
        ? unusable.detail() + " (see omk goal proof --check)"
        : unusable.detail();
  }

  private static Read recorded(LegacyGoal goal, String file) {
    Part<ObjectNode> part = file.equals("goal.json") ? goal.goal() : goal.proof();
    return new Read(part.content(), part.problem(), part.damaged());
  }

  /** A goal that omk 0.5.0 made and nobody has adopted; it has no ledger. */
  public Optional<LegacyGoal> legacy(GoalId id) {
    return LegacyGoal.open(workspace.directory(id), id.value());
  }

  /** What the journal of a goal knows beyond its proof; nothing of one that nobody has adopted. */
  public Past past(GoalId id) {
    return legacy(id).isPresent() ? Past.UNKNOWN : PastOfAGoal.of(GoalLedger.open(workspace, id));
  }

  private Read rebuilt(GoalId id, String file, Projections projections, String why) {
    GoalLedger ledger = GoalLedger.open(workspace, id);
    if (ledger.state() instanceof JournalState.Damaged damaged) {
      return intact(ledger, file, projections, damaged);
    }
    ObjectNode document = document(ledger, file, Live.NOT_LOOKED);
    if (ledger.state() instanceof JournalState.Recovered recovered) {
      return new Read(
          document, key.isEmpty() ? recovered.reason() + "; " + why : recovered.reason(), false);
    }
    return new Read(document, key.isEmpty() ? why : rewritten(ledger, why), false);
  }

  private static String rewritten(GoalLedger ledger, String why) {
    try {
      // A writer that is at work writes them itself: then nothing is wrong.
      return ledger.rebuildProjections() ? why + "; it was rebuilt from the journal" : "";
    } catch (OmkException e) {
      if (e.code() != ErrorCode.IO) {
        throw e;
      }
      // A read-only place: what was read is right all the same.
      return why + "; the journal was read instead";
    }
  }

  private static ObjectNode document(GoalLedger ledger, String file, Live live) {
    Assessment assessment = ledger.assess(live);
    return file.equals("goal.json")
        ? GoalDocument.of(ledger.goal(), assessment)
        : ProofDocument.of(ledger.goal(), assessment);
  }

  /** What is intact: the beginning of the journal, else what we wrote of it once. */
  private static Read intact(
      GoalLedger ledger, String file, Projections projections, JournalState.Damaged damage) {
    Optional<ObjectNode> document =
        ledger.begun()
            ? Optional.of(document(ledger, file, new Live(null, false, null)))
            : projections.salvage(file);
    ObjectNode shown = document.orElseGet(() -> document(ledger, file, Live.NOT_LOOKED));
    String recovery = "the journal is damaged" + damage.where() + ": " + damage.reason();
    if (shown.path("status").asText().equals(GoalStatus.READY.json())) {
      shown.put("status", GoalStatus.NOT_READY.json());
    }
    if (shown.has("readiness")) {
      shown.put("readiness", "not ready: " + recovery);
    }
    shown.put("ready", false);
    shown.put("reason", recovery);
    shown.put("next_step", "see what is intact: omk goal replay " + ledger.id());
    ArrayNode gaps = shown.withArray("known_gaps");
    gaps.add(recovery);
    return new Read(shown, recovery, true);
  }

  /** What is read of a goal, with what is true of one that says it runs. */
  public ObjectNode shown(GoalId id, Read read) {
    return read.damaged() ? read.document() : orphan(id, read.document());
  }

  /**
   * The document with what is true of a goal that says it runs.
   *
   * @param goal a {@code goal.json}
   */
  public ObjectNode orphan(GoalId id, ObjectNode goal) {
    return isOrphan(id, goal) ? Orphan.document(id, goal) : goal;
  }

  /**
   * Whether a goal says that it runs and has no controller that is alive; of one that does not say
   * so nothing is read.
   *
   * @param goal a {@code goal.json}, or the summary of one
   */
  public boolean isOrphan(GoalId id, ObjectNode goal) {
    return goal.path("status").asText().equals(GoalStatus.RUNNING.json()) && !atWork(id);
  }

  /** Whether a controller is at work on a goal. */
  public boolean atWork(GoalId id) {
    return Leases.look(workspace, id) instanceof LeaseState.Held;
  }

  /** Whether the work tree is not the one that was verified last. */
  public boolean stale(Read goal) throws InterruptedException {
    // Where the journal is damaged, nothing that it says of a tree counts.
    return !goal.damaged() && look().stale(goal.document());
  }

  /**
   * The same for a document of an intact goal.
   *
   * @param goal a {@code goal.json}
   */
  public boolean stale(ObjectNode goal) throws InterruptedException {
    return look().stale(goal);
  }

  /** One look at the work trees, for many goals. */
  public TreeLook look() {
    return new TreeLook(workspace);
  }
}
