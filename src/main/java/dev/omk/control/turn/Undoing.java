package dev.omk.control.turn;

import dev.omk.agent.AgentSpec;
import dev.omk.control.session.GoalSession;
import dev.omk.control.workspace.Stored;
import dev.omk.control.workspace.Subjects;
import dev.omk.goal.Artifact;
import dev.omk.scope.ChangedFile;
import dev.omk.scope.ProtectedPaths;
import dev.omk.scope.Violation;
import dev.omk.worktree.Subject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Puts back what an agent changed in its turn and may not, and keeps a patch of it. */
final class Undoing {
  private static final int MAX_PATCH = 16 * 1024 * 1024;

  private final GoalSession session;
  private final Workbench bench;

  Undoing(GoalSession session, Workbench bench) {
    this.session = session;
    this.bench = bench;
  }

  /** What was forbidden, and the tree that is there after it was put back. */
  record Undone(String after, List<Violation> violations) {}

  /**
   * Puts forbidden changes back as they are on the base; a patch of them is kept. Of an agent that
   * is told, the rest stays; a fix, which is a command and learns nothing, is undone as a whole.
   */
  Undone undo(String agent, String before, int number, List<Artifact> artifacts)
      throws InterruptedException {
    Undone undone = undo(before, number, artifacts);
    boolean forbidden =
        undone.violations().stream()
            .anyMatch(violation -> violation.action() == Violation.Action.UNDONE);
    return forbidden && agent.equals(AgentSpec.Fixer.NAME) ? undoAll(before, undone) : undone;
  }

  private Undone undoAll(String before, Undone undone) throws InterruptedException {
    Subject to = Subjects.parse(before);
    bench.tree().restore(bench.tree().diff(to, Subjects.parse(undone.after())), to);
    return new Undone(
        bench.now().candidate(), undone.violations().stream().map(Undoing::withTheRest).toList());
  }

  private static Violation withTheRest(Violation violation) {
    return new Violation(
        violation.path(),
        violation.kind(),
        violation.action(),
        violation.diff(),
        violation.message() + "; so all of this fix was undone");
  }

  private Undone undo(String before, int number, List<Artifact> artifacts)
      throws InterruptedException {
    String candidate = bench.now().candidate();
    Judging judging = new Judging(session, bench);
    Judging.Verdict verdict = judging.judge(candidate);
    List<Violation> violations = new ArrayList<>(judging.outsideOfTheTree());
    Set<String> mine = changedPaths(before, candidate);
    if (verdict.judgement().undo().stream().noneMatch(mine::contains)) {
      return new Undone(candidate, violations);
    }
    Undone undone = undo(candidate, verdict, mine, number, artifacts);
    violations.addAll(undone.violations());
    return new Undone(undone.after(), violations);
  }

  private Undone undo(
      String candidate,
      Judging.Verdict verdict,
      Set<String> mine,
      int number,
      List<Artifact> artifacts)
      throws InterruptedException {
    // What a person changed before the turn is neither blamed on the agent nor undone.
    Set<String> paths = new TreeSet<>(verdict.judgement().undo());
    paths.retainAll(mine);
    paths.removeAll(toldBefore(verdict));
    Subject base = Subjects.parse(bench.base());
    List<ChangedFile> forbidden =
        verdict.files().stream()
            .filter(file -> paths.contains(file.path()) || paths.contains(file.oldPath()))
            .toList();
    String patchPath = "artifacts/policy/%03d-undone.diff".formatted(number);
    artifacts.add(store(patchPath, base, candidate));
    bench.tree().restore(forbidden, base);
    String after = bench.now().candidate();
    Set<String> left = changedPaths(bench.base(), after);
    List<Violation> violations =
        verdict.judgement().violations().stream()
            .filter(violation -> mine.contains(violation.path()))
            .map(
                violation ->
                    new Violation(
                        violation.path(),
                        violation.kind(),
                        left.contains(violation.path())
                            ? Violation.Action.PENDING
                            : Violation.Action.UNDONE,
                        patchPath,
                        violation.message()))
            .toList();
    return new Undone(after, violations);
  }

  // Who changes a protected path again after it was undone and told needs it: a person decides.
  private Set<String> toldBefore(Judging.Verdict verdict) {
    Set<String> undone =
        session.goal().passes().stream()
            .filter(pass -> pass.taskId().equals(bench.taskId()))
            .flatMap(pass -> pass.violations().stream())
            .filter(violation -> violation.kind().approvable())
            .map(Violation::path)
            .filter(path -> !ProtectedPaths.ours(path))
            .collect(Collectors.toSet());
    Set<String> again = new TreeSet<>();
    for (Violation violation : verdict.judgement().violations()) {
      if (violation.kind().approvable() && undone.contains(violation.path())) {
        verdict.files().stream()
            .filter(file -> file.path().equals(violation.path()))
            .forEach(file -> again.addAll(List.of(file.path(), file.oldPath())));
      }
    }
    return again;
  }

  private Set<String> changedPaths(String from, String to) throws InterruptedException {
    Set<String> paths = new TreeSet<>();
    for (ChangedFile file : bench.tree().diff(Subjects.parse(from), Subjects.parse(to))) {
      paths.add(file.path());
      if (!file.oldPath().isEmpty()) {
        paths.add(file.oldPath());
      }
    }
    return paths;
  }

  private Artifact store(String path, Subject base, String candidate) throws InterruptedException {
    String patch = bench.tree().patch(base, Subjects.parse(candidate), MAX_PATCH).text();
    return Stored.of(
        "undone",
        session
            .artifacts()
            .store(path, session.redactor().redact(patch).getBytes(StandardCharsets.UTF_8)));
  }
}
