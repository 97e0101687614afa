package dev.omk.control.tree;

import dev.omk.control.workspace.Workspace;
import dev.omk.digest.Sha256;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitResult;
import dev.omk.goal.GoalId;
import dev.omk.worktree.WorkTree;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a goal has in the repository: its refs, and worktrees that lie in its directory. */
public final class GoalRefs {
  private static final String WORKTREES = "worktrees";
  private static final String WORKTREE = "worktree ";
  private static final String HEADS = "refs/heads/";
  private static final String DAMAGED = "refs/omk/damaged/";
  private static final int SHORT = 12;

  private final Workspace workspace;
  private final Optional<Git> git;

  /** Those of a workspace's repository; without git there are none. */
  public GoalRefs(Workspace workspace) throws InterruptedException {
    this.workspace = workspace;
    Optional<Git> found = workspace.world().git();
    this.git =
        found.isPresent() && found.get().locate(workspace.root()).isPresent()
            ? found
            : Optional.empty();
  }

  /** The first worktree of a goal with changes that are committed nowhere. */
  public Optional<String> unsaved(Path goalDirectory) throws InterruptedException {
    for (Path worktree : worktrees(goalDirectory)) {
      if (git.isEmpty()) {
        return Optional.of(worktree + " (there is no git here to look)");
      }
      GitResult status =
          git.get()
              .attempt(
                  GitCall.of("look at a worktree", worktree, "status", "--porcelain")
                      .limit(1 << 16));
      // A folder whose repository is gone is no worktree any more, but may hold work all the same.
      if (!status.ok() || !status.line().isEmpty()) {
        return Optional.of(worktree.toString());
      }
    }
    return Optional.empty();
  }

  private static List<Path> worktrees(Path goalDirectory) {
    List<Path> found = new ArrayList<>();
    Path parent = goalDirectory.resolve(WORKTREES);
    if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
      return found;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          found.add(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      found.add(parent); // It is treated as one with changes.
    }
    return found;
  }

  // What a person has not merged is work that is nowhere else.
  private void removeMerged(String id) throws InterruptedException {
    GitResult merged =
        git.orElseThrow()
            .attempt(
                GitCall.of(
                    "list branches",
                    workspace.root(),
                    "for-each-ref",
                    "--merged=HEAD",
                    "--format=%(refname)",
                    "refs/heads/omk/" + id + "/"));
    if (merged.ok()) {
      for (String ref : merged.line().lines().toList()) {
        git.get().run(GitCall.of("delete a branch", workspace.root(), "update-ref", "-d", ref));
      }
    }
  }

  /** Deletes the refs of a goal, and forgets worktrees that were in its directory. */
  public void remove(String id) throws InterruptedException {
    if (git.isEmpty()) {
      return;
    }
    for (String ref : refs("refs/omk/" + id + "/", "%(refname)")) {
      git.get().run(GitCall.of("delete a ref", workspace.root(), "update-ref", "-d", ref));
    }
    removeMerged(id);
    forgetWorktrees(real(workspace.state().goals()).resolve(id).resolve(WORKTREES));
  }

  /**
   * Keeps under {@code refs/omk/damaged/<goal-id>/} what a goal's refs, branches and worktrees
   * hold, and takes these away. A branch that is checked out elsewhere stays.
   */
  public void moveAside(GoalId id) throws InterruptedException {
    if (git.isEmpty()) {
      return;
    }
    String kept = DAMAGED + id + "/";
    Path beside = real(Worktrees.place(workspace.world())).resolve(id.value());
    Path below = real(workspace.state().goals()).resolve(id.value()).resolve(WORKTREES);
    for (Path worktree : listed()) {
      if (worktree.startsWith(beside) || worktree.startsWith(below)) {
        keepWorktree(id, worktree, kept);
        forget(worktree);
      }
    }
    moveRefs("refs/omk/" + id + "/", kept);
    moveRefs(HEADS + "omk/" + id + "/", kept + "heads/");
    TakenPlaces.removeFolders(beside);
  }

  // Its files as they are, and the commit that it is at: a branch may not have that.
  private void keepWorktree(GoalId id, Path worktree, String kept) throws InterruptedException {
    if (!Files.isRegularFile(worktree.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    String name = Sha256.hexOf(worktree.toString()).substring(0, SHORT);
    try (ScratchDirectory rules = ScratchDirectory.create(id)) {
      WorkTree tree = WorkTree.open(git, worktree, workspace.state().goals(), rules.path());
      tree.keep(tree.snapshot(), kept + "worktrees/" + name + "/files");
    }
    GitResult head =
        git.orElseThrow()
            .attempt(
                GitCall.of("read HEAD", worktree, "rev-parse", "-q", "--verify", "HEAD^{commit}"));
    if (head.ok()) {
      point(kept + "worktrees/" + name + "/head", head.line());
    }
  }

  private void moveRefs(String from, String to) throws InterruptedException {
    for (String line : refs(from, "%(objectname) %(worktreepath) %(refname)")) {
      String[] words = line.split(" ", -1);
      String name = words[words.length - 1];
      point(to + name.substring(from.length()), words[0]);
      if (words[1].isEmpty()) {
        git.orElseThrow()
            .run(GitCall.of("delete a ref", workspace.root(), "update-ref", "-d", name, words[0]));
      }
    }
  }

  private List<String> refs(String below, String format) throws InterruptedException {
    return git.orElseThrow()
        .run(GitCall.of("list refs", workspace.root(), "for-each-ref", "--format=" + format, below))
        .line()
        .lines()
        .toList();
  }

  private void point(String ref, String object) throws InterruptedException {
    git.orElseThrow()
        .run(GitCall.of("keep " + ref, workspace.root(), "update-ref", "--no-deref", ref, object));
  }

  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      return directory; // Then git knows no worktree below it either.
    }
  }

  // Only these: others whose directory is not there may lie on a disk that is not mounted now.
  private void forgetWorktrees(Path below) throws InterruptedException {
    for (Path worktree : listed()) {
      if (worktree.startsWith(below)) {
        forget(worktree);
      }
    }
  }

  private void forget(Path worktree) throws InterruptedException {
    String[] forget = {"worktree", "remove", "--force", "--force", worktree.toString()};
    git.orElseThrow().run(GitCall.of("forget a worktree", workspace.root(), forget));
  }

  private List<Path> listed() throws InterruptedException {
    GitCall list =
        GitCall.of("list worktrees", workspace.root(), "worktree", "list", "--porcelain");
    return git.orElseThrow()
        .run(list)
        .line()
        .lines()
        .filter(line -> line.startsWith(WORKTREE))
        .map(line -> Path.of(line.substring(WORKTREE.length())))
        .toList();
  }
}
