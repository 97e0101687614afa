package dev.omk.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Worktrees and clean rooms of so many files that several processes write them. */
class ManyFilesTest {
  private static final int FILES = 800;
  private static final String BRANCH = "omk/x/slice";

  @TempDir Path base;

  /** Folders in folders, one with most of the files; a link, a program, odd names. */
  private GitSandbox many(String format) throws IOException {
    GitSandbox sandbox = GitSandbox.plain(base);
    sandbox.git("init", "-q", "-b", "main", "--object-format=" + format);
    for (int i = 0; i < FILES; i++) {
      String folder = i % 10 < 8 ? "deep/er/most" : "d" + i % 7 + "/e" + i % 3;
      sandbox.file(folder + "/f" + i + ".txt", "line " + i + "\r\n".repeat(i % 5));
    }
    sandbox.file(".gitattributes", "*.txt text=auto eol=crlf ident\n");
    sandbox.file("deep/er/most-of-all", "").file("odd/a\n\"b\"", "odd").file("odd/ä", "ä");
    Files.createSymbolicLink(sandbox.root().resolve("odd/link"), Path.of("../deep"));
    sandbox.file("program", "#!/bin/sh\n");
    assertThat(sandbox.root().resolve("program").toFile().setExecutable(true)).isTrue();
    return sandbox.commit("first");
  }

  private LinkedWorkTrees trees(GitSandbox sandbox) throws InterruptedException {
    return new LinkedWorkTrees(
        sandbox.program(),
        sandbox.program().locate(sandbox.root()).orElseThrow(),
        sandbox.root().resolve(".omk/goals"),
        sandbox.home().resolveSibling("private"));
  }

  private Path beside() {
    return base.toAbsolutePath().resolve("beside/tree");
  }

  private static void assertSame(Path root, Path expected) throws IOException {
    try (Stream<Path> files = Files.walk(expected)) {
      for (Path file : files.toList()) {
        Path relative = expected.relativize(file);
        Path copy = root.resolve(relative);
        if (relative.startsWith(".git") || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          continue;
        }
        if (Files.isSymbolicLink(file)) {
          assertThat(Files.readSymbolicLink(copy)).isEqualTo(Files.readSymbolicLink(file));
        } else {
          assertThat(copy).hasSameBinaryContentAs(file);
          assertThat(Files.isExecutable(copy)).isEqualTo(Files.isExecutable(file));
        }
      }
    }
    assertThat(names(root)).isEqualTo(names(expected));
  }

  private static Set<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      Set<String> names = new TreeSet<>();
      entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
      names.remove(".git");
      return names;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha1", "sha256"})
  void aWorktreeHasThemAllAndGitKnowsThem(String format) throws Exception {
    GitSandbox sandbox = many(format);
    Subject subject = OpenTree.of(sandbox).snapshot();

    WorkTree made = trees(sandbox).add(beside(), BRANCH, subject.head().orElseThrow(), subject);

    assertSame(made.root(), sandbox.root());
    assertThat(made.snapshot().id()).isEqualTo(subject.id());
    GitSandbox there = sandbox.at(made.root());
    assertThat(there.git("write-tree")).isEqualTo(subject.id());
    assertThat(there.git("fsck", "--no-dangling")).doesNotContain("error");
    // What is known of the files is of these: none of them has the size of none.
    assertThat(there.git("ls-files", "--debug", "deep/er/most").lines())
        .filteredOn(line -> line.contains("size:"))
        .hasSize(FILES * 8 / 10)
        .noneMatch(line -> line.contains("size: 0"));
    assertThat(trees(sandbox).find(made.root(), BRANCH)).isPresent();
  }

  @Test
  void aCleanRoomHasThemAll() throws Exception {
    GitSandbox sandbox = many("sha1");
    WorkTree tree = OpenTree.of(sandbox);
    assertSame(tree.checkout(tree.snapshot(), beside()), sandbox.root());
  }

  @ParameterizedTest
  @ValueSource(strings = {".gitattributes", "deep/er/most/f400.txt", "program"})
  void aForgedFileIsSeenWhicheverItIs(String path) throws Exception {
    GitSandbox sandbox = many("sha1");
    WorkTree tree = OpenTree.of(sandbox);
    Subject subject = tree.snapshot();
    forge(sandbox, path, "odd/ä");

    assertForged(path, () -> tree.checkout(subject, base.resolve("room")));
    LinkedWorkTrees trees = trees(sandbox);
    assertForged(path, () -> trees.add(beside(), BRANCH, subject.head().orElseThrow(), subject));
    assertThat(trees.find(beside(), BRANCH)).isEmpty();
  }

  @Test
  void aForgedFileIsSeenAmongFew() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    WorkTree tree = OpenTree.of(sandbox);
    Subject subject = tree.snapshot();
    forge(sandbox, "src/b.txt", "a.txt");
    assertForged("src/b.txt", () -> tree.checkout(subject, base.resolve("room")));
  }

  private static void assertForged(
      String path, org.assertj.core.api.ThrowableAssert.ThrowingCallable making) {
    assertThatThrownBy(making)
        .hasMessageContaining("git's object of " + path + " does not hold")
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_STATE));
  }

  /** Puts the content of another file where git looks for that of this one. */
  private static void forge(GitSandbox sandbox, String path, String other) throws IOException {
    Path forged = object(sandbox, path);
    assertThat(forged.toFile().setWritable(true)).isTrue();
    Files.copy(object(sandbox, other), forged, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path object(GitSandbox sandbox, String path) {
    String id = sandbox.git("rev-parse", "HEAD:" + path);
    return sandbox.root().resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2));
  }
}
