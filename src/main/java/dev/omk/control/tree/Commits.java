package dev.omk.control.tree;

import dev.omk.control.workspace.Progress;
import dev.omk.control.workspace.World;
import dev.omk.delivery.Publishing;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commits of trees that are there already, by the user. No hook runs, nothing is signed. */
public final class Commits {
  private static final Map<String, String> NOBODY =
      Map.of(
          "GIT_AUTHOR_NAME", "omk",
          "GIT_AUTHOR_EMAIL", "omk@localhost",
          "GIT_COMMITTER_NAME", "omk",
          "GIT_COMMITTER_EMAIL", "omk@localhost");

  private final World world;
  private final Path root;
  private final Progress progress;

  Commits(World world, Path root, Progress progress) {
    this.world = world;
    this.root = root;
    this.progress = progress;
  }

  /**
   * Makes one. Where git does not know who the user is, it is omk's own, and that is said.
   *
   * @param tree id of the tree
   */
  public String of(String tree, Optional<String> parent, String message, Instant when)
      throws InterruptedException {
    List<String> parents = parent.stream().toList();
    Publishing publishing =
        new Publishing(world.git().orElseThrow(), world.environment().variables(), root);
    try {
      return publishing.commit(tree, parents, message, when, Map.of());
    } catch (OmkException e) {
      if (e.code() != ErrorCode.BLOCKED_ON_HUMAN) {
        throw e;
      }
      String commit = publishing.commit(tree, parents, message, when, NOBODY);
      progress.said(
          "git does not know who you are, so commits are by omk <omk@localhost>; " + e.nextStep());
      return commit;
    }
  }
}
