package dev.omk.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.error.OmkException;
import dev.omk.file.TreeRemoval;
import dev.omk.git.Git;
import dev.omk.git.GitSandbox;
import dev.omk.process.ProcessRunner;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second look reads only what may have changed, and overlooks nothing for that. */
class GlanceTest {
  private static final int TESTS = 16;
  private static final Duration MARGIN = Duration.ofMillis(2100);
  private static final Deque<GitSandbox> PREPARED = new ArrayDeque<>();

  @TempDir static Path base;

  /** Files are believed when they are old, and no program can make them older than they are. */
  @BeforeAll
  static void prepare() throws IOException {
    for (int i = 0; i < TESTS; i++) {
      Path place = Files.createDirectory(base.resolve("test-" + i));
      GitSandbox sandbox = GitSandbox.committed(place).file("old.txt", "ONE\n");
      sandbox.file("e/b.txt", "x\n").file("d/e/f", "f").file("gone", "g");
      sandbox.file(".gitignore", "*.o\n").file("x.o", "o").file("built/x.o", "o");
      sandbox.file(".omk/gates.toml", "");
      Files.createDirectories(sandbox.root().resolve(".omk/goals"));
      Files.createDirectories(sandbox.root().resolve("empty/er"));
      FileTime time = Files.getLastModifiedTime(sandbox.root().resolve("a.txt"));
      Files.setLastModifiedTime(sandbox.root().resolve("old.txt"), time);
      PREPARED.add(sandbox.commit("more"));
    }
    Instant made = changed(Files.createFile(base.resolve("made")));
    Path probe = base.resolve("probe");
    do {
      Files.deleteIfExists(probe);
      Files.createFile(probe);
    } while (changed(probe).isBefore(made.plus(MARGIN)));
  }

  private static Instant changed(Path file) throws IOException {
    return ((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant();
  }

  private final GitSandbox sandbox = PREPARED.remove();

  /** The work tree after a first look at it. */
  private WorkTree seen() throws Exception {
    WorkTree tree = OpenTree.of(sandbox);
    tree.snapshot();
    return tree;
  }

  private static void assertAsAWholeLook(WorkTree tree) throws InterruptedException {
    Subject glance = tree.glance().subject();
    assertThat(glance).isEqualTo(tree.snapshot());
    assertThat(tree.glance().subject()).isEqualTo(glance);
  }

  @Test
  void whatDidNotChangeIsNotReadAgain() throws Exception {
    Path log = sandbox.home().resolve("log");
    WorkTree tree = noting(log);
    Subject before = tree.snapshot();
    Files.delete(log);
    sandbox.file("a.txt", "changed\n");
    Subject after = tree.glance().subject();
    assertThat(OpenTree.show(tree.diff(before, after))).containsExactly("MODIFIED a.txt");
    assertThat(Files.readAllLines(log)).containsExactly("a.txt");
    tree.snapshot();
    assertThat(Files.readAllLines(log)).contains("src/b.txt");
  }

  /** Opens the work tree with a git that notes the paths whose content it is told to read. */
  private WorkTree noting(Path log) throws Exception {
    Path program = sandbox.home().resolve("git");
    Files.writeString(
        program,
        """
        #!/bin/sh
        case "$*" in
          *'update-index -z --add'*) tee -a '%s.z' | git "$@"; code=$?
            tr '\\0' '\\n' < '%s.z' >> '%s'; rm -f '%s.z'; exit $code ;;
          *'hash-object '*) tee -a '%s' | git "$@"; exit $? ;;
        esac
        exec git "$@"
        """
            .formatted(log, log, log, log, log));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return WorkTree.open(
        Optional.of(new Git(program, new ProcessRunner(), sandbox.environment())),
        sandbox.root(),
        sandbox.root().resolve(".omk/goals"),
        sandbox.home().resolveSibling("private"));
  }

  @Test
  void editBehindARestoredTimeAndTheSameSizeIsSeen() throws Exception {
    WorkTree tree = seen();
    Path file = sandbox.root().resolve("a.txt");
    FileTime time = Files.getLastModifiedTime(file);
    Subject before = tree.glance().subject();
    Files.writeString(file, "ONE\n");
    Files.setLastModifiedTime(file, time);
    assertThat(OpenTree.show(tree.diff(before, tree.glance().subject())))
        .containsExactly("MODIFIED a.txt");
    assertAsAWholeLook(tree);
  }

  /** Nothing here is older than the margin: edits of the same moment have the same times. */
  @Test
  void racyEditsAreSeen() throws Exception {
    WorkTree tree = OpenTree.of(sandbox);
    Path file = sandbox.root().resolve("a.txt");
    FileTime time = FileTime.from(Instant.EPOCH);
    for (int i = 0; i < 20; i++) {
      Files.writeString(file, "%04d\n".formatted(i));
      Files.setLastModifiedTime(file, time);
      Subject glance = tree.glance().subject();
      assertThat(tree.read(glance, "a.txt", 100))
          .contains("%04d\n".formatted(i).getBytes(StandardCharsets.UTF_8));
    }
    assertAsAWholeLook(tree);
  }

  @Test
  void anotherOldFileUnderTheNameIsSeen() throws Exception {
    WorkTree tree = seen();
    tree.glance();
    Files.move(
        sandbox.root().resolve("old.txt"),
        sandbox.root().resolve("a.txt"),
        StandardCopyOption.REPLACE_EXISTING);
    // Whole folders change places: nothing of the files in them changes but where they are.
    Files.move(sandbox.root().resolve("src"), sandbox.root().resolve("x"));
    Files.move(sandbox.root().resolve("e"), sandbox.root().resolve("src"));
    Files.move(sandbox.root().resolve("x"), sandbox.root().resolve("e"));
    assertAsAWholeLook(tree);
  }

  @Test
  void writeThroughAMappingMadeAfterTheLookIsSeen() throws Exception {
    WorkTree tree = seen();
    Subject before = tree.glance().subject();
    Path file = sandbox.root().resolve("a.txt");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, 4);
      mapped.put(0, (byte) 'O');
      mapped.force();
    }
    assertThat(OpenTree.show(tree.diff(before, tree.glance().subject())))
        .containsExactly("MODIFIED a.txt");
  }

  @Test
  void filesFoldersLinksAndModesMayTakeEachOthersPlace() throws Exception {
    WorkTree tree = seen();
    tree.glance();
    Files.delete(sandbox.root().resolve("gone"));
    Files.delete(sandbox.root().resolve("d/e/f"));
    Files.delete(sandbox.root().resolve("d/e"));
    sandbox.file("d/e", "a file now").file("new/er", "n");
    Files.delete(sandbox.root().resolve("a.txt"));
    Files.createSymbolicLink(sandbox.root().resolve("a.txt"), Path.of("src/b.txt"));
    assertAsAWholeLook(tree);
    Files.delete(sandbox.root().resolve("d/e"));
    sandbox.file("d/e/f", "f").file("gone/a", "g");
    Files.setPosixFilePermissions(
        sandbox.root().resolve("src/b.txt"), PosixFilePermissions.fromString("rwxr-xr-x"));
    assertAsAWholeLook(tree);
    assertThat(OpenTree.show(tree.diff(tree.glance().subject(), tree.snapshot())))
        .isEqualTo(List.of());
  }

  @Test
  void ignoredFilesAndThoseThatModesDoNotCountForAreAsInAWholeLook() throws Exception {
    sandbox.git("config", "core.fileMode", "false");
    sandbox.git("update-index", "--chmod=+x", "a.txt");
    WorkTree tree = seen();
    tree.glance();
    sandbox.git("update-index", "--chmod=-x", "a.txt");
    sandbox.file("src/b.txt", "other\n");
    assertAsAWholeLook(tree);
  }

  /** Whatever an agent may do between two looks, a glance gives what a whole look gives. */
  @Test
  void anyEditsGiveTheTreeOfAWholeLook() throws Exception {
    Path root = sandbox.root();
    WorkTree tree = seen();
    Random random = new Random(11);
    List<String> names =
        List.of(
            "a.txt",
            "a",
            "a-b",
            "src",
            "src/b.txt",
            "d",
            "d/e",
            "d/e/f",
            "é",
            "new/x y",
            "gone",
            "built",
            "built/x.o",
            "built/c",
            "built/é/g");
    for (int round = 0; round < 40; round++) {
      for (int edit = 0; edit <= random.nextInt(3); edit++) {
        Path file = root.resolve(names.get(random.nextInt(names.size())));
        TreeRemoval.of(file);
        clear(root, file.resolveSibling(""));
        if (random.nextInt(4) > 0) {
          Files.createDirectories(file.resolveSibling(""));
          Files.writeString(file, "round " + round + "\n");
          file.toFile().setExecutable(random.nextInt(3) == 0);
        }
      }
      WorkTree fresh = OpenTree.of(sandbox);
      assertThat(tree.glance().subject()).as("round %s", round).isEqualTo(fresh.snapshot());
    }
  }

  // A file in the way of a folder makes room.
  private static void clear(Path root, Path folder) throws IOException {
    Path at = root;
    for (Path name : root.relativize(folder)) {
      at = at.resolve(name);
      if (Files.exists(at) && !Files.isDirectory(at)) {
        Files.delete(at);
        return;
      }
    }
  }

  @Test
  void aLaterLookReadsAndWritesNoIndex() throws Exception {
    Path log = sandbox.home().resolve("calls");
    WorkTree tree = logging(log);
    tree.snapshot();
    sandbox.file("src/new.txt", "new\n");
    Files.delete(log);
    Subject glance = tree.glance().subject();
    assertThat(Files.readAllLines(log)).doesNotContain("update-index", "write-tree");
    assertThat(glance).isEqualTo(tree.snapshot());
  }

  @Test
  void newFilesAreLookedForWhereNamesChangedAndBesideOurFiles() throws Exception {
    Path log = sandbox.home().resolve("calls");
    WorkTree tree = logging(log);
    tree.snapshot();
    Files.delete(log);
    sandbox.file("a.txt", "changed in place\n").file(".omk/goals/g/events", "{}");
    tree.glance();
    assertThat(looked(log)).containsExactly("built empty");
    sandbox.file("src/new/er.txt", "new\n").file("src/two.txt", "new\n").file("e/c.txt", "c");
    assertThat(tree.paths(tree.glance().subject()))
        .contains("src/new/er.txt", "src/two.txt", "e/c.txt");
    assertThat(looked(log)).containsExactly("built e empty src");
    sandbox.file("top.txt", "new\n");
    assertAsAWholeLook(tree);
  }

  /** Below which folders git was told to look for new files, call by call. */
  private static List<String> looked(Path log) throws IOException {
    List<String> calls = Files.readAllLines(log);
    Files.delete(log);
    return calls.stream()
        .filter(call -> call.startsWith("below "))
        .map(call -> call.substring("below ".length()))
        .toList();
  }

  /** Git lists nothing of such a folder, so that its names were not known. */
  @Test
  void aNewFileBesideIgnoredOnesIsSeen() throws Exception {
    WorkTree tree = seen();
    sandbox.file("built/new/n.txt", "n").file("empty/er/e.txt", "e").file("built/y.o", "o");
    assertThat(tree.paths(tree.glance().subject()))
        .contains("built/new/n.txt", "empty/er/e.txt")
        .doesNotContain("built/y.o");
    assertAsAWholeLook(tree);
  }

  @Test
  void aRepositoryMadeInAFolderBesideOursIsNamed() throws Exception {
    WorkTree tree = seen();
    run("git", "init", "-q", "built/inner");
    assertThat(tree.glance().notes()).extracting(SnapshotNote::path).contains("built/inner");
    assertAsAWholeLook(tree);
  }

  /** None of the marks of what comes with it is new. */
  @Test
  void anOldFolderThatComesFromElsewhereIsSeen() throws Exception {
    sandbox.file("elsewhere/g/f.txt", "old\n");
    Path outside = base.resolve("outside");
    Files.move(sandbox.root().resolve("elsewhere"), outside);
    WorkTree tree = seen();
    Files.move(outside, sandbox.root().resolve("d/e/came"));
    assertThat(tree.paths(tree.glance().subject())).contains("d/e/came/g/f.txt");
    assertAsAWholeLook(tree);
  }

  private WorkTree logging(Path log) throws Exception {
    Path program = sandbox.home().resolve("logging-git");
    Files.writeString(
        program,
        """
        #!/bin/sh
        for word; do case $word in update-index|write-tree|ls-files|mktree) echo $word >> '%s';; esac; done
        case "$*" in *' -o --exclude-from'*' -- '*) echo "below ${*##* -- }" >> '%s' ;; esac
        exec git "$@"
        """
            .formatted(log, log));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return WorkTree.open(
        Optional.of(new Git(program, new ProcessRunner(), sandbox.environment())),
        sandbox.root(),
        sandbox.root().resolve(".omk/goals"),
        sandbox.home().resolveSibling("private"));
  }

  @Test
  void whatComesIntoBeingBesideFilesIsNamed() throws Exception {
    WorkTree tree = seen();
    Files.createDirectories(sandbox.root().resolve("empty/er"));
    assertAsAWholeLook(tree);
    run("mkfifo", "empty/er/pipe");
    assertThat(tree.glance().notes()).extracting(SnapshotNote::path).contains("empty/er/pipe");
    Files.delete(sandbox.root().resolve("empty/er/pipe"));
    tree.snapshot();
    run("mkfifo", "src/pipe");
    assertThat(tree.glance().notes()).extracting(SnapshotNote::path).contains("src/pipe");
  }

  @Test
  void repositoriesLinksAndForcedFilesAreSeen() throws Exception {
    WorkTree tree = seen();
    sandbox.file("forced.o", "o");
    assertAsAWholeLook(tree);
    sandbox.git("add", "-f", "forced.o");
    assertThat(tree.paths(tree.glance().subject())).contains("forced.o");
    Files.createSymbolicLink(sandbox.root().resolve("link"), Path.of("/outside"));
    assertThat(tree.glance().notes()).extracting(SnapshotNote::path).contains("link");
    run("git", "init", "-q", "inner");
    sandbox.file("inner/f", "f");
    assertThat(tree.glance().notes()).extracting(SnapshotNote::path).contains("inner");
  }

  private void run(String... argv) {
    sandbox.run(List.of(argv));
  }

  @Test
  void aForgedFolderIsNotBelieved() throws Exception {
    WorkTree tree = seen();
    String folder = sandbox.git("rev-parse", tree.glance().subject().id() + ":src");
    Path object =
        sandbox
            .root()
            .resolve(".git/objects/" + folder.substring(0, 2) + "/" + folder.substring(2));
    String other = sandbox.git("rev-parse", "HEAD:e");
    object.toFile().setWritable(true);
    Files.copy(
        object.resolveSibling("../" + other.substring(0, 2) + "/" + other.substring(2)),
        object,
        StandardCopyOption.REPLACE_EXISTING);
    sandbox.file("src/b.txt", "other\n");
    assertThatThrownBy(tree::glance).isInstanceOf(OmkException.class);
  }
}
