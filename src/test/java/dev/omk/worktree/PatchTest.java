package dev.omk.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.error.OmkException;
import dev.omk.git.GitSandbox;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchTest {
  @TempDir Path base;
  private GitSandbox sandbox;
  private WorkTree tree;
  private Subject before;

  @BeforeEach
  void open() throws Exception {
    sandbox = GitSandbox.committed(base);
    tree = OpenTree.of(sandbox);
    before = tree.snapshot();
  }

  @Test
  void aPatchIsReadableAndNamesBinaryFiles() throws Exception {
    sandbox.file("a.txt", "one\nmore\n").bytes("b", new byte[] {0, 1}).file("n\u00e4", "x\n");
    Patch patch = tree.patch(before, tree.snapshot(), 100_000);
    assertThat(patch.truncated()).isFalse();
    assertThat(patch.text())
        .contains("diff --git a/a.txt b/a.txt\n", " one\n+more\n", "Binary files /dev/null and b/b")
        .contains("+++ b/n\u00e4\n");
  }

  @Test
  void aPatchIsCutAtALine() throws Exception {
    sandbox.file("a.txt", "0123456789\n".repeat(1000));
    Patch patch = tree.patch(before, tree.snapshot(), 2000);
    assertThat(patch.truncated()).isTrue();
    assertThat(patch.text()).endsWith("\n").hasSizeBetween(1900, 2000);
  }

  @Test
  void anUnknownTreeIsAnErrorNeverAnEmptyPatch() {
    Subject unknown = new Subject(Subject.Kind.GIT_TREE, "1".repeat(40), before.head());
    assertThatThrownBy(() -> tree.patch(before, unknown, 1000)).isInstanceOf(OmkException.class);
    assertThatThrownBy(() -> tree.diff(before, unknown)).isInstanceOf(OmkException.class);
    assertThatThrownBy(() -> tree.paths(unknown)).isInstanceOf(OmkException.class);
  }

  @Test
  void whatIsKeptReadsTheSameInAnotherImplementationOfGit() throws Exception {
    sandbox.file("new/file", "content\n");
    Subject subject = tree.snapshot();
    tree.keep(subject, "refs/omk/goal-1/base");
    try (FileRepository repository =
            new FileRepository(sandbox.root().resolve(Constants.DOT_GIT).toFile());
        RevWalk walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(repository.resolve("refs/omk/goal-1/base"));
      PersonIdent author = commit.getAuthorIdent();
      assertThat(commit.getTree().name()).isEqualTo(subject.id());
      assertThat(commit.getParent(0).name()).isEqualTo(before.head().orElseThrow());
      assertThat(author.getName() + " <" + author.getEmailAddress() + ">")
          .isEqualTo("omk <omk@localhost>");
      try (TreeWalk file = TreeWalk.forPath(repository, "new/file", commit.getTree())) {
        assertThat(repository.open(file.getObjectId(0)).getBytes())
            .asString()
            .isEqualTo("content\n");
      }
    }
  }

  @Test
  void aMovedRefIsNoLongerKept() throws Exception {
    tree.keep(before, "refs/omk/goal-1/base");
    assertThat(tree.kept(before, "refs/omk/goal-1/base")).isTrue();
    assertThat(tree.kept(before, "refs/omk/goal-1/none")).isFalse();
    sandbox.file("a.txt", "x").commit("x");
    sandbox.git("update-ref", "refs/omk/goal-1/base", "HEAD");
    assertThat(tree.kept(before, "refs/omk/goal-1/base")).isFalse();
    tree.keep(before, "refs/omk/goal-1/base");
    assertThat(tree.kept(before, "refs/omk/goal-1/base")).isTrue();
  }
}
