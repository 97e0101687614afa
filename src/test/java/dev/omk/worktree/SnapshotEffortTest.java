package dev.omk.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.git.GitSandbox;
import dev.omk.process.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a snapshot costs, and that others may work while it is taken. */
class SnapshotEffortTest {
  @TempDir Path base;

  /** Opens the work tree with a git that is a script. */
  private WorkTree openWith(GitSandbox sandbox, String script) throws Exception {
    Path program = sandbox.home().resolve("git");
    Files.writeString(program, "#!/bin/sh\n" + script + "\nexec git \"$@\"\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Git git = new Git(program, new ProcessRunner(), sandbox.environment());
    Path excluded = sandbox.root().resolve(".omk/goals");
    return WorkTree.open(
        Optional.of(git), sandbox.root(), excluded, base.toRealPath().resolve("private"));
  }

  @Test
  void aSnapshotStartsGitFourTimesAtMost() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base).file("new", "n");
    Path log = sandbox.home().resolve("log");
    WorkTree tree = openWith(sandbox, "echo x >> '" + log + "'");
    Files.delete(log);
    tree.snapshot();
    assertThat(Files.readAllLines(log)).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void nothingIsAskedTwiceWhenTheRulesArePinned() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base).file(".gitignore", "*.o\n").file("x.o", "o");
    Path log = sandbox.home().resolve("log");
    openWith(sandbox, "echo \"$*\" >> '" + log + "'");
    assertThat(Files.readAllLines(log)).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void whatGitRefusesToReadIsAnErrorNeverAnEmptyDiff() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    String refuse = "echo 'error: open(\"a.txt\"): Permission denied' >&2; exit 128";
    WorkTree tree =
        openWith(sandbox, "case \"$*\" in *'update-index -z --add'*) " + refuse + ";; esac");
    assertThatThrownBy(tree::snapshot)
        .isInstanceOf(OmkException.class)
        .hasMessageContaining("open(\"a.txt\"): Permission denied");
  }

  @Test
  void aDirectoryThatGitCannotOpenIsAnError() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    String warn = "echo \"warning: could not open directory 'x/': Permission denied\" >&2";
    WorkTree tree = openWith(sandbox, "case \"$*\" in *ls-files*) " + warn + ";; esac");
    assertThatThrownBy(tree::snapshot).hasMessageContaining("could not open directory 'x/'");
  }

  @Test
  void othersMayEditWhileItIsTaken() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    WorkTree tree = OpenTree.of(sandbox);
    String loop =
        "i=0; while [ $i -lt 80 ]; do i=$((i+1)); echo $i > a.txt; mkdir -p d$i/e;"
            + " echo $i > d$i/e/f; rm -rf d$((i-3)); ln -sf a.txt l$((i%5)); done";
    Process editor =
        new ProcessBuilder(List.of("sh", "-c", loop)).directory(sandbox.root().toFile()).start();
    try {
      int taken = 0;
      while (editor.isAlive() && taken < 30) {
        assertThat(tree.paths(tree.snapshot())).contains("a.txt", "src/b.txt");
        taken++;
      }
      assertThat(taken).isPositive();
      assertThat(editor.waitFor()).isZero();
    } finally {
      editor.destroyForcibly();
    }
    Subject subject = tree.snapshot();
    sandbox.git("add", "-A");
    assertThat(subject.id()).isEqualTo(sandbox.git("write-tree"));
  }
}
