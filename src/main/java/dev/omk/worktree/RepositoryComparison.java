package dev.omk.worktree;

import dev.omk.worktree.RepositoryChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares two states of a repository. Pure. */
final class RepositoryComparison {
  private final RepositoryState before;
  private final RepositoryState after;
  private final List<RepositoryChange> changes = new ArrayList<>();

  RepositoryComparison(RepositoryState before, RepositoryState after) {
    this.before = before;
    this.after = after;
  }

  List<RepositoryChange> changes() {
    compareHead();
    compareRefs();
    compareFiles();
    added(Kind.WORK_TREE_ADDED, before.workTrees(), after.workTrees());
    added(Kind.WORK_TREE_REMOVED, after.workTrees(), before.workTrees());
    added(Kind.ASSUME_UNCHANGED_SET, before.assumeUnchanged(), after.assumeUnchanged());
    added(Kind.SKIP_WORKTREE_SET, before.skipWorktree(), after.skipWorktree());
    return List.copyOf(changes);
  }

  private void compareHead() {
    if (!before.branch().equals(after.branch())) {
      add(Kind.BRANCH_SWITCHED, "HEAD", fromTo(before.branch(), after.branch()));
    }
    if (!before.commit().equals(after.commit())) {
      add(Kind.HEAD_MOVED, "HEAD", fromTo(before.commit(), after.commit()));
    }
  }

  private void compareRefs() {
    for (String name : union(before.refs(), after.refs())) {
      @Nullable String old = before.refs().get(name);
      @Nullable String now = after.refs().get(name);
      if (old == null) {
        add(Kind.REF_CREATED, name, "at " + now);
      } else if (now == null) {
        add(Kind.REF_DELETED, name, "was at " + old);
      } else if (!old.equals(now)) {
        add(Kind.REF_MOVED, name, old + " to " + now);
      }
    }
  }

  private void compareFiles() {
    for (String name : union(before.files(), after.files())) {
      @Nullable GuardedFile old = before.files().get(name);
      @Nullable GuardedFile now = after.files().get(name);
      if (!Objects.equals(old, now)) {
        Kind kind =
            old == null ? Kind.FILE_ADDED : now == null ? Kind.FILE_REMOVED : Kind.FILE_CHANGED;
        add(kind, name, describe(old) + " to " + describe(now));
      }
    }
  }

  private static String describe(@Nullable GuardedFile file) {
    return file == null ? "nothing" : file.kind() + " " + file.sha256();
  }

  private void added(Kind kind, Set<String> from, Set<String> to) {
    new TreeSet<>(to)
        .stream().filter(name -> !from.contains(name)).forEach(name -> add(kind, name, ""));
  }

  private void add(Kind kind, String name, String detail) {
    changes.add(new RepositoryChange(kind, name, detail));
  }

  private static Set<String> union(Map<String, ?> one, Map<String, ?> other) {
    Set<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    return names;
  }

  private static String fromTo(Optional<String> from, Optional<String> to) {
    return from.orElse("none") + " to " + to.orElse("none");
  }
}
