package dev.omk.worktree;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a repository says about itself, apart from the content of its work tree.
 *
 * @param head HEAD as it is written, empty if it is a link
 * @param branch the ref that HEAD points to, unless it is detached
 * @param commit what HEAD is, unless there is no commit yet
 * @param refs every ref but {@code refs/omk/}, with what it points to
 * @param files config, hooks and info files by absolute path
 * @param workTrees the roots of all work trees
 * @param assumeUnchanged index entries so marked
 * @param skipWorktree index entries so marked
 */
public record RepositoryState(
    String head,
    Optional<String> branch,
    Optional<String> commit,
    Map<String, String> refs,
    Map<String, GuardedFile> files,
    Set<String> workTrees,
    Set<String> assumeUnchanged,
    Set<String> skipWorktree) {
  public RepositoryState {
    refs = Map.copyOf(refs);
    files = Map.copyOf(files);
    workTrees = Set.copyOf(workTrees);
    assumeUnchanged = Set.copyOf(assumeUnchanged);
    skipWorktree = Set.copyOf(skipWorktree);
  }
}
