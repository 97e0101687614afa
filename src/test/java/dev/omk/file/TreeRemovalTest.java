package dev.omk.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeRemovalTest {
  @TempDir private Path temp;

  @Test
  void treeGoesAndWhatItsLinksPointToStays() throws IOException {
    Path kept = Files.createDirectory(temp.resolve("kept"));
    Files.writeString(kept.resolve("file"), "mine");
    Path tree = temp.resolve("tree");
    Files.createDirectories(tree.resolve("a/b"));
    Files.writeString(tree.resolve("a/b/c"), "x");
    Files.createSymbolicLink(tree.resolve("a/link"), kept);
    Files.createSymbolicLink(tree.resolve("dangling"), temp.resolve("nowhere"));

    TreeRemoval.of(tree);

    assertThat(tree).doesNotExist();
    assertThat(kept.resolve("file")).hasContent("mine");
  }

  @Test
  void linkItselfGoes() throws IOException {
    Path kept = Files.createDirectory(temp.resolve("kept"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), kept);

    TreeRemoval.of(link);
    TreeRemoval.of(temp.resolve("nothing"));

    assertThat(Files.isSymbolicLink(link)).isFalse();
    assertThat(kept).isDirectory();
  }

  @Test
  void directoryWithoutWritePermissionGoes() throws IOException {
    Path tree = temp.resolve("tree");
    Path locked = Files.createDirectories(tree.resolve("locked"));
    Files.writeString(locked.resolve("file"), "x");
    assertThat(locked.toFile().setWritable(false)).isTrue();

    TreeRemoval.of(tree);

    assertThat(tree).doesNotExist();
  }
}
