package dev.omk.control;

import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitResult;
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
final class GoalRefs {
  private static final String WORKTREES = "worktrees";
  private static final String WORKTREE = "worktree ";

  private final Workspace workspace;
  private final Optional<Git> git;

  GoalRefs(Workspace workspace) throws InterruptedException {
    this.workspace = workspace;
    Optional<Git> found = workspace.world().git();
    this.git =
        found.isPresent() && found.get().locate(workspace.root()).isPresent()
            ? found
            : Optional.empty();
  }

  /** The first worktree of a goal with changes that are committed nowhere. */
  Optional<String> unsaved(Path goalDirectory) throws InterruptedException {
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
  void remove(String id) throws InterruptedException {
    if (git.isEmpty()) {
      return;
    }
    GitResult refs =
        git.get()
            .run(
                GitCall.of(
                    "list refs",
                    workspace.root(),
                    "for-each-ref",
                    "--format=%(refname)",
                    "refs/omk/" + id + "/"));
    for (String ref : refs.line().lines().toList()) {
      git.get().run(GitCall.of("delete a ref", workspace.root(), "update-ref", "-d", ref));
    }
    removeMerged(id);
    forgetWorktrees(real(workspace.state().goals()).resolve(id).resolve(WORKTREES));
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
    GitCall list =
        GitCall.of("list worktrees", workspace.root(), "worktree", "list", "--porcelain");
    for (String line : git.orElseThrow().run(list).line().lines().toList()) {
      if (line.startsWith(WORKTREE)
          && Path.of(line.substring(WORKTREE.length())).startsWith(below)) {
        String[] forget = {
          "worktree", "remove", "--force", "--force", line.substring(WORKTREE.length())
        };
        git.orElseThrow().run(GitCall.of("forget a worktree", workspace.root(), forget));
      }
    }
  }
}
