package dev.omk.control.tree;

import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Leases;
import dev.omk.control.workspace.Outcome;
import dev.omk.control.workspace.Subjects;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalMachine;
import dev.omk.goal.Pass;
import dev.omk.process.ProcessTree;
import dev.omk.proof.Live;
import dev.omk.scope.ChangedFile;
import dev.omk.text.Harmless;
import dev.omk.worktree.Restored;
import dev.omk.worktree.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A person puts the work tree back to what a pass left. What is there is kept under the goal's refs
 * first, so that this can be undone the same way. Ignored files, the index and HEAD stay.
 */
public final class TreeRestore {
  private static final String KEPT = "tree_kept";
  private static final String BASE = "base";
  private static final String SAVED = "saved-";

  private final Workspace workspace;

  /** Restores for the goals of a workspace. */
  public TreeRestore(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * What came of it.
   *
   * @param outcome the goal afterwards
   * @param kept the name under which what was there is kept; empty if nothing differed
   * @param paths what is now as it was then
   * @param left submodules that could not be put back
   */
  public record Done(Outcome outcome, String kept, List<String> paths, List<String> left) {
    public Done {
      paths = List.copyOf(paths);
      left = List.copyOf(left);
    }
  }

  /**
   * Restores.
   *
   * @param name the number of a pass, {@code base}, or what an earlier restoring was kept as
   * @param by who says so
   * @throws OmkException {@code LEASE_HELD} while a controller holds the goal, and when an agent or
   *     a gate of omk asks; {@code PAUSED_OR_CANCELLED}; {@code NOT_FOUND} if the goal has no tree
   *     of that name
   */
  public Done restore(GoalId id, String name, String by) throws InterruptedException {
    requirePerson();
    try (Leases leases = Leases.take(workspace, id, "omk goal restore")) {
      leases.heartbeat();
      GoalLedger ledger = GoalLedger.open(workspace, id);
      ledger.requireVerified();
      Map<String, String> trees = trees(ledger);
      String wanted = subject(ledger.goal(), trees, name);
      Fact fact = fact(trees, "", name, by);
      if (GoalMachine.decide(ledger.goal(), fact) instanceof Fact.Refused refused) {
        throw refused.exception();
      }
      return restore(ledger, trees, name, Subjects.parse(wanted), by);
    }
  }

  private Done restore(
      GoalLedger ledger, Map<String, String> trees, String name, Subject wanted, String by)
      throws InterruptedException {
    GoalTree tree = GoalTree.open(workspace, ledger);
    tree.requireBase();
    requireKept(ledger.goal(), tree, wanted, name);
    List<ChangedFile> changes = tree.files().diff(wanted, Subjects.parse(tree.candidate()));
    if (changes.isEmpty()) {
      return new Done(outcome(ledger, tree), "", List.of(), List.of());
    }
    Subject before = tree.files().snapshot();
    Fact.TreeKept kept = fact(trees, Subjects.text(before), name, by);
    tree.files().keep(before, GoalTree.ref(ledger.goal(), kept.name()));
    ledger.record(kept);
    Restored restored = tree.files().restore(changes, wanted);
    return new Done(outcome(ledger, tree), kept.name(), restored.paths(), restored.left());
  }

  private static Fact.TreeKept fact(
      Map<String, String> trees, String subject, String name, String by) {
    long saved = trees.keySet().stream().filter(key -> key.startsWith(SAVED)).count();
    return new Fact.TreeKept(SAVED + (saved + 1), subject, name, by);
  }

  /** What a goal can be restored to. */
  public List<String> names(GoalId id) {
    return List.copyOf(trees(GoalLedger.open(workspace, id)).keySet());
  }

  /** The goal's trees by the names that a person gives them. */
  private static Map<String, String> trees(GoalLedger ledger) {
    Map<String, String> trees = new TreeMap<>();
    Goal goal = ledger.goal();
    if (!goal.unpinned()) {
      trees.put(BASE, goal.base());
    }
    for (Pass pass : goal.passes()) {
      trees.put(String.valueOf(pass.number()), pass.after());
    }
    trees.putAll(saved(ledger));
    return trees;
  }

  /** The trees that were kept before another was put back, by their names. */
  static Map<String, String> saved(GoalLedger ledger) {
    Map<String, String> trees = new TreeMap<>();
    ledger.eachEvent(
        event -> {
          if (event.kind().equals(KEPT)) {
            trees.put(
                event.payload().path("name").asText(), event.payload().path("subject").asText());
          }
        });
    return trees;
  }

  private static String subject(Goal goal, Map<String, String> trees, String name) {
    String subject = trees.get(name);
    if (subject == null) {
      List<String> names = new ArrayList<>(trees.keySet());
      throw new OmkException(
          ErrorCode.NOT_FOUND,
          "goal '" + goal.id() + "' has no pass '" + Harmless.line(name, 40) + "'",
          names.isEmpty()
              ? "nothing was kept of it; see what happened: omk goal replay " + goal.id()
              : "it has "
                  + String.join(", ", names)
                  + "; for instance: omk goal restore "
                  + names.getLast()
                  + " "
                  + goal.id());
    }
    return subject;
  }

  // Somebody may have moved the ref, or deleted it and the objects with it.
  private static void requireKept(Goal goal, GoalTree tree, Subject wanted, String name)
      throws InterruptedException {
    String ref = GoalTree.ref(goal, Character.isDigit(name.charAt(0)) ? "pass-" + name : name);
    if (!tree.files().kept(wanted, ref)) {
      throw new OmkException(
          ErrorCode.DAMAGED_STATE,
          ref + " is not what goal '" + goal.id() + "' kept there",
          "another name may still be whole, see them: omk goal replay " + goal.id());
    }
  }

  private static void requirePerson() {
    if (ProcessTree.tokenAbove("")) {
      throw new OmkException(
          ErrorCode.LEASE_HELD,
          "restore is refused to what works for a goal",
          "a person has to ask, from a shell that omk did not start");
    }
  }

  private static Outcome outcome(GoalLedger ledger, GoalTree tree) throws InterruptedException {
    Live live = new Live(tree.candidate(), ledger.intact(), null);
    return new Outcome(ledger.goal(), ledger.assess(live), ledger.directory());
  }
}
