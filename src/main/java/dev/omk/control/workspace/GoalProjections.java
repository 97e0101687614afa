package dev.omk.control.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.document.CheckpointsDocument;
import dev.omk.document.CostDocument;
import dev.omk.document.DecisionsDocument;
import dev.omk.document.GoalDocument;
import dev.omk.document.ProofDocument;
import dev.omk.document.SummaryDocument;
import dev.omk.document.TaskGraphDocument;
import dev.omk.goal.Chronicle;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalStatus;
import dev.omk.proof.Assessment;
import dev.omk.proof.Live;
import dev.omk.proof.Readiness;
import dev.omk.store.JournalPosition;
import dev.omk.store.Projections;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The documents that show a goal's state: all of them are functions of the goal. */
public final class GoalProjections {
  /** Those that carry a mac and may be believed. */
  public static final List<String> BELIEVED =
      List.of("goal.json", "task-graph.json", "proof.json", SummaryDocument.FILE);

  /** Those of one object a line, which nobody believes. */
  public static final List<String> LINES =
      List.of(CheckpointsDocument.FILE, CostDocument.FILE, DecisionsDocument.FILE);

  /** The copy of {@code goal.json} that a cancelled or blocked goal has. */
  static final String FAILURE = "failure.json";

  private static final Set<String> FAILED =
      Set.of(
          GoalStatus.CANCELLED.json(),
          GoalStatus.BLOCKED_ON_HUMAN.json(),
          GoalStatus.BLOCKED_ON_EXTERNAL.json());

  private final Path directory;
  private final Projections projections;
  private @Nullable Chronicle written;
  private @Nullable EarlierDocuments earlier;

  /** Those in a goal's directory. */
  public GoalProjections(Path directory, Projections projections) {
    this.directory = directory;
    this.projections = projections;
  }

  /** Writes what a goal is after a batch of events, while the journal is locked. */
  void write(Goal goal, JournalPosition position) {
    Assessment assessment = Readiness.assess(goal, Live.NOT_LOOKED);
    ObjectNode state = GoalDocument.of(goal, assessment);
    write("goal.json", state, position);
    write("task-graph.json", TaskGraphDocument.of(goal), position);
    write("proof.json", ProofDocument.of(goal, assessment), position);
    write(SummaryDocument.FILE, SummaryDocument.of(state), position);
    if (!goal.chronicle().equals(written) || !missing(goal.status().json()).isEmpty()) {
      LINES.forEach(file -> projections.writePlain(file, lines(goal, file)));
      written = goal.chronicle();
    }
    if (failed(goal.status().json())) {
      projections.write(FAILURE, state, position);
    } else {
      projections.remove(FAILURE);
    }
  }

  private void write(String name, ObjectNode document, JournalPosition position) {
    projections.write(name, earlier().carry(name, document), position);
  }

  /**
   * Makes sure that nothing is there that a newer omk wrote.
   *
   * @throws dev.omk.error.OmkException if something is: it may say what we would lose
   */
  void requireKnown() {
    earlier();
  }

  private EarlierDocuments earlier() {
    EarlierDocuments read = earlier;
    if (read == null) {
      read = EarlierDocuments.in(directory);
      earlier = read;
    }
    return read;
  }

  /**
   * What is missing, or there although it should not be; empty if all is well.
   *
   * @param status of the goal
   */
  public String missing(String status) {
    // No lambda: this is on the way to the first answer.
    for (String file : BELIEVED) {
      if (!exists(file)) {
        return file + " is missing";
      }
    }
    for (String file : LINES) {
      if (!exists(file)) {
        return file + " is missing";
      }
    }
    return failed(status) == exists(FAILURE) ? "" : FAILURE + " is not as the goal's status says";
  }

  /** Whether a file of lines is absent, or as the goal says or said before. */
  boolean fits(Goal goal, String file) {
    return !exists(file) || projections.isPlainSoFar(file, lines(goal, file));
  }

  private static boolean failed(String status) {
    return FAILED.contains(status);
  }

  private boolean exists(String file) {
    return Files.exists(directory.resolve(file), LinkOption.NOFOLLOW_LINKS);
  }

  private static byte[] lines(Goal goal, String file) {
    return switch (file) {
      case CheckpointsDocument.FILE -> CheckpointsDocument.of(goal);
      case CostDocument.FILE -> CostDocument.of(goal);
      case DecisionsDocument.FILE -> DecisionsDocument.of(goal);
      default -> throw new IllegalArgumentException(file);
    };
  }
}
