package dev.omk.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.document.GoalDocument;
import dev.omk.document.ProofDocument;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.process.ProcessTree;
import dev.omk.proof.Live;
import dev.omk.store.JournalState;
import dev.omk.store.LeaseState;
import dev.omk.store.Mac;
import dev.omk.store.ProjectionReading;
import dev.omk.store.Projections;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads goals for people and scripts. A projection that vouches for itself is enough; otherwise the
 * journal is read and the projections are written again where that is possible.
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
   */
  public record Read(ObjectNode document, String recovery) {}

  /** {@code goal.json}. */
  public Read goal(GoalId id) {
    return read(id, "goal.json");
  }

  /** {@code proof.json}. */
  public Read proof(GoalId id) {
    return read(id, "proof.json");
  }

  private Read read(GoalId id, String file) {
    Path directory = workspace.directory(id);
    Projections projections =
        new Projections(directory, id.value(), key, workspace.world().storage().files());
    // No switch: one over types is compiled anew at every start, which the AOT cache cannot keep.
    ProjectionReading reading = projections.read(file);
    if (reading instanceof ProjectionReading.Unusable unusable) {
      return rebuilt(id, file, unusable);
    }
    for (String other : GoalLedger.PROJECTIONS) {
      if (!Files.exists(directory.resolve(other))) {
        return rebuilt(
            id,
            file,
            new ProjectionReading.Unusable(
                ProjectionReading.Reason.MISSING, other + " is missing"));
      }
    }
    return new Read(((ProjectionReading.Current) reading).document(), "");
  }

  private Read rebuilt(GoalId id, String file, ProjectionReading.Unusable unusable) {
    GoalLedger ledger = GoalLedger.open(workspace, id);
    if (ledger.reading().state() instanceof JournalState.Damaged) {
      ledger.reading().orThrow();
    }
    var assessment = ledger.assess(Live.NOT_LOOKED);
    ObjectNode document =
        file.equals("goal.json")
            ? GoalDocument.of(ledger.goal(), assessment)
            : ProofDocument.of(ledger.goal(), assessment);
    try {
      ledger.rebuildProjections();
    } catch (OmkException e) {
      if (e.code() != ErrorCode.IO) {
        throw e;
      }
      // A read-only place: what was read is right all the same.
    }
    return new Read(document, unusable.detail() + "; it was rebuilt from the journal");
  }

  /**
   * The document with what is true of a goal that says it runs: whether its controller is alive,
   * and if not, what that left running.
   *
   * @param goal a {@code goal.json}
   */
  public ObjectNode orphan(GoalId id, ObjectNode goal) {
    boolean runs = goal.path("status").asText().equals(GoalStatus.RUNNING.json());
    if (!runs || Leases.look(workspace, id) instanceof LeaseState.Held) {
      return goal;
    }
    ObjectNode orphan = goal.deepCopy();
    String left =
        ProcessTree.withToken(GoalSession.token(id)).stream()
            .map(process -> process.pid() + " " + process.commandLine())
            .collect(Collectors.joining("; "));
    orphan.put(
        "reason", "its controller is dead" + (left.isEmpty() ? "" : "; still running: " + left));
    orphan.put("next_step", "omk goal resume " + id);
    return orphan;
  }

  /**
   * Whether the work tree is the one that was verified last.
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
