package dev.omk.control.tree;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.Repository;
import dev.omk.worktree.WorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** Which branch a work tree is on, read off its HEAD. */
public final class Branches {
  private static final String BRANCH = "ref: refs/heads/";

  private Branches() {}

  /** The branch that is checked out, if one is. */
  public static Optional<String> current(WorkTree tree) {
    Optional<Repository> repository = tree.repository();
    if (repository.isEmpty()) {
      return Optional.empty();
    }
    try {
      String head = Files.readString(repository.get().gitDirectory().resolve("HEAD")).strip();
      return head.startsWith(BRANCH)
          ? Optional.of(head.substring(BRANCH.length()))
          : Optional.empty();
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO, "cannot read HEAD of " + repository.get().root(), "run git status", e);
    }
  }
}
