package dev.omk.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.git.GitSandbox;
import dev.omk.worktree.SnapshotNote.Kind;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotNotesTest {
  @TempDir Path base;

  private static List<String> notes(WorkTree tree) throws InterruptedException {
    return tree.observe().notes().stream().map(note -> note.kind() + " " + note.path()).toList();
  }

  @Test
  void anOrdinaryWorkTreeHasNone() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    Files.createSymbolicLink(sandbox.root().resolve("inside"), Path.of("src/b.txt"));
    assertThat(notes(OpenTree.of(sandbox))).isEmpty();
  }

  @Test
  void nestedRepositoriesAreNamedAndLeftOut() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    GitSandbox inner = sandbox.at(Files.createDirectories(sandbox.root().resolve("inner")));
    inner.git("init", "-q");
    inner.file("hidden", "x").commit("inner");
    GitSandbox unborn = sandbox.at(Files.createDirectories(sandbox.root().resolve("src/unborn")));
    unborn.git("init", "-q");
    unborn.file("hidden", "x");
    WorkTree tree = OpenTree.of(sandbox);

    assertThat(notes(tree))
        .containsExactly("NESTED_REPOSITORY inner", "NESTED_REPOSITORY src/unborn");
    assertThat(tree.paths(tree.snapshot())).containsExactly("a.txt", "src/b.txt");
  }

  @Test
  void aRepositoryMadeAroundTrackedFilesIsNamed() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    sandbox.at(sandbox.root().resolve("src")).git("init", "-q");
    WorkTree tree = OpenTree.of(sandbox);

    assertThat(notes(tree)).containsExactly("NESTED_REPOSITORY src");
    assertThat(tree.paths(tree.snapshot())).containsExactly("a.txt", "src/b.txt");
  }

  @Test
  void submodulesAreTheirCommitAndNamed() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    GitSandbox library = GitSandbox.committed(Files.createDirectory(base.resolve("library")));
    sandbox.git(
        "-c", "protocol.file.allow=always", "submodule", "add", "-q", library.root() + "", "lib");
    sandbox.commit("library");
    WorkTree tree = OpenTree.of(sandbox);
    Subject before = tree.snapshot();
    assertThat(before.id()).isEqualTo(sandbox.git("rev-parse", "HEAD^{tree}"));
    assertThat(notes(tree)).containsExactly("SUBMODULE lib");

    sandbox.at(sandbox.root().resolve("lib")).file("new", "n").commit("moved");

    assertThat(OpenTree.show(tree.diff(before, tree.snapshot()))).containsExactly("MODIFIED lib");
  }

  @Test
  void anEditInsideASubmoduleChangesItsNote() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    GitSandbox library = GitSandbox.committed(Files.createDirectory(base.resolve("library")));
    sandbox.git(
        "-c", "protocol.file.allow=always", "submodule", "add", "-q", library.root() + "", "lib");
    sandbox.commit("library");
    WorkTree tree = OpenTree.of(sandbox);
    List<SnapshotNote> before = tree.observe().notes();
    assertThat(tree.observe().notes()).isEqualTo(before);
    sandbox.at(sandbox.root().resolve("lib")).file("a.txt", "edited\n");
    assertThat(tree.observe().notes()).isNotEqualTo(before);
  }

  @Test
  void aSubmoduleThatIsNotCheckedOutIsAsItWas() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    GitSandbox library = GitSandbox.committed(Files.createDirectory(base.resolve("library")));
    sandbox.git(
        "-c", "protocol.file.allow=always", "submodule", "add", "-q", library.root() + "", "lib");
    sandbox.commit("library").git("submodule", "deinit", "-q", "-f", "lib");
    WorkTree tree = OpenTree.of(sandbox);
    List<SnapshotNote> before = tree.observe().notes();
    assertThat(tree.snapshot().id()).isEqualTo(sandbox.git("rev-parse", "HEAD^{tree}"));
    sandbox.file("lib/hidden", "x");
    assertThat(tree.observe().notes()).isNotEqualTo(before);
  }

  @Test
  void specialFilesAreNamedAndNeverOpened() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base).file(".gitignore", "ignored/\n");
    sandbox.file("ignored/file", "");
    Files.createDirectories(sandbox.root().resolve("empty/deep"));
    Files.delete(sandbox.root().resolve("a.txt"));
    sandbox.run(List.of("mkfifo", "a.txt", "src/pipe", "empty/deep/pipe", "ignored/pipe"));
    WorkTree tree = OpenTree.of(sandbox);
    assertThat(notes(tree))
        .containsExactly(
            "SPECIAL_FILE a.txt", "SPECIAL_FILE empty/deep/pipe", "SPECIAL_FILE src/pipe");
    assertThat(tree.paths(tree.snapshot())).containsExactly(".gitignore", "src/b.txt");
  }

  @Test
  void linksThatLeadOutsideAreNamed() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    Files.createSymbolicLink(sandbox.root().resolve("src/up"), Path.of("../.."));
    Files.createSymbolicLink(sandbox.root().resolve("etc"), Path.of("/etc"));
    Files.createSymbolicLink(sandbox.root().resolve("own"), sandbox.root().resolve("a.txt"));
    assertThat(OpenTree.of(sandbox).observe().notes())
        .containsExactly(
            new SnapshotNote(Kind.LINK_OUTSIDE, "etc", "to /etc"),
            new SnapshotNote(Kind.LINK_OUTSIDE, "src/up", "to ../.."));
  }

  @Test
  void largeFilesAreNamedAndCovered() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    try (RandomAccessFile file =
        new RandomAccessFile(sandbox.root().resolve("huge").toFile(), "rw")) {
      file.setLength(SnapshotScan.LARGE_BYTES + 1);
    }
    WorkTree tree = OpenTree.of(sandbox);
    assertThat(notes(tree)).containsExactly("LARGE_FILE huge");
    assertThat(tree.paths(tree.snapshot())).contains("huge");
  }
}
