package dev.omk.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.error.OmkException;
import dev.omk.git.GitSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsTest {
  @TempDir Path base;
  private GitSandbox sandbox;
  private WorkTree tree;

  @BeforeEach
  void project() throws Exception {
    sandbox =
        GitSandbox.committed(base)
            .file(".gitignore", ".env\nnode_modules/\nbuild/\n*.log\n*.o\n")
            .commit("ignores")
            .file(".env", "NEED=1\n")
            .file("node_modules/five/index.js", "5")
            .file("build/out.txt", "x")
            .file("a.log", "x")
            .file("x.o", "x");
    tree = OpenTree.of(sandbox);
  }

  @Test
  void smallFilesAndDependenciesAreTakenAndBuildOutputIsNot() throws Exception {
    Surroundings start = Surroundings.of(tree, List.of());

    assertThat(start.files()).containsOnlyKeys(".env");
    assertThat(start.directories()).containsOnlyKeys("node_modules");
    assertThat(start.lay(tree, room())).isEmpty();
    assertThat(room().resolve(".env")).hasContent("NEED=1\n");
    assertThat(room().resolve("node_modules")).isSymbolicLink();
    assertThat(room().resolve("build")).doesNotExist();
  }

  @Test
  void fileThatIsNotAsItWasIsLeftOutAndNamed() throws Exception {
    Surroundings start = Surroundings.of(tree, List.of());
    sandbox.file(".env", "SKIP=1\n");

    assertThat(start.lay(tree, room())).singleElement().asString().contains(".env");
    assertThat(room().resolve(".env")).doesNotExist();
  }

  @Test
  void otherDependenciesAreNamedHoweverTheirTimesAreSet() throws Exception {
    Surroundings start = Surroundings.of(tree, List.of());
    Path file = sandbox.root().resolve("node_modules/five/index.js");
    var time = Files.getLastModifiedTime(file);
    Files.writeString(file, "6");
    Files.setLastModifiedTime(file, time);

    assertThat(start.lay(tree, room())).singleElement().asString().contains("node_modules");
  }

  @Test
  void cachesWithinDependenciesDoNotCount() throws Exception {
    Surroundings start = Surroundings.of(tree, List.of());
    sandbox.file("node_modules/.cache/x", "x").file("node_modules/five/__pycache__/a.pyc", "x");

    assertThat(start.lay(tree, room())).isEmpty();
  }

  @Test
  void directoryThatTheUserNamesIsLinked() throws Exception {
    Surroundings start = Surroundings.of(tree, List.of("build/"));

    start.lay(tree, room());
    assertThat(room().resolve("build/out.txt")).hasContent("x");
    assertThatThrownBy(() -> Surroundings.of(tree, List.of("../x")))
        .isInstanceOf(OmkException.class)
        .hasMessageContaining("link");
  }

  @Test
  void submoduleIsLaidOutAsItsCommitSays() throws Exception {
    GitSandbox inner = GitSandbox.committed(Files.createDirectories(base.resolve("inner")));
    sandbox.git(
        "-c", "protocol.file.allow=always", "submodule", "add", "-q", inner.root().toString(), "m");
    sandbox.commit("submodule");
    Files.writeString(sandbox.root().resolve("m/a.txt"), "dirty");

    tree.checkout(tree.snapshot(), base.resolve("checkout"));

    assertThat(base.resolve("checkout/m/a.txt")).hasContent(inner.git("show", "HEAD:a.txt"));
  }

  private Path room() throws Exception {
    return Files.createDirectories(base.resolve("room"));
  }
}
