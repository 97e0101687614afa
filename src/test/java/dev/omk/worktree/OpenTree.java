package dev.omk.worktree;

import dev.omk.git.GitSandbox;
import dev.omk.scope.ChangedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A work tree opened with a private directory beside it. */
final class OpenTree {
  private OpenTree() {}

  static WorkTree of(GitSandbox sandbox) throws InterruptedException {
    return of(sandbox, sandbox.home().resolveSibling("private"));
  }

  static WorkTree of(GitSandbox sandbox, Path privateDirectory) throws InterruptedException {
    Path excluded = sandbox.root().resolve(".omk/goals");
    return WorkTree.open(
        Optional.of(sandbox.program()), sandbox.root(), excluded, privateDirectory);
  }

  static List<String> show(List<ChangedFile> changes) {
    return changes.stream()
        .map(
            change ->
                change.change()
                    + " "
                    + (change.oldPath().isEmpty() ? "" : change.oldPath() + " -> ")
                    + change.path())
        .toList();
  }
}
