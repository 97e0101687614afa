package dev.omk.control.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.process.CallerEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tools have fetched into the caches of a home. */
class DependencyArchivesTest {
  @TempDir Path temp;
  private Path root;
  private DependencyArchives archives;

  @BeforeEach
  void aProject() throws Exception {
    root = Files.createDirectories(temp.resolve("My shop"));
    archives = new DependencyArchives(new CallerEnvironment(Map.of("HOME", temp + "/home")), root);
  }

  private Path write(Path folder, String file, String text) throws Exception {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private Path cached(String file) throws Exception {
    return write(temp.resolve("home"), file, "PK fine");
  }

  // With the time of before: a program may set that one.
  private static void replace(Path file) throws Exception {
    FileTime time = Files.getLastModifiedTime(file);
    Files.setLastModifiedTime(Files.writeString(file, "PK fake"), time);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "pom.xml, .m2/repository/a/b/1.0/b-1.0.jar",
    "pom.xml, .m2/repository/a/b/1.0/b-1.0.pom",
    "mvnw, .m2/wrapper/dists/apache-maven-3/x/lib/core.jar",
    "app/build.gradle.kts, .gradle/caches/modules-2/files-2.1/a/b/1.0/00ff/b-1.0.jar",
    "settings.gradle, .gradle/wrapper/dists/gradle-9-bin/x/lib/core.jar",
    "build.sbt, .cache/coursier/v1/https/localhost/b-1.0.jar",
    "src/App.csproj, .nuget/packages/xunit/2.9.0/lib/net8.0/xunit.dll",
    "requirements-dev.txt, .cache/pip/wheels/a/b/c/d/six-1.0-py3-none-any.whl",
    "pyproject.toml, .cache/pip/http-v2/a/b/c/d/e/00ff.body",
    "poetry.lock, .cache/pypoetry/virtualenvs/my-shop-Ab1-py3.12/lib/python3.12/site-packages/six.py",
    "Pipfile, .local/share/virtualenvs/My_shop-Ab1/lib/python3.12/site-packages/six.so"
  })
  void whatWasFetchedMayNotBeAnotherOne(String ofProject, String inHome) throws Exception {
    Path file = cached(inHome);
    assertThat(archives.look()).isEmpty();
    write(root, ofProject, "");
    SortedMap<Path, String> before = archives.look();
    assertThat(before.keySet()).containsExactly(file);
    assertThat(archives.changedSince(before)).isEmpty();
    replace(file);
    assertThat(archives.changedSince(before)).containsExactly(file);
  }

  @Test
  void cacheThatIsALinkAndAFolderThatCannotBeEnteredHideNothing() throws Exception {
    write(root, "pom.xml", "");
    Path jar = cached(".m2/repository/a/b/1.0/b-1.0.jar");
    Path moved = Files.move(temp.resolve("home/.m2/repository"), temp.resolve("moved"));
    Files.createSymbolicLink(temp.resolve("home/.m2/repository"), moved);
    Files.createSymbolicLink(moved.resolve("0.jar"), temp.resolve("nowhere"));
    Path closed = Files.createDirectory(moved.resolve("0"));
    Files.setPosixFilePermissions(closed, Set.of());
    SortedMap<Path, String> before = archives.look();
    replace(moved.resolve("a/b/1.0/b-1.0.jar"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    assertThat(archives.changedSince(before)).containsExactly(jar.toRealPath());
  }

  @Test
  void whatIsNewOrGoneIsNoChange() throws Exception {
    write(root, "pom.xml", "");
    Path jar = cached(".m2/repository/a/b/1.0/b-1.0.jar");
    SortedMap<Path, String> before = archives.look();
    cached(".m2/repository/a/b/1.1/b-1.1.jar");
    Files.delete(jar);
    assertThat(archives.changedSince(before)).isEmpty();
  }

  @Test
  void whatAnHonestBuildWritesAgainIsNotCompared() throws Exception {
    write(root, "pom.xml", "");
    write(root, "pyproject.toml", "[project]\nname = 'till'\n");
    write(root, "poetry.lock", "");
    Path home = temp.resolve("home");
    write(
        home,
        ".m2/repository/own/core/1.0/_remote.repositories",
        "#NOTE\ncore-1.0.jar>=\ncore-1.0.pom>=\nother.pom>central=\n");
    write(home, ".m2/repository/own/core/1.0/core-1.0.jar", "PK");
    write(home, ".m2/repository/a/b/1-SNAPSHOT/b-1-SNAPSHOT.jar", "PK");
    write(home, ".m2/repository/a/b/maven-metadata-central.xml", "<x/>");
    write(home, ".cache/pip/http-v2/a/b/c/d/e/page.body", "<html>");
    write(home, ".cache/pypoetry/virtualenvs/other-Ab1-py3.12/lib/six.py", "");
    assertThat(archives.look()).isEmpty();

    Path line = write(home, ".cache/pypoetry/virtualenvs/till-Ab1-py3.12/lib/till.pth", "/w\n");
    SortedMap<Path, String> before = archives.look();
    assertThat(before.keySet()).containsExactly(line);
    Files.delete(line);
    Files.writeString(line, "/w\n");
    assertThat(archives.changedSince(before)).isEmpty();
    Files.writeString(line, "import fake\n");
    assertThat(archives.changedSince(before)).containsExactly(line);
  }
}
