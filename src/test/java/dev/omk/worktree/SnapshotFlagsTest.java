package dev.omk.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.git.GitSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Index flags, sparse checkouts and ignore rules: what was so at the start, and what came later.
 */
class SnapshotFlagsTest {
  @TempDir Path base;

  @Test
  void anAssumeUnchangedEditIsSeen() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    WorkTree tree = OpenTree.of(sandbox);
    Subject before = tree.snapshot();
    sandbox.git("update-index", "--assume-unchanged", "a.txt");
    sandbox.file("a.txt", "hidden\n");
    assertThat(sandbox.git("status", "--porcelain")).isEmpty();
    assertThat(OpenTree.show(tree.diff(before, tree.snapshot()))).containsExactly("MODIFIED a.txt");
  }

  @Test
  void aSkipWorktreeEditIsSeen() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    WorkTree tree = OpenTree.of(sandbox);
    Subject before = tree.snapshot();
    sandbox.git("update-index", "--skip-worktree", "a.txt", "src/b.txt");
    sandbox.file("a.txt", "hidden\n");
    Files.delete(sandbox.root().resolve("src/b.txt"));
    assertThat(OpenTree.show(tree.diff(before, tree.snapshot())))
        .containsExactly("MODIFIED a.txt", "DELETED src/b.txt");
  }

  @Test
  void whatASparseCheckoutLeftOutIsNotDeleted() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base).file("far/c.txt", "c").commit("far");
    sandbox.git("sparse-checkout", "set", "src");
    assertThat(sandbox.root().resolve("far")).doesNotExist();
    WorkTree tree = OpenTree.of(sandbox);

    Subject before = tree.snapshot();

    assertThat(before.id()).isEqualTo(sandbox.git("rev-parse", "HEAD^{tree}"));
    sandbox.file("far/c.txt", "written");
    assertThat(OpenTree.show(tree.diff(before, tree.snapshot())))
        .containsExactly("MODIFIED far/c.txt");
  }

  @Test
  void aSparseIndexIsRead() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base).file("far/c.txt", "c").commit("far");
    sandbox.git("sparse-checkout", "set", "--cone", "--sparse-index", "src");
    Subject subject = OpenTree.of(sandbox).snapshot();
    assertThat(subject.id()).isEqualTo(sandbox.git("rev-parse", "HEAD^{tree}"));
  }

  @Test
  void aSplitIndexIsRead() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    sandbox.git("update-index", "--split-index");
    sandbox.file("later", "x").git("add", "later");
    WorkTree tree = OpenTree.of(sandbox);
    assertThat(tree.paths(tree.snapshot())).containsExactly("a.txt", "later", "src/b.txt");
  }

  @Test
  void theExecutableBitCountsAsTheUsersConfigSaid() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base).file("run.sh", "x");
    assertThat(sandbox.root().resolve("run.sh").toFile().setExecutable(true)).isTrue();
    sandbox.commit("script").git("config", "core.fileMode", "false");
    WorkTree tree = OpenTree.of(sandbox);
    assertThat(sandbox.root().resolve("run.sh").toFile().setExecutable(false)).isTrue();
    assertThat(tree.snapshot().id()).isEqualTo(sandbox.git("rev-parse", "HEAD^{tree}"));
    sandbox.git("config", "core.fileMode", "true");
    assertThat(OpenTree.of(sandbox).snapshot().id())
        .isEqualTo(sandbox.git("rev-parse", "HEAD^{tree}"));
  }

  @Test
  void theIgnoreRulesAreThoseOfTheStart() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    Path global = sandbox.home().resolve("ignore");
    Files.writeString(global, "*.global\n");
    sandbox.git("config", "--global", "core.excludesFile", global.toString());
    sandbox.file(".gitignore", "*.log\r\n# note\n/top\n!keep.log\ndir/\n");
    sandbox.file("src/.gitignore", "!b.log\n*.tmp\n/here\na/b\nsub/\n\\#x\n");
    sandbox.file("w[e]ird*/.gitignore", "x*\n").file("w[e]ird*/xy", "").file("w[e]ird*/ok", "");
    sandbox.file("venv/.gitignore", "*\n").file("venv/lib/x", "").file("p/q/.gitignore", "*\n");
    sandbox.file("p/q/z", "").file("x.global", "").file(".git/info/exclude", "local\n");
    sandbox.file("local", "").file("src/b.log", "").file("src/deep/t.tmp", "").file("src/#x", "");
    sandbox.file("src/here", "").file("src/x/here", "").file("src/a/b/c", "").file("keep.log", "");
    sandbox.file("src/k/sub/f", "").file("x.log", "").file("src/dir/f", "").file("top", "");
    sandbox.file("src/top", "");
    WorkTree tree = OpenTree.of(sandbox);
    Subject before = tree.snapshot();
    sandbox.git("add", "-A");
    assertThat(before.id()).isEqualTo(sandbox.git("write-tree"));

    sandbox.file(".git/info/exclude", "*\n").file("cheat/.gitignore", "*\n").file("cheat/x", "x");
    sandbox.file(".gitignore", "*\n").file("sneaky", "x");
    Files.writeString(global, "*\n");

    assertThat(OpenTree.show(OpenTree.of(sandbox).diff(before, OpenTree.of(sandbox).snapshot())))
        .containsExactly(
            "MODIFIED .gitignore", "ADDED cheat/.gitignore", "ADDED cheat/x", "ADDED sneaky");
    assertThat(OpenTree.of(sandbox).rulesDigest()).isEqualTo(tree.rulesDigest()).hasSize(64);
  }
}
