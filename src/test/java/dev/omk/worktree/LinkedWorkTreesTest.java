package dev.omk.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.file.TreeRemoval;
import dev.omk.git.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Making worktrees again, whatever became of those that were there. */
class LinkedWorkTreesTest {
  private static final String BRANCH = "omk/x/slice";

  @TempDir Path base;

  private Path made(GitSandbox sandbox, LinkedWorkTrees trees) throws InterruptedException {
    Subject subject = OpenTree.of(sandbox).snapshot();
    Path root = base.toAbsolutePath().resolve("beside/tree");
    trees.add(root, BRANCH, subject.head().orElseThrow(), subject);
    return root;
  }

  private LinkedWorkTrees trees(GitSandbox sandbox) throws InterruptedException {
    return new LinkedWorkTrees(
        sandbox.program(),
        sandbox.program().locate(sandbox.root()).orElseThrow(),
        sandbox.root().resolve(".omk/goals"),
        base.resolve("private"));
  }

  @Test
  void oneWhoseDirectoryWasTakenAwayIsMadeAgain() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    LinkedWorkTrees trees = trees(sandbox);
    TreeRemoval.of(made(sandbox, trees));

    Path root = made(sandbox, trees);

    assertThat(root.resolve("a.txt")).isRegularFile();
    assertThat(trees.find(root, BRANCH)).isPresent();
  }

  @Test
  void whatLiesInItsPlaceIsGone() throws IOException, InterruptedException {
    GitSandbox sandbox = GitSandbox.committed(base);
    LinkedWorkTrees trees = trees(sandbox);
    Path root = made(sandbox, trees);
    Files.writeString(root.resolve("left"), "from before");

    made(sandbox, trees);

    assertThat(root.resolve("left")).doesNotExist();
    assertThat(trees.find(root, BRANCH)).isPresent();
  }

  @Test
  void oneThatGitForgotIsNoneAnyMore() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    LinkedWorkTrees trees = trees(sandbox);
    Path root = made(sandbox, trees);

    trees.remove(root);

    assertThat(root).doesNotExist();
    assertThat(trees.find(root, BRANCH)).isEmpty();
    assertThat(trees.at(BRANCH)).isPresent();
  }
}
