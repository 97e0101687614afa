package dev.omk.control;

import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Artifact;
import dev.omk.goal.GoalId;
import dev.omk.legacy.LegacyGoal;
import dev.omk.store.GoalCopy;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Copies goals of omk 0.5.0 from elsewhere into the state directory; what is there stays. */
public final class GoalImport {
  private final Workspace workspace;

  /** Imports into a workspace. */
  public GoalImport(Workspace workspace) {
    this.workspace = workspace;
  }

  /** What became of a goal. */
  public enum Outcome {
    /** It is here now. */
    IMPORTED,
    /** It was here already, the very same, perhaps adopted since. */
    PRESENT,
    /** It is not here, for the reason that is told. */
    REFUSED
  }

  /**
   * One goal.
   *
   * @param id its id, or the name of its folder
   * @param outcome what became of it
   * @param reason why it was refused, or what of it cannot be read; else empty
   * @param code of the refusal
   */
  public record Entry(String id, Outcome outcome, String reason, ErrorCode code) {}

  /**
   * Imports the goals of a state directory, or one goal. A goal that cannot be imported does not
   * keep the others from it; a second call changes nothing.
   *
   * @param from a state directory, its folder of goals, or the directory of one goal
   * @throws OmkException if there is no goal of omk 0.5.0
   */
  public List<Entry> run(Path from) {
    List<Entry> entries = new ArrayList<>();
    for (Path directory : sources(from)) {
      entries.add(entry(directory));
    }
    return entries;
  }

  private List<Path> sources(Path from) {
    List<Path> sources =
        Files.isDirectory(from.resolve("goals"))
            ? goalsIn(from.resolve("goals"))
            : LegacyGoal.open(from, "").isPresent() ? List.of(from) : goalsIn(from);
    if (sources.isEmpty()) {
      throw new OmkException(
          ErrorCode.NOT_FOUND,
          "no goal of omk 0.5.0 in " + from,
          "name its state directory, for instance: omk goal import ~/.local/state/omk");
    }
    return sources;
  }

  private static List<Path> goalsIn(Path parent) {
    List<Path> goals = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, "goal-*")) {
      entries.forEach(goals::add);
    } catch (IOException | DirectoryIteratorException e) {
      throw new OmkException(
          ErrorCode.IO,
          "cannot read " + parent + ": " + e.getMessage(),
          "check the permissions",
          e);
    }
    goals.sort(Comparator.naturalOrder());
    return goals;
  }

  private Entry entry(Path directory) {
    String name = String.valueOf(directory.getFileName());
    try {
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        throw refused(name + " is a link or no directory", ErrorCode.DAMAGED_STATE);
      }
      GoalId id =
          GoalId.parse(name)
              .orElseThrow(() -> refused(name + " is no id of a goal", ErrorCode.INVALID_VALUE));
      LegacyGoal goal =
          LegacyGoal.open(directory, name)
              .orElseThrow(
                  () -> refused(name + " is no goal of omk 0.5.0", ErrorCode.INVALID_VALUE));
      return new Entry(name, take(id, directory, goal), damage(goal), ErrorCode.INTERNAL);
    } catch (OmkException e) {
      return new Entry(name, Outcome.REFUSED, e.line(), e.code());
    }
  }

  private static String damage(LegacyGoal goal) {
    try {
      return DamagedGoals.damage(goal).map(problem -> "damaged: " + problem).orElse("");
    } catch (OmkException e) {
      return e.line();
    }
  }

  private Outcome take(GoalId id, Path directory, LegacyGoal goal) {
    Path target = workspace.state().goals().resolve(id.value());
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return present(id, goal);
    }
    GoalCopy copy = new GoalCopy(workspace.state(), workspace.world().storage());
    return copy.copy(id.value(), directory, goal.files()) ? Outcome.IMPORTED : present(id, goal);
  }

  private Outcome present(GoalId id, LegacyGoal goal) {
    if (goal.hashes().equals(here(id))) {
      return Outcome.PRESENT;
    }
    throw refused("another goal with the id " + id + " is here already", ErrorCode.INVALID_VALUE);
  }

  /** The old files of a goal that is here, adopted or not. */
  private List<Artifact> here(GoalId id) {
    Optional<LegacyGoal> recorded = LegacyGoal.open(workspace.directory(id), id.value());
    return recorded.isPresent()
        ? recorded.get().hashes()
        : GoalLedger.open(workspace, id).adoptedFiles();
  }

  private static OmkException refused(String why, ErrorCode code) {
    return new OmkException(code, why, "");
  }
}
