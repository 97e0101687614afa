package dev.omk.control.tree;

import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.Repository;
import dev.omk.worktree.UserCheckout;
import java.nio.file.Path;
import java.util.List;

/** What has to be so that a goal can have worktrees beside the user's checkout. */
public final class WorktreeConditions {
  private WorktreeConditions() {}

  /**
   * Makes sure that a goal can be worked on apart from the user's checkout, before one is made.
   *
   * @throws OmkException {@code BLOCKED_ON_EXTERNAL} if not
   */
  public static void require(Workspace workspace) throws InterruptedException {
    Git git = git(workspace);
    Repository repository =
        git.locate(workspace.root())
            .orElseThrow(
                () ->
                    cannot(
                        workspace.root() + " is no git repository",
                        "make it one: git init && git add -A && git commit -m \"Begin\""));
    requireFree(git, workspace.root(), "omk");
    UserCheckout checkout = new UserCheckout(git, repository);
    List<String> submodules = checkout.submodules();
    if (!submodules.isEmpty()) {
      throw cannot(
          "submodules are checked out, and their worktrees are not omk's to make: "
              + String.join(", ", submodules),
          "leave --slice-execution and --isolate out, or: git submodule deinit --all");
    }
    refuse(checkout.pointers(), "git-lfs keeps the content of ", "and omk runs no filters of git");
    refuse(
        checkout.converted(),
        "git converts the line endings of ",
        "and omk commits files as they are here");
  }

  /** Makes sure that git can make branches below that name: there is none of that very name. */
  static void requireFree(Git git, Path root, String name) throws InterruptedException {
    GitCall look =
        GitCall.of("look for a branch", root, "show-ref", "--verify", "-q", "refs/heads/" + name);
    if (git.attempt(look).ok()) {
      throw cannot(
          "there is a branch " + name + ", so git can make none below " + name + "/",
          "git branch -m " + name + " other-name");
    }
  }

  // The commits of a result would have other content for files that nobody touched.
  private static void refuse(List<String> paths, String why, String so) {
    if (!paths.isEmpty()) {
      throw cannot(
          why + NamedPaths.of(paths) + ", " + so, "leave --slice-execution and --isolate out");
    }
  }

  static Git git(Workspace workspace) {
    return workspace
        .world()
        .git()
        .orElseThrow(() -> cannot("git is not on the PATH", "put it there"));
  }

  static OmkException cannot(String why, String next) {
    return new OmkException(
        ErrorCode.BLOCKED_ON_EXTERNAL, "there can be no worktree beside this one: " + why, next);
  }
}
