package dev.omk.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.error.OmkException;
import dev.omk.git.GitSandbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestWorkTreeTest {
  @TempDir Path base;
  private GitSandbox sandbox;
  private WorkTree tree;

  @BeforeEach
  void open() throws Exception {
    sandbox = GitSandbox.plain(base).file("a.txt", "one\n").file("src/b.txt", "two\n");
    tree = OpenTree.of(sandbox);
  }

  @Test
  void theSameFilesAreTheSameSubjectAnywhere() throws Exception {
    Subject subject = tree.snapshot();
    assertThat(subject.kind()).isEqualTo(Subject.Kind.MANIFEST);
    assertThat(subject.head()).isEmpty();
    GitSandbox other = GitSandbox.plain(Files.createDirectory(base.resolve("o")));
    other.file("src/b.txt", "two\n").file("a.txt", "one\n").file(".omk/goals/g/events.jsonl", "");
    assertThat(OpenTree.of(other).snapshot()).isEqualTo(subject);
  }

  @Test
  void everyKindOfChangeIsSeen() throws Exception {
    sandbox.file("gone", "g").file("mode", "m").file("kind", "k");
    Subject before = tree.snapshot();
    Files.delete(sandbox.root().resolve("gone"));
    Files.delete(sandbox.root().resolve("kind"));
    Files.createSymbolicLink(sandbox.root().resolve("kind"), Path.of("a.txt"));
    assertThat(sandbox.root().resolve("mode").toFile().setExecutable(true)).isTrue();
    sandbox.file("a.txt", "ONE\n").file("new", "n");
    assertThat(OpenTree.show(tree.diff(before, tree.snapshot())))
        .containsExactly(
            "MODIFIED a.txt", "DELETED gone", "TYPE_CHANGED kind", "MODIFIED mode", "ADDED new");
  }

  @Test
  void thePatchIsAUnifiedDiffOrAList() throws Exception {
    Subject before = tree.snapshot();
    sandbox.file("a.txt", "ONE\n").bytes("blob", new byte[] {0, 1, 2});
    Subject after = tree.snapshot();
    assertThat(tree.patch(before, after, 10_000).text())
        .contains("--- a/a.txt\n+++ b/a.txt\n", "-one\n+ONE\n", "Binary files");
    WorkTree without =
        WorkTree.open(
            Optional.empty(),
            sandbox.root(),
            sandbox.root().resolve(".omk/goals"),
            sandbox.home().resolveSibling("private"));
    assertThat(without.patch(before, after, 10_000).text())
        .isEqualTo("MODIFIED a.txt\nADDED blob\n");
  }

  @Test
  void whatIsKeptIsKnownByItsName() throws Exception {
    Subject one = tree.snapshot();
    tree.keep(one, "refs/omk/goal-1/base");
    sandbox.file("a.txt", "ONE\n");
    Subject two = tree.snapshot();
    assertThat(tree.kept(one, "refs/omk/goal-1/base")).isTrue();
    assertThat(tree.kept(two, "refs/omk/goal-1/base")).isFalse();
    assertThat(tree.kept(one, "refs/omk/goal-1/other")).isFalse();
    assertThat(tree.read(one, "a.txt", 10)).hasValue("one\n".getBytes(StandardCharsets.UTF_8));
    assertThat(tree.read(one, "none", 10)).isEmpty();
    assertThatThrownBy(() -> tree.read(one, "a.txt", 2)).isInstanceOf(OmkException.class);
  }

  @Test
  void specialFilesLinksOutsideAndRepositoriesAreNamed() throws Exception {
    sandbox.run(List.of("mkfifo", "pipe"));
    Files.createSymbolicLink(sandbox.root().resolve("up"), Path.of(".."));
    Files.createDirectory(sandbox.root().resolve("inner"));
    sandbox.at(sandbox.root().resolve("inner")).git("init", "-q");
    assertThat(tree.observe().notes())
        .extracting(note -> note.kind() + " " + note.path())
        .containsExactly("NESTED_REPOSITORY inner", "SPECIAL_FILE pipe", "LINK_OUTSIDE up");
  }

  @Test
  void aSubjectOfTheOtherKindIsRefused() {
    Subject git = new Subject(Subject.Kind.GIT_TREE, "0".repeat(40), Optional.empty());
    assertThatThrownBy(() -> tree.paths(git)).hasMessageContaining("not one of this plain");
  }
}
