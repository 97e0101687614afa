package dev.omk.control.turn;

import dev.omk.control.project.Pinning;
import dev.omk.control.session.GoalSession;
import dev.omk.control.tree.TreeTexts;
import dev.omk.control.workspace.Subjects;
import dev.omk.goal.Artifact;
import dev.omk.goal.Change;
import dev.omk.goal.Change.Doubt;
import dev.omk.goal.Goal;
import dev.omk.scope.ChangedFile;
import dev.omk.scope.DiffJudgement;
import dev.omk.scope.GateFiles;
import dev.omk.scope.Judgement;
import dev.omk.scope.ProtectedPaths;
import dev.omk.scope.TestChange;
import dev.omk.scope.TestFiles;
import dev.omk.scope.Turn;
import dev.omk.scope.TurnChange;
import dev.omk.scope.Violation;
import dev.omk.worktree.SnapshotNote;
import dev.omk.worktree.Subject;
import dev.omk.worktree.WorkTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges what differs between the base and a candidate: what is forbidden, and what is in doubt.
 */
public final class Judging {
  private final GoalSession session;
  private final Workbench bench;
  private final Goal goal;
  private final WorkTree tree;

  /** Judges the work of the goal as a whole. */
  public Judging(GoalSession session) {
    this(session, Workbench.whole(session));
  }

  /** Judges what is done in one place. */
  public Judging(GoalSession session, Workbench bench) {
    this.session = session;
    this.bench = bench;
    this.goal = session.goal();
    this.tree = bench.tree();
  }

  /** What the whole difference means, and the difference itself. */
  public record Verdict(List<ChangedFile> files, Judgement judgement) {}

  /** Judges a candidate against the base. */
  public Verdict judge(String candidate) throws InterruptedException {
    Subject base = Subjects.parse(bench.base());
    Subject now = Subjects.parse(candidate);
    List<ChangedFile> files = tree.diff(base, now);
    List<TurnChange> changes = new ArrayList<>();
    for (ChangedFile file : files) {
      changes.add(new TurnChange(file, special(file), new TreeTexts(tree, base, now, file)));
    }
    Turn turn =
        new Turn(
            changes,
            bench.writeSet(),
            goal.settings().allow(),
            protectedPaths(),
            TestFiles.of(session.config().scope().tests()),
            GateFiles.programs(goal.gates()));
    return new Verdict(files, DiffJudgement.judge(turn));
  }

  /** What no agent may change. */
  public ProtectedPaths protectedPaths() {
    return Pinning.protectedPaths(goal, session.config());
  }

  private TurnChange.Special special(ChangedFile file) {
    return bench.now().newNotes().stream()
        .filter(note -> note.path().equals(file.path()))
        .map(Judging::special)
        .findFirst()
        .orElse(TurnChange.Special.NONE);
  }

  private static TurnChange.Special special(SnapshotNote note) {
    return switch (note.kind()) {
      case LINK_OUTSIDE -> TurnChange.Special.LINK_OUTSIDE;
      case LARGE_FILE -> TurnChange.Special.HUGE;
      case SPECIAL_FILE -> TurnChange.Special.DEVICE;
      case NESTED_REPOSITORY, SUBMODULE -> TurnChange.Special.NESTED_REPOSITORY;
    };
  }

  /** What no tree can hold and no diff shows: it is left for a person. */
  List<Violation> outsideOfTheTree() {
    return bench.now().newNotes().stream()
        .filter(
            note ->
                note.kind() == SnapshotNote.Kind.SPECIAL_FILE
                    || note.kind() == SnapshotNote.Kind.NESTED_REPOSITORY)
        .map(
            note ->
                new Violation(
                    note.path(),
                    Violation.Kind.SPECIAL_FILE,
                    Violation.Action.PENDING,
                    "",
                    Subjects.text(note) + " was added"))
        .toList();
  }

  /** The judged difference as the journal keeps it. */
  public Change change(String candidate, Verdict verdict, List<Artifact> diff) {
    List<Doubt> doubts = new ArrayList<>();
    for (TestChange change : verdict.judgement().testChanges()) {
      testDoubt(change).ifPresent(reason -> doubts.add(new Doubt(change.path(), reason)));
    }
    if (verdict.judgement().onlyTests()) {
      doubts.add(new Doubt("", Change.ONLY_TESTS));
    }
    if (verdict.judgement().onlyComments()) {
      doubts.add(new Doubt("", "only comments were changed"));
    }
    Set<String> byAgents = byAgents();
    for (Violation violation : verdict.judgement().violations()) {
      if (byAgents.contains(violation.path())) {
        continue; // The pins tell of it, with the turn's own diff.
      }
      doubts.add(new Doubt("", violation.message() + ", and was changed outside of a turn"));
    }
    FileDoubts files = new FileDoubts(session, candidate);
    for (ChangedFile file : verdict.files()) {
      doubts.addAll(files.of(file));
    }
    return new Change(candidate, verdict.files(), doubts, diff, verdict.judgement().nothing());
  }

  // What a turn left on purpose, for a person to allow.
  private Set<String> byAgents() {
    return session.goal().passes().stream()
        .flatMap(pass -> pass.violations().stream())
        .filter(Violation::needsApproval)
        .map(Violation::path)
        .collect(Collectors.toSet());
  }

  // A new test beside the old ones is fine; what it shows is weak where the oracle rests on it.
  private static Optional<String> testDoubt(TestChange change) {
    return switch (change.kind()) {
      case NEW ->
          change.support() ? Optional.of("is a new file that tests may load") : Optional.empty();
      case SAME -> Optional.empty();
      case APPENDED -> Optional.of("an existing test file was added to");
      case WEAKENED_OR_CHANGED -> Optional.of("an existing test file was changed");
      case DELETED -> Optional.of("a test file was deleted");
      case SKIP_ADDED -> Optional.of("a test is skipped now");
    };
  }
}
