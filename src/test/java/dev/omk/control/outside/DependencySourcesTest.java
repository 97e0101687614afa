package dev.omk.control.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.process.CallerEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources in the caches of Cargo and Go. */
class DependencySourcesTest {
  @TempDir Path temp;
  private Path crate;
  private Path module;
  private DependencySources sources;

  @BeforeEach
  void aProjectWithTwoLockFiles() throws Exception {
    Path root = Files.createDirectories(temp.resolve("project"));
    Files.writeString(
        root.resolve("Cargo.lock"),
        "[[package]]\nname = \"itoa\"\nversion = \"1.0.19\"\n"
            + "source = \"registry+https://localhost/index\"\nchecksum = \"00\"\n");
    Files.writeString(
        root.resolve("go.sum"),
        "localhost/Google/shlex v0.1.0 h1:x=\nlocalhost/Google/shlex v0.1.0/go.mod h1:y=\n");
    crate = source(".cargo/registry/src/index-1/itoa-1.0.19", "lib.rs");
    source(".cargo/registry/src/index-1/other-1.0.0", "lib.rs");
    module = source("go/pkg/mod/localhost/!google/shlex@v0.1.0", "shlex.go");
    sources = new DependencySources(new CallerEnvironment(Map.of("HOME", temp + "/home")), root);
  }

  private Path source(String folder, String file) throws Exception {
    Path made = Files.createDirectories(temp.resolve("home").resolve(folder));
    Files.writeString(made.resolve(file), "fine\n");
    return made;
  }

  @Test
  void whatLockFilesNameIsLookedAtAndNothingElse() {
    assertThat(sources.look().keySet()).containsExactlyInAnyOrder(crate, module);
    assertThat(sources.changedSince(sources.look())).isEmpty();
  }

  @Test
  void changedSourcesAreFoundAndNewOnesAreNot() throws Exception {
    SortedMap<Path, String> before = sources.look();
    Path file = crate.resolve("lib.rs");
    FileTime time = Files.getLastModifiedTime(file);
    Files.setLastModifiedTime(Files.writeString(file, "fake\n"), time);
    assertThat(sources.changedSince(before)).containsExactly(crate);

    SortedMap<Path, String> none = sources.look();
    none.remove(module);
    assertThat(sources.changedSince(none)).isEmpty();
    Files.delete(module.resolve("shlex.go"));
    Files.delete(module);
    assertThat(sources.changedSince(before)).contains(module);
  }

  @Test
  void dependencyThatIsTakenOutOfTheLockFilesIsNoChange() throws Exception {
    SortedMap<Path, String> before = sources.look();
    Files.delete(temp.resolve("project/Cargo.lock"));
    Files.writeString(temp.resolve("project/go.sum"), "");
    assertThat(sources.look()).isEmpty();
    assertThat(sources.changedSince(before)).isEmpty();
  }

  @Test
  void lockFilesInTheFoldersBelowTheRootCountToo() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("project/api"));
    Files.move(temp.resolve("project/go.sum"), folder.resolve("go.sum"));
    assertThat(sources.look().keySet()).containsExactlyInAnyOrder(crate, module);
  }
}
