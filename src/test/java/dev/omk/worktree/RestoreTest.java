package dev.omk.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.git.GitSandbox;
import dev.omk.scope.ChangedFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Restoring, with git and without. */
class RestoreTest {
  @TempDir Path base;

  private GitSandbox sandbox(String kind) {
    GitSandbox sandbox =
        kind.equals("git")
            ? GitSandbox.committed(base)
            : GitSandbox.plain(base).file("a.txt", "one\n").file("src/b.txt", "two\n");
    return sandbox.file("x/y/z.txt", "z\n");
  }

  private static void restoreAll(WorkTree tree, Subject before) throws InterruptedException {
    List<ChangedFile> changes = tree.diff(before, tree.snapshot());
    assertThat(changes).isNotEmpty();
    tree.restore(changes, before);
    assertThat(tree.snapshot().id()).isEqualTo(before.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"git", "plain"})
  void contentModeAndKindComeBack(String kind) throws Exception {
    GitSandbox sandbox = sandbox(kind);
    Path root = sandbox.root();
    Files.createSymbolicLink(root.resolve("link"), Path.of("a.txt"));
    WorkTree tree = OpenTree.of(sandbox);
    Subject before = tree.snapshot();

    assertThat(root.resolve("a.txt").toFile().setExecutable(true)).isTrue();
    Files.delete(root.resolve("link"));
    Files.writeString(root.resolve("link"), "now a file");
    Files.delete(root.resolve("src/b.txt"));
    Files.createSymbolicLink(root.resolve("src/b.txt"), Path.of("/etc/passwd"));
    sandbox.file("new/deep/er.txt", "n").file("x/y/more", "m");

    restoreAll(tree, before);
    assertThat(root.resolve("new")).doesNotExist();
    assertThat(Files.isExecutable(root.resolve("a.txt"))).isFalse();
    assertThat(Files.isSymbolicLink(root.resolve("link"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"git", "plain"})
  void onlyTheGivenPathsAreTouched(String kind) throws Exception {
    GitSandbox sandbox = sandbox(kind);
    WorkTree tree = OpenTree.of(sandbox);
    Subject before = tree.snapshot();
    sandbox.file("a.txt", "bad\n").file("src/b.txt", "good\n").file("new", "good");

    Restored restored =
        tree.restore(List.of(new ChangedFile("a.txt", ChangedFile.Change.MODIFIED, "")), before);

    assertThat(restored.paths()).containsExactly("a.txt");
    assertThat(OpenTree.show(tree.diff(before, tree.snapshot())))
        .containsExactly("ADDED new", "MODIFIED src/b.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"git", "plain"})
  void aDirectoryThatBecameALinkIsReplacedNotFollowed(String kind) throws Exception {
    GitSandbox sandbox = sandbox(kind);
    Path root = sandbox.root();
    WorkTree tree = OpenTree.of(sandbox);
    Subject before = tree.snapshot();
    Path outside = Files.createDirectory(sandbox.home().resolve("outside"));
    Files.writeString(outside.resolve("b.txt"), "precious");
    Files.delete(root.resolve("src/b.txt"));
    Files.delete(root.resolve("src"));
    Files.createSymbolicLink(root.resolve("src"), outside);

    restoreAll(tree, before);

    assertThat(outside.resolve("b.txt")).hasContent("precious");
    assertThat(Files.isDirectory(root.resolve("src"), LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"git", "plain"})
  void filesAndDirectoriesThatChangedPlacesComeBack(String kind) throws Exception {
    GitSandbox sandbox = sandbox(kind);
    Path root = sandbox.root();
    WorkTree tree = OpenTree.of(sandbox);
    Subject before = tree.snapshot();
    Files.delete(root.resolve("a.txt"));
    sandbox.file("a.txt/inner/file", "x");
    Files.delete(root.resolve("x/y/z.txt"));
    Files.delete(root.resolve("x/y"));
    sandbox.file("x/y", "now a file");

    restoreAll(tree, before);
    assertThat(root.resolve("a.txt")).hasContent("one\n");
    assertThat(root.resolve("x/y/z.txt")).hasContent("z\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"git", "plain"})
  void aRenameComesBackOnBothSides(String kind) throws Exception {
    GitSandbox sandbox = sandbox(kind).file("long.txt", "line\n".repeat(50));
    WorkTree tree = OpenTree.of(sandbox);
    Subject before = tree.snapshot();
    Files.createDirectory(sandbox.root().resolve("moved"));
    Files.move(sandbox.root().resolve("long.txt"), sandbox.root().resolve("moved/long.txt"));
    assertThat(OpenTree.show(tree.diff(before, tree.snapshot())))
        .containsExactly("RENAMED long.txt -> moved/long.txt");
    restoreAll(tree, before);
    assertThat(sandbox.root().resolve("moved")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"git", "plain"})
  void theCleanRoomIsExact(String kind) throws Exception {
    GitSandbox sandbox = sandbox(kind).file("na\u00efve \n.txt", "\r\n\0x");
    assertThat(sandbox.file("run", "#!").root().resolve("run").toFile().setExecutable(true))
        .isTrue();
    Files.createSymbolicLink(sandbox.root().resolve("link"), Path.of("d\u00e4/nowhere"));
    WorkTree tree = OpenTree.of(sandbox);
    Subject subject = tree.snapshot();

    Path room = tree.checkout(subject, base.resolve("rooms/one"));

    assertThat(Files.isExecutable(room.resolve("run"))).isTrue();
    assertThat(Files.readSymbolicLink(room.resolve("link"))).isEqualTo(Path.of("d\u00e4/nowhere"));
    WorkTree copy =
        WorkTree.open(java.util.Optional.empty(), room, room.resolve(".omk"), base.resolve("p2"));
    Path original = kind.equals("git") ? sandbox.root() : tree.root();
    WorkTree plain =
        WorkTree.open(
            java.util.Optional.empty(), original, original.resolve(".omk"), base.resolve("p3"));
    assertThat(copy.snapshot().id()).isEqualTo(plain.snapshot().id());
  }
}
