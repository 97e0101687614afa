package dev.omk.legacy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Artifact;
import dev.omk.json.MalformedJsonException;
import dev.omk.task.TaskGraph;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A goal of omk 0.5.0 that nobody has adopted yet. Each question reads the files it needs. */
public final class LegacyGoal {
  /** The names of the journal; the second is older, and read if the first is absent. */
  static final List<String> JOURNALS = List.of("events.jsonl", "event-log.jsonl");

  private final Path directory;
  private final String id;

  LegacyGoal(Path directory, String id) {
    this.directory = directory;
    this.id = id;
  }

  /**
   * The goal in a directory, if omk 0.5.0 made it. Costs a pass over its journal: ask only when the
   * directory does not hold what one of ours holds.
   */
  public static Optional<LegacyGoal> open(Path directory, String id) {
    return LegacyMarks.areIn(directory)
        ? Optional.of(new LegacyGoal(directory, id))
        : Optional.empty();
  }

  /**
   * Every file of it, but the git worktrees and what a crash left.
   *
   * @throws OmkException {@code DAMAGED_STATE} if there is a link among them, or what is no file
   */
  public List<Path> files() {
    return OldFiles.paths(directory);
  }

  /** The same with their hashes, by the place where they are after adoption. */
  public List<Artifact> hashes() {
    return OldFiles.of(directory);
  }

  Path directory() {
    return directory;
  }

  /**
   * The journal that an adopted goal had before it was adopted; nothing if it was not.
   *
   * @param directory of a goal of ours
   */
  public static Optional<Part<OldEvents>> before(Path directory) {
    Path folder = directory.resolve(OldFiles.FOLDER);
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(new LegacyGoal(folder, "").events())
        : Optional.empty();
  }

  /** Its id. */
  public String id() {
    return id;
  }

  /**
   * {@code goal.json} to be shown; if it is lost, what the other files tell.
   *
   * @throws OmkException {@code DAMAGED_STATE} if nothing is readable
   */
  public Part<ObjectNode> goal() {
    String problem;
    try {
      Optional<ObjectNode> goal = GoalFile.read(directory);
      if (goal.isPresent()) {
        return Part.whole(RecordedGoal.shown(goal.get(), id, projectDir()));
      }
      problem = GoalFile.NAME + " is missing";
    } catch (MalformedJsonException e) {
      problem = GoalFile.NAME + " cannot be read: " + e.getMessage();
    }
    String lost = problem;
    ObjectNode rebuilt =
        RecordedGoal.rebuilt(events().content().events(), readProof())
            .orElseThrow(() -> unreadable(lost));
    return Part.damaged(
        RecordedGoal.shown(rebuilt, id, projectDir()),
        problem + "; what is shown is from the journal and the proof");
  }

  private OmkException unreadable(String problem) {
    return new OmkException(
        ErrorCode.DAMAGED_STATE,
        "Goal '" + id + "' cannot be read: " + problem,
        "look at " + directory);
  }

  private Optional<ObjectNode> readProof() {
    try {
      return ProofFile.read(directory);
    } catch (MalformedJsonException e) {
      return Optional.empty();
    }
  }

  /** {@code proof.json} to be shown; if it is lost, what the other files tell. */
  public Part<ObjectNode> proof() {
    Part<ObjectNode> goal = goal();
    String problem;
    boolean damaged;
    try {
      Optional<ObjectNode> proof = ProofFile.read(directory);
      if (proof.isPresent()) {
        return new Part<>(
            RecordedProof.shown(proof.get(), goal.content()), goal.problem(), goal.damaged());
      }
      problem = ProofFile.NAME + " is missing";
      damaged = false;
    } catch (MalformedJsonException e) {
      problem = ProofFile.NAME + " cannot be read: " + e.getMessage();
      damaged = true;
    }
    ObjectNode rebuilt =
        RecordedProof.rebuilt(goal.content(), events().content().events(), tasks().content());
    return new Part<>(
        RecordedProof.shown(rebuilt, goal.content()),
        problem + "; what is shown is from the journal",
        damaged || goal.damaged());
  }

  /** The journal. */
  public Part<OldEvents> events() {
    Optional<Path> journal = journal();
    return journal.isEmpty()
        ? Part.damaged(OldEvents.NONE, "events.jsonl is missing")
        : EventsFile.read(journal.get());
  }

  /** Whether there is a journal at all. */
  public boolean hasJournal() {
    return journal().isPresent();
  }

  private Optional<Path> journal() {
    for (String name : JOURNALS) {
      Path file = directory.resolve(name);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  // Nothing but the journal tells whose goal it is.
  private String projectDir() {
    return journal()
        .flatMap(EventsFile::first)
        .map(event -> event.payload().path("project_dir").asText(""))
        .orElse("");
  }

  /** The task graph. */
  public Part<TaskGraph> tasks() {
    return TaskGraphFile.read(directory);
  }

  /** What it may cost and has cost. */
  public Part<RecordedBudget> budget() {
    Part<ObjectNode> goal = goal();
    Part<ArrayNode> checkpoints = CheckpointsFile.read(directory);
    Part<CostFile.Cost> cost = CostFile.read(directory);
    RecordedBudget budget =
        RecordedBudget.of(
            goal.content(),
            UsedTokens.of(directory),
            cost.content().seconds(),
            checkpoints.content());
    return new Part<>(
        budget,
        firstOf(goal.problem(), checkpoints.problem(), cost.problem()),
        goal.damaged() || checkpoints.damaged() || cost.damaged());
  }

  private static String firstOf(String... problems) {
    return Stream.of(problems).filter(problem -> !problem.isEmpty()).findFirst().orElse("");
  }
}
