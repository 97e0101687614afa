package dev.omk.control;

import dev.omk.gate.GateSpec;
import dev.omk.goal.Artifact;
import dev.omk.goal.Change;
import dev.omk.goal.Change.Doubt;
import dev.omk.goal.Goal;
import dev.omk.scope.ChangedFile;
import dev.omk.scope.CompiledCode;
import dev.omk.scope.DiffJudgement;
import dev.omk.scope.FileTexts;
import dev.omk.scope.GateFiles;
import dev.omk.scope.Globs;
import dev.omk.scope.Judgement;
import dev.omk.scope.ProtectedPaths;
import dev.omk.scope.SourcedExit;
import dev.omk.scope.TestChange;
import dev.omk.scope.TestFiles;
import dev.omk.scope.Turn;
import dev.omk.scope.TurnChange;
import dev.omk.scope.Violation;
import dev.omk.scope.Watched;
import dev.omk.worktree.SnapshotNote;
import dev.omk.worktree.Subject;
import dev.omk.worktree.WorkTree;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges what differs between the base and a candidate: what is forbidden, and what is in doubt.
 */
final class Judging {
  private static final int MAX_TEXT = 100 * 1024 * 1024;

  private final GoalSession session;
  private final Workbench bench;
  private final Goal goal;
  private final WorkTree tree;

  /** Judges the work of the goal as a whole. */
  Judging(GoalSession session) {
    this(session, Workbench.whole(session));
  }

  /** Judges what is done in one place. */
  Judging(GoalSession session, Workbench bench) {
    this.session = session;
    this.bench = bench;
    this.goal = session.goal();
    this.tree = bench.tree();
  }

  /** What the whole difference means, and the difference itself. */
  record Verdict(List<ChangedFile> files, Judgement judgement) {}

  /** Judges a candidate against the base. */
  Verdict judge(String candidate) throws InterruptedException {
    Subject base = Subjects.parse(bench.base());
    Subject now = Subjects.parse(candidate);
    List<ChangedFile> files = tree.diff(base, now);
    List<TurnChange> changes = new ArrayList<>();
    for (ChangedFile file : files) {
      changes.add(new TurnChange(file, special(file), new Texts(tree, base, now, file)));
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
  ProtectedPaths protectedPaths() {
    List<String> paths = new ArrayList<>(session.config().scope().protectedPaths());
    paths.addAll(goal.outline().protectedPaths());
    return ProtectedPaths.of(
            paths, goal.pins().gateFiles(), GateFiles.words(GateSpec.shown(goal.gates())))
        .allowing(goal.settings().allow());
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
  Change change(String candidate, Verdict verdict, List<Artifact> diff) {
    List<Doubt> doubts = new ArrayList<>();
    for (TestChange change : verdict.judgement().testChanges()) {
      testDoubt(change).ifPresent(reason -> doubts.add(new Doubt(change.path(), reason)));
    }
    if (verdict.judgement().onlyTests()) {
      doubts.add(new Doubt("", "nothing but tests was changed"));
    }
    if (verdict.judgement().onlyComments()) {
      doubts.add(new Doubt("", "only comments were changed"));
    }
    for (Violation violation : verdict.judgement().violations()) {
      doubts.add(new Doubt("", violation.message() + ", and was changed outside of a turn"));
    }
    Watched watched = Watched.of(goal.pins().watched());
    Globs allowed = Globs.of(goal.settings().allow());
    for (ChangedFile file : verdict.files()) {
      if (file.change() == ChangedFile.Change.ADDED && GateFiles.hidesWhatIsBelow(file.path())) {
        doubts.add(new Doubt(file.path(), "takes what is below it out of the gates' sight"));
      }
      if (CompiledCode.is(file.path())) {
        doubts.add(new Doubt(file.path(), "is compiled code, which nobody can review"));
      }
      if (!allowed.covers(file.path())
          && (watched.covers(file.path()) || watched.covers(file.oldPath()))) {
        doubts.add(new Doubt(file.path(), "may have a part in a gate's verdict, and was changed"));
      }
      if (sourcedExit(candidate, file)) {
        doubts.add(new Doubt(file.path(), "may end the gate that sources it before it has judged"));
      }
      if (GateFiles.ignoreRules(file.path())) {
        doubts.add(new Doubt(file.path(), "says what git ignores, and was changed"));
      }
    }
    return new Change(candidate, verdict.files(), doubts, diff, verdict.judgement().nothing());
  }

  private boolean sourcedExit(String candidate, ChangedFile file) {
    if (file.path().matches("(?s).*\\.(?!sh$|bash$|ksh$|zsh$|bats$|inc$)[^./]*")) {
      return false; // No text has to be read for it.
    }
    Subject base = Subjects.parse(goal.base());
    Texts texts = new Texts(tree, base, Subjects.parse(candidate), file);
    List<String> scripts =
        goal.pins().gateFiles().stream().flatMap(path -> texts.text(base, path).stream()).toList();
    return SourcedExit.in(
        file.path(), texts.base().orElse(""), texts.candidate().orElse(""), scripts);
  }

  // A new test beside the old ones is fine; what it shows is weak where the oracle rests on it.
  private static Optional<String> testDoubt(TestChange change) {
    return switch (change.kind()) {
      case NEW ->
          change.support() ? Optional.of("is a new file that tests may load") : Optional.empty();
      case RENAMED_SAME -> Optional.empty();
      case APPENDED -> Optional.of("an existing test file was added to");
      case WEAKENED_OR_CHANGED -> Optional.of("an existing test file was changed");
      case DELETED -> Optional.of("a test file was deleted");
      case SKIP_ADDED -> Optional.of("a test is skipped now");
    };
  }

  private record Texts(WorkTree tree, Subject from, Subject to, ChangedFile file)
      implements FileTexts {
    @Override
    public Optional<String> base() {
      return text(from, file.oldPath().isEmpty() ? file.path() : file.oldPath());
    }

    @Override
    public Optional<String> candidate() {
      return text(to, file.path());
    }

    private Optional<String> text(Subject subject, String path) {
      try {
        return tree.read(subject, path, MAX_TEXT).map(Texts::decode);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Interruptions.asOmk();
      }
    }

    private static String decode(byte[] bytes) {
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
      }
    }
  }
}
