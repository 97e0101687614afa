package dev.omk.control.read;

import dev.omk.control.project.GateDrift;
import dev.omk.control.project.PinnedConfig;
import dev.omk.control.project.Pinning;
import dev.omk.control.project.Project;
import dev.omk.control.tree.GoalTree;
import dev.omk.control.tree.TreeTexts;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Subjects;
import dev.omk.control.workspace.Workspace;
import dev.omk.gate.GateChange;
import dev.omk.gate.GateSpec;
import dev.omk.gate.ProgramPin;
import dev.omk.gate.run.ProgramPins;
import dev.omk.goal.Goal;
import dev.omk.goal.Verification;
import dev.omk.scope.ChangedFile;
import dev.omk.scope.ProtectedPaths;
import dev.omk.worktree.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How what is there now differs from what a goal was pinned to. Writes nothing. */
final class PinsLook {
  private static final int SHOWN = 5;

  /** These are compared by what they mean. */
  private static final Set<String> READ = Set.of(Project.GATES_FILE, ".omk/config.toml");

  private final GoalLedger ledger;
  private final Goal goal;
  private final GoalTree tree;
  private final Workspace there;

  private PinsLook(GoalLedger ledger, GoalTree tree, Workspace there) {
    this.ledger = ledger;
    this.goal = ledger.goal();
    this.tree = tree;
    this.there = there;
  }

  /**
   * The differences, each in a few words; none if all is as it was pinned. Protected paths are
   * compared with the tree that was verified last: what was changed before has been judged.
   *
   * @throws dev.omk.error.OmkException if the work tree is another one or cannot be looked at;
   *     {@code DAMAGED_STATE} if the pinned configuration is not what it was
   */
  static List<String> differences(Workspace workspace, GoalLedger ledger)
      throws InterruptedException {
    Workspace there = workspace.in(GoalTree.requireOwn(workspace, ledger.goal()));
    PinsLook look = new PinsLook(ledger, GoalTree.open(workspace, ledger), there);
    List<String> differences = new ArrayList<>();
    look.files(differences);
    look.paths(differences);
    return differences;
  }

  private void files(List<String> differences) {
    Project project = Project.read(there);
    GateDrift drift = GateDrift.between(goal, project);
    for (GateChange change : drift.changes()) {
      differences.add("gate " + change.gate() + " was " + change.kind().json());
    }
    if (drift.comparisons()) {
      differences.add("[[observe]] or [benchmark] were changed");
    }
    Map<String, ProgramPin> programs =
        new ProgramPins(there.root(), there.world().environment().variables()).of(goal.gates());
    for (GateSpec gate : goal.gates()) {
      ProgramPin pinned = goal.pins().programs().get(gate.name());
      if (pinned != null && !pinned.equals(programs.get(gate.name()))) {
        differences.add("the program of gate " + gate.name() + " is another one");
      }
    }
    if (!project.config().digest().equals(goal.pins().configDigest())) {
      differences.add("the configuration was changed");
    }
  }

  private void paths(List<String> differences) throws InterruptedException {
    Verification last = goal.verification();
    Subject judged = Subjects.parse(last == null ? goal.base() : last.subject());
    Subject now = Subjects.parse(tree.candidate());
    if (judged.equals(now)) {
      return;
    }
    ProtectedPaths paths = Pinning.protectedPaths(goal, PinnedConfig.of(ledger));
    List<String> changed = new ArrayList<>();
    for (ChangedFile file : tree.files().diff(judged, now)) {
      TreeTexts texts = new TreeTexts(tree.files(), judged, now, file);
      if (isProtected(paths, file.path(), texts) || isProtected(paths, file.oldPath(), texts)) {
        changed.add(file.path());
      }
    }
    if (!changed.isEmpty()) {
      String more = changed.size() > SHOWN ? " and " + (changed.size() - SHOWN) + " more" : "";
      differences.add(
          "protected: "
              + String.join(", ", changed.subList(0, Math.min(SHOWN, changed.size())))
              + more);
    }
  }

  private static boolean isProtected(ProtectedPaths paths, String path, TreeTexts texts) {
    if (path.isEmpty() || READ.contains(path)) {
      return false;
    }
    return switch (paths.of(path)) {
      case FREE -> false;
      case PROTECTED -> true;
      case PARTLY -> paths.partChanged(path, texts.base().orElse(""), texts.candidate().orElse(""));
    };
  }
}
