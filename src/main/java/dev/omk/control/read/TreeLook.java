package dev.omk.control.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.tree.GoalTree;
import dev.omk.control.workspace.Subjects;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import dev.omk.worktree.WorkTree;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One look at the work trees of goals: those that would see the same share a snapshot. What changes
 * meanwhile is not noticed. For one thread.
 */
public final class TreeLook {
  private final Workspace workspace;
  private final Map<View, String> seen = new HashMap<>();

  TreeLook(Workspace workspace) {
    this.workspace = workspace;
  }

  /** All that a snapshot depends on. */
  private record View(Path root, String rulesDigest, Set<String> left) {}

  /**
   * Whether the work tree is not the one that was verified last.
   *
   * @param goal a {@code goal.json}, or the summary of one
   */
  public boolean stale(ObjectNode goal) throws InterruptedException {
    // What omk 0.5.0 recorded says itself what it is worth.
    if (goal.has("recorded_by")) {
      return goal.path("stale").asBoolean(false);
    }
    String verified = goal.path("verified_subject").asText("");
    if (verified.isEmpty()) {
      return false;
    }
    Path root = Path.of(goal.path("work_tree").asText(goal.path("project_dir").asText("")));
    return !workspace.owns(root) || !now(goal, root).equals(verified);
  }

  private String now(ObjectNode goal, Path root) throws InterruptedException {
    GoalId id = new GoalId(goal.path("goal_id").asText());
    if (goal.path("base").asText().startsWith("git:") && workspace.world().git().isEmpty()) {
      throw new OmkException(
          ErrorCode.BLOCKED_ON_EXTERNAL,
          "git is not on the PATH, and goal '" + id + "' needs it",
          "put git on the PATH");
    }
    WorkTree tree =
        WorkTree.open(
            workspace.world().git(),
            root,
            workspace.state().goals(),
            workspace.directory(id).resolve(GoalTree.SNAPSHOT_RULES));
    if (!tree.rulesDigest().equals(goal.path("rules_digest").asText())) {
      throw GoalTree.changedRules(id);
    }
    Set<String> written = new TreeSet<>();
    for (JsonNode path : goal.path("written_by_gates")) {
      written.add(path.asText());
    }
    for (JsonNode path : goal.path("linked")) {
      written.add(path.asText());
    }
    View view = new View(tree.root(), tree.rulesDigest(), written);
    String known = seen.get(view);
    if (known == null) {
      known = Subjects.text(tree.without(tree.snapshot(), written));
      seen.put(view, known);
    }
    return known;
  }
}
