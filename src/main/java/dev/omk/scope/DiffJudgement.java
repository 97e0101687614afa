package dev.omk.scope;

import dev.omk.glob.Globs;
import dev.omk.scope.ChangedFile.Change;
import dev.omk.scope.Violation.Action;
import dev.omk.scope.Violation.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges the diff of one turn. A pure function of what it is given. */
public final class DiffJudgement {
  private final Turn turn;
  private final TestRules tests;
  private final Globs writeSet;
  private final Globs allowed;
  private final List<Violation> violations = new ArrayList<>();
  private final Set<String> undo = new LinkedHashSet<>();
  private final List<TestChange> testChanges = new ArrayList<>();
  private final List<TurnChange> honest = new ArrayList<>();

  private DiffJudgement(Turn turn) {
    this.turn = turn;
    this.tests = new TestRules(turn);
    this.writeSet = Globs.of(turn.writeSet());
    this.allowed = Globs.of(turn.allowed());
  }

  /** What the diff of a turn means. */
  public static Judgement judge(Turn turn) {
    DiffJudgement judgement = new DiffJudgement(turn);
    turn.changes().forEach(judgement::examine);
    return judgement.result();
  }

  private Judgement result() {
    LayoutVerdict layout = LayoutVerdict.of(honest);
    return new Judgement(
        violations,
        List.copyOf(undo),
        testChanges,
        layout == LayoutVerdict.WHITE_SPACE,
        layout == LayoutVerdict.COMMENTS,
        onlyTests(),
        honest.stream().map(change -> change.file().path()).toList());
  }

  // Where the only change is to the product's comments, no test was written either.
  private boolean onlyTests() {
    List<TurnChange> product =
        honest.stream().filter(change -> !turn.testFiles().isTest(change.file().path())).toList();
    return product.size() < honest.size()
        && (product.isEmpty() || LayoutVerdict.of(product) != LayoutVerdict.CODE);
  }

  private void examine(TurnChange change) {
    Optional<Violation> violation = violation(change);
    if (violation.isPresent()) {
      violations.add(violation.get());
      undo.addAll(paths(change.file()));
      return;
    }
    honest.add(change);
    tests.change(change).ifPresent(testChanges::add);
  }

  private Optional<Violation> violation(TurnChange change) {
    return special(change).or(() -> pathRules(change)).or(() -> tests.violation(change));
  }

  private static Optional<Violation> special(TurnChange change) {
    String path = change.file().path();
    return switch (change.special()) {
      case NONE -> Optional.empty();
      case LINK_OUTSIDE -> of(path, Kind.SPECIAL_FILE, "is a link that leaves the repository");
      case DEVICE -> of(path, Kind.SPECIAL_FILE, "is a pipe, a socket or a device");
      case NESTED_REPOSITORY -> of(path, Kind.SPECIAL_FILE, "is a repository of its own");
      case HUGE -> of(path, Kind.SPECIAL_FILE, "is too large for a snapshot");
    };
  }

  private Optional<Violation> pathRules(TurnChange change) {
    return paths(change.file()).stream()
        .filter(path -> !allowed.covers(path))
        .flatMap(path -> pathRule(change, path).stream())
        .findFirst();
  }

  private Optional<Violation> pathRule(TurnChange change, String path) {
    if (isProtected(change, path)) {
      return of(path, Kind.PROTECTED_PATH, "steers the checks and is protected");
    }
    boolean isNew = path.equals(change.file().path()) && isNewPath(change.file().change());
    if (isNew && ProtectedPaths.shadows(path, turn.programs())) {
      return of(path, Kind.SHADOWED_PROGRAM, "would be taken for a program or module of a gate");
    }
    if (!inScope(path)) {
      return of(path, Kind.OUT_OF_SCOPE, "is outside what the task may write");
    }
    return Optional.empty();
  }

  private static boolean isNewPath(Change change) {
    return change == Change.ADDED || change == Change.RENAMED;
  }

  private boolean isProtected(TurnChange change, String path) {
    return switch (turn.protectedPaths().of(path)) {
      case FREE -> false;
      case PROTECTED -> true;
      case PARTLY -> partsChanged(change, path);
    };
  }

  private boolean partsChanged(TurnChange change, String path) {
    ChangedFile file = change.file();
    if (file.change() == Change.TYPE_CHANGED) {
      return true;
    }
    boolean renamed = file.change() == Change.RENAMED;
    boolean newPath = path.equals(file.path());
    String base = renamed && newPath ? "" : change.texts().base().orElse("");
    String candidate = renamed && !newPath ? "" : change.texts().candidate().orElse("");
    return turn.protectedPaths().partChanged(path, base, candidate);
  }

  private boolean inScope(String path) {
    return turn.writeSet().contains(Turn.PROJECT_FILES) || writeSet.covers(path);
  }

  static List<String> paths(ChangedFile file) {
    return file.oldPath().isEmpty() || file.oldPath().equals(file.path())
        ? List.of(file.path())
        : List.of(file.oldPath(), file.path());
  }

  static Optional<Violation> of(String path, Kind kind, String why) {
    return Optional.of(new Violation(path, kind, Action.PENDING, "", path + " " + why));
  }
}
