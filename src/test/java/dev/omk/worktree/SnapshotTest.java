package dev.omk.worktree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.omk.error.OmkException;
import dev.omk.git.GitPath;
import dev.omk.git.GitSandbox;
import dev.omk.git.RootedPaths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
  @TempDir Path base;

  @Test
  void aCleanWorkTreeIsTheTreeOfItsCommit() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);

    Subject subject = OpenTree.of(sandbox).snapshot();

    assertThat(subject.kind()).isEqualTo(Subject.Kind.GIT_TREE);
    assertThat(subject.id()).isEqualTo(sandbox.git("rev-parse", "HEAD^{tree}"));
    assertThat(subject.head()).contains(sandbox.git("rev-parse", "HEAD"));
  }

  @Test
  void itIsWhatAddingEverythingWouldCommit() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base).file(".gitignore", "*.o\n/build/\n");
    sandbox.commit("ignores").file("new.txt", "n").file("x.o", "o").file("build/y", "y");
    sandbox.file("deep/a/b/c", "c").file("a.txt", "changed\n");
    Files.delete(sandbox.root().resolve("src/b.txt"));

    Subject subject = OpenTree.of(sandbox).snapshot();

    sandbox.git("add", "-A");
    assertThat(subject.id()).isEqualTo(sandbox.git("write-tree"));
  }

  @Test
  void theUsersIndexStaysAsItIs() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base).file("staged", "s");
    sandbox.git("add", "staged");
    sandbox.file("staged", "later").file("untracked", "u");
    byte[] before = Files.readAllBytes(sandbox.root().resolve(".git/index"));

    OpenTree.of(sandbox).snapshot();

    assertThat(Files.readAllBytes(sandbox.root().resolve(".git/index"))).isEqualTo(before);
  }

  @Test
  void anEditBehindUnchangedTimestampsAndSizeIsSeen() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    WorkTree tree = OpenTree.of(sandbox);
    Path file = sandbox.root().resolve("a.txt");
    FileTime time = Files.getLastModifiedTime(file);
    sandbox.git("status");
    Subject before = tree.snapshot();

    Files.writeString(file, "ONE\n");
    Files.setLastModifiedTime(file, time);

    assertThat(OpenTree.show(tree.diff(before, tree.snapshot()))).containsExactly("MODIFIED a.txt");
  }

  @Test
  void aRepositoryWithoutACommitHasASubject() throws Exception {
    GitSandbox sandbox = GitSandbox.empty(base);
    WorkTree tree = OpenTree.of(sandbox);
    Subject nothing = tree.snapshot();
    assertThat(nothing.head()).isEmpty();
    assertThat(tree.paths(nothing)).isEmpty();

    sandbox.file("a", "a");

    Subject one = tree.snapshot();
    assertThat(OpenTree.show(tree.diff(nothing, one))).containsExactly("ADDED a");
    tree.keep(one, "refs/omk/goal-x/base");
    assertThat(tree.kept(one, "refs/omk/goal-x/base")).isTrue();
  }

  @Test
  void theGoalsDirectoryIsNeverPartOfIt() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base).file(".omk/goals/tracked", "t");
    sandbox.commit("goals by mistake").file(".omk/goals/goal-1/events.jsonl", "{}");
    sandbox.file(".omk/gates.toml", "");
    WorkTree tree = OpenTree.of(sandbox, sandbox.root().resolve(".omk/goals/goal-1/private"));
    assertThat(tree.paths(tree.snapshot()))
        .containsExactly(".omk/gates.toml", "a.txt", "src/b.txt");
  }

  @Test
  void trackedFilesThatAreIgnoredAreCovered() throws Exception {
    GitSandbox sandbox =
        GitSandbox.committed(base).file(".gitignore", "*.gen\n").file("x.gen", "1");
    sandbox.commit("rules");
    sandbox.git("add", "-f", "x.gen");
    WorkTree tree = OpenTree.of(sandbox);
    Subject before = tree.snapshot();
    assertThat(tree.paths(before)).contains("x.gen");

    sandbox.file("x.gen", "2");
    sandbox.git("rm", "-q", "-f", "--cached", "x.gen");

    assertThat(OpenTree.show(tree.diff(before, tree.snapshot()))).containsExactly("MODIFIED x.gen");
  }

  @Test
  void everyNameIsAPath() throws Exception {
    GitSandbox sandbox = GitSandbox.empty(base);
    String raw = GitPath.decode(new byte[] {'b', 'a', 'd', (byte) 0xFF, (byte) 0xC3});
    List<String> names =
        List.of("--dash", "-n", ":(glob)x", "a b", "line\nbreak", "naïve/日本", "q\"\\t\t", raw);
    RootedPaths paths = new RootedPaths(sandbox.root());
    for (String name : names) {
      Path file = paths.file(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name.length() + "");
    }
    WorkTree tree = OpenTree.of(sandbox);

    Subject subject = tree.snapshot();

    assertThat(tree.paths(subject)).containsExactlyInAnyOrderElementsOf(names);
    for (String name : names) {
      assertThat(tree.read(subject, name, 100)).hasValue((name.length() + "").getBytes(UTF_8));
    }
    sandbox.git("add", "-A");
    assertThat(subject.id()).isEqualTo(sandbox.git("write-tree"));
  }

  @Test
  void modesAndLinksArePartOfIt() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    WorkTree tree = OpenTree.of(sandbox);
    Subject before = tree.snapshot();

    assertThat(sandbox.root().resolve("a.txt").toFile().setExecutable(true)).isTrue();
    Files.delete(sandbox.root().resolve("src/b.txt"));
    Files.createSymbolicLink(sandbox.root().resolve("src/b.txt"), Path.of("../a.txt"));

    assertThat(OpenTree.show(tree.diff(before, tree.snapshot())))
        .containsExactly("MODIFIED a.txt", "TYPE_CHANGED src/b.txt");
  }

  @Test
  void aDirectoryThatBecameALinkOutsideIsNotFollowed() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    WorkTree tree = OpenTree.of(sandbox);
    Subject before = tree.snapshot();
    Path outside = Files.createDirectory(sandbox.home().resolve("outside"));
    Files.writeString(outside.resolve("b.txt"), "two\n");

    Files.delete(sandbox.root().resolve("src/b.txt"));
    Files.delete(sandbox.root().resolve("src"));
    Files.createSymbolicLink(sandbox.root().resolve("src"), outside);

    Snapshot after = tree.observe();
    assertThat(OpenTree.show(tree.diff(before, after.subject())))
        .containsExactlyInAnyOrder("ADDED src", "DELETED src/b.txt");
    assertThat(after.notes())
        .containsExactly(new SnapshotNote(SnapshotNote.Kind.LINK_OUTSIDE, "src", "to " + outside));
  }

  @Test
  void whatCannotBeReadIsAnErrorNeverAnEmptyDiff() throws Exception {
    assumeTrue(!"root".equals(System.getProperty("user.name")), "root reads everything");
    GitSandbox sandbox = GitSandbox.committed(base);
    WorkTree tree = OpenTree.of(sandbox);
    assertThat(sandbox.file("secret", "s").root().resolve("secret").toFile().setReadable(false))
        .isTrue();
    assertThatThrownBy(tree::snapshot)
        .isInstanceOf(OmkException.class)
        .hasMessageContaining("secret");
  }

  @Test
  void aDamagedIndexIsAnErrorNeverAnEmptyDiff() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    WorkTree tree = OpenTree.of(sandbox);
    Files.writeString(sandbox.root().resolve(".git/index"), "garbage garbage garbage");
    assertThatThrownBy(tree::snapshot)
        .isInstanceOf(OmkException.class)
        .hasMessageContaining("git could not list the work tree");
  }

  @Test
  void aMergeInConflictHasASubject() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    sandbox.git("branch", "other");
    sandbox.file("a.txt", "left\n").commit("left").git("checkout", "-q", "other");
    sandbox.file("a.txt", "right\n").commit("right");
    sandbox.run(List.of("sh", "-c", "git -c user.name=T -c user.email=t@t merge -q main || true"));
    WorkTree tree = OpenTree.of(sandbox);
    Subject subject = tree.snapshot();
    assertThat(new String(tree.read(subject, "a.txt", 1000).orElseThrow(), UTF_8))
        .contains("<<<<<<<");
  }

  @Test
  void aRepositoryOfSha256Works() throws Exception {
    GitSandbox sandbox = GitSandbox.plain(base);
    sandbox.git("init", "-q", "--object-format=sha256");
    sandbox.file("a", "a").commit("first");
    WorkTree tree = OpenTree.of(sandbox);
    Subject subject = tree.snapshot();
    assertThat(subject.id()).hasSize(64).isEqualTo(sandbox.git("rev-parse", "HEAD^{tree}"));
  }

  @Test
  void aLinkedWorkTreeIsItsOwn() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    Path linked = base.toRealPath().resolve("linked");
    sandbox.git("worktree", "add", "-q", linked.toString());
    GitSandbox other = sandbox.at(linked).file("only-here", "x");
    WorkTree tree = OpenTree.of(other);

    Subject subject = tree.snapshot();

    assertThat(tree.root()).isEqualTo(linked);
    assertThat(tree.paths(subject)).containsExactly("a.txt", "only-here", "src/b.txt");
    tree.keep(subject, "refs/omk/goal-1/base");
    assertThat(sandbox.git("rev-parse", "refs/omk/goal-1/base^{tree}")).isEqualTo(subject.id());
  }
}
