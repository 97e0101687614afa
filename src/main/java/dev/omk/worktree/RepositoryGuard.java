package dev.omk.worktree;

import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitResult;
import dev.omk.git.NulFields;
import dev.omk.git.Repository;
import dev.omk.git.WorkTreeList;
import dev.omk.process.Stdin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Watches what an agent has no business with: HEAD, refs, config, hooks, info files, work trees and
 * index flags. It tells what changed between two moments, and puts back what can be put back
 * without losing work; commits and refs it never touches.
 */
public final class RepositoryGuard {
  private static final String OURS = "refs/omk/";

  private final Git git;
  private final Repository repository;
  private final Path temporary;
  private final GuardedFiles files;

  /**
   * @param temporary a private directory for short-lived files
   */
  public RepositoryGuard(Git git, Repository repository, Path temporary) {
    this.git = git;
    this.repository = repository;
    this.temporary = temporary;
    this.files = new GuardedFiles(repository);
  }

  /** How things are now. */
  public RepositoryState capture() throws InterruptedException {
    Set<String> assumeUnchanged = new TreeSet<>();
    Set<String> skipWorktree = new TreeSet<>();
    for (String field : lines("ls-files", "-v", "-z")) {
      char tag = field.charAt(0);
      String path = field.substring(2);
      if (Character.isLowerCase(tag)) {
        assumeUnchanged.add(path);
      }
      if (Character.toUpperCase(tag) == 'S') {
        skipWorktree.add(path);
      }
    }
    try {
      return new RepositoryState(
          files.head().orElse(""),
          optional("symbolic-ref", "-q", "HEAD"),
          optional("rev-parse", "-q", "--verify", "HEAD^{commit}"),
          refs(),
          files.read(),
          workTrees(),
          assumeUnchanged,
          skipWorktree);
    } catch (IOException e) {
      throw PrivateFiles.failed("read the repository's own files", e);
    }
  }

  /**
   * Puts back what would keep git from working, or make it work elsewhere, without starting git:
   * config and the like, and a HEAD that is none. To be called before {@link #capture} at the end
   * of a turn.
   *
   * @return what was undone
   */
  public List<RepositoryChange> restoreFiles(RepositoryState before) {
    try {
      if (!files.there()) {
        return List.of(); // there is nothing to put anything back into
      }
      RepositoryState now =
          new RepositoryState(
              before.head(),
              before.branch(),
              before.commit(),
              before.refs(),
              files.read(),
              before.workTrees(),
              before.assumeUnchanged(),
              before.skipWorktree());
      List<RepositoryChange> undone = new ArrayList<>();
      for (RepositoryChange change : compare(before, now)) {
        if (files.restore(change.name(), Optional.ofNullable(before.files().get(change.name())))) {
          undone.add(change);
        }
      }
      if (files.head().isEmpty() && !before.head().isEmpty()) {
        files.restoreHead(before.head());
        undone.add(
            new RepositoryChange(
                RepositoryChange.Kind.FILE_CHANGED, "HEAD", "was no HEAD any more"));
      }
      return List.copyOf(undone);
    } catch (IOException e) {
      throw PrivateFiles.failed("put the repository's own files back", e);
    }
  }

  /** What is different, in a fixed order. */
  public static List<RepositoryChange> compare(RepositoryState before, RepositoryState after) {
    return new RepositoryComparison(before, after).changes();
  }

  /**
   * Undoes what can be undone among these changes.
   *
   * @return the changes that were undone; the others are left for a person
   */
  public List<RepositoryChange> restore(RepositoryState before, List<RepositoryChange> changes)
      throws InterruptedException {
    List<RepositoryChange> undone = new ArrayList<>();
    List<String> assumed = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (RepositoryChange change : changes) {
      switch (change.kind()) {
        case FILE_ADDED, FILE_CHANGED, FILE_REMOVED -> {
          if (files.restore(
              change.name(), Optional.ofNullable(before.files().get(change.name())))) {
            undone.add(change);
          }
        }
        case ASSUME_UNCHANGED_SET -> {
          assumed.add(change.name());
          undone.add(change);
        }
        case SKIP_WORKTREE_SET -> {
          skipped.add(change.name());
          undone.add(change);
        }
        case HEAD_MOVED,
            BRANCH_SWITCHED,
            REF_CREATED,
            REF_MOVED,
            REF_DELETED,
            WORK_TREE_ADDED,
            WORK_TREE_REMOVED -> {}
      }
    }
    clearFlag("--no-assume-unchanged", assumed);
    clearFlag("--no-skip-worktree", skipped);
    return List.copyOf(undone);
  }

  private void clearFlag(String option, List<String> paths) throws InterruptedException {
    if (paths.isEmpty()) {
      return;
    }
    PrivateFiles.withTemporary(
        temporary,
        "clear flags in the index",
        directory -> {
          Path list = PrivateFiles.writeFields(directory.resolve("paths"), paths);
          return git.run(
              call("clear flags in the index", "update-index", option, "-z", "--stdin")
                  .reading(new Stdin.FromFile(list)));
        });
  }

  private Map<String, String> refs() throws InterruptedException {
    Map<String, String> refs = new TreeMap<>();
    GitCall call =
        call("list the refs", "for-each-ref", "--format=%(refname) %(objectname) %(symref)");
    for (String line : git.run(call).line().lines().toList()) {
      int blank = line.indexOf(' ');
      String name = line.substring(0, blank);
      if (!name.startsWith(OURS)) {
        refs.put(name, line.substring(blank + 1).stripTrailing());
      }
    }
    return refs;
  }

  private Set<String> workTrees() throws InterruptedException {
    Set<String> roots = new HashSet<>();
    GitCall call = call("list the work trees", "worktree", "list", "--porcelain");
    for (String line : WorkTreeList.of(git, call).line().lines().toList()) {
      if (line.startsWith("worktree ")) {
        roots.add(line.substring("worktree ".length()));
      }
    }
    return roots;
  }

  private List<String> lines(String... arguments) throws InterruptedException {
    return NulFields.of(git.run(call("list the index", arguments)).stdout());
  }

  private Optional<String> optional(String... arguments) throws InterruptedException {
    GitResult result = git.attempt(call("read HEAD", arguments));
    return result.ok() ? Optional.of(result.line()) : Optional.empty();
  }

  private GitCall call(String purpose, String... arguments) {
    return GitCall.of(purpose, repository.root(), arguments)
        .with(
            Map.of(
                "GIT_DIR",
                repository.gitDirectory().toString(),
                "GIT_WORK_TREE",
                repository.root().toString(),
                "GIT_CONFIG_GLOBAL",
                "/dev/null",
                "GIT_CONFIG_NOSYSTEM",
                "1"));
  }
}
