package dev.omk.worktree;

import dev.omk.digest.Sha256;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.file.TreeRemoval;
import dev.omk.git.Git;
import dev.omk.git.NulFields;
import dev.omk.git.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What snapshots go by, fixed when the goal starts: a repository skeleton of our own with its own
 * config and attributes, the ignore rules of the start, and the paths that a sparse checkout had
 * left out then. It borrows the user's objects and nothing else.
 */
final class PinnedRules {
  private static final String CONFIG = "git/config";
  private static final String ATTRIBUTES = "git/info/attributes";
  private static final String IGNORE = "ignore";
  private static final String SPARSE = "sparse";
  private static final String FORCED = "forced";

  /** Outranks every .gitattributes: no conversion, no driver, no program, nothing called binary. */
  private static final String NEUTRAL_ATTRIBUTES =
      "* -text !eol -filter -ident -working-tree-encoding !diff !merge !crlf\n";

  private final Repository repository;
  private final Path directory;
  private final Optional<Path> elsewhere;
  private final Map<String, TreeEntry> sparse;
  private final List<String> forced;
  private final boolean fileMode;
  private final boolean plain;

  private PinnedRules(Repository repository, Path directory, Optional<Path> elsewhere)
      throws IOException {
    this.repository = repository;
    this.directory = directory;
    this.elsewhere = elsewhere;
    this.sparse = new LinkedHashMap<>();
    for (String field : NulFields.of(Files.readAllBytes(directory.resolve(SPARSE)))) {
      Listed listed = Listed.parse("S " + field);
      listed.tracked().ifPresent(entry -> sparse.put(entry.path(), entry));
    }
    this.forced = NulFields.of(Files.readAllBytes(directory.resolve(FORCED)));
    String config = Files.readString(directory.resolve(CONFIG));
    this.fileMode = !config.contains("filemode = false");
    this.plain =
        fileMode
            && sparse.isEmpty()
            && Stream.of("symlinks = false", "ignorecase = true", "precomposeunicode = true")
                .noneMatch(config::contains);
  }

  /** Opens the rules in {@code directory}; pins them as they are now when there are none. */
  static PinnedRules open(Git git, Repository repository, Optional<String> excluded, Path directory)
      throws InterruptedException {
    try {
      if (!Files.exists(directory)) {
        pin(git, repository, excluded, directory);
      }
      return pinned(repository, directory);
    } catch (IOException e) {
      throw PrivateFiles.failed("keep the rules for snapshots in " + directory, e);
    }
  }

  private static PinnedRules pinned(Repository repository, Path directory) throws IOException {
    try {
      return new PinnedRules(repository, directory, Optional.empty());
    } catch (NoSuchFileException | IndexOutOfBoundsException e) {
      throw new OmkException(
          ErrorCode.DAMAGED_STATE,
          "the snapshot rules in " + directory + " were changed",
          "the goal cannot be trusted any more: put its directory back, or start anew",
          e);
    }
  }

  /** The same, with new objects in a directory of our own: for a repository that is only read. */
  PinnedRules writingTo(Path other) throws IOException {
    Files.createDirectories(other.resolve("objects"));
    return new PinnedRules(repository, directory, Optional.of(other));
  }

  private static void pin(Git git, Repository repository, Optional<String> excluded, Path directory)
      throws IOException, InterruptedException {
    Path parent = directory.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException("no parent directory: " + directory);
    }
    Files.createDirectories(parent);
    Path fresh = Files.createTempDirectory(parent, "rules-");
    try {
      write(new StartingRules(git, repository, excluded), repository, fresh);
      Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
      // Another process pinned first: its rules hold.
    } finally {
      TreeRemoval.of(fresh);
    }
  }

  private static void write(StartingRules now, Repository repository, Path fresh)
      throws IOException, InterruptedException {
    Path git = fresh.resolve("git");
    for (String name : List.of("objects", "refs/heads", "info")) {
      Files.createDirectories(git.resolve(name));
    }
    Files.writeString(git.resolve("HEAD"), "ref: refs/heads/none\n");
    Files.writeString(fresh.resolve(CONFIG), config(repository, now.coreSettings()));
    Files.writeString(fresh.resolve(ATTRIBUTES), NEUTRAL_ATTRIBUTES);
    StartingRules.Found found = now.find(fresh.resolve(IGNORE));
    PrivateFiles.writeFields(
        fresh.resolve(SPARSE), found.sparse().stream().map(TreeEntry::indexInfo).toList());
    PrivateFiles.writeFields(fresh.resolve(FORCED), found.forced());
  }

  private static String config(Repository repository, Map<String, Boolean> core) {
    StringBuilder text = new StringBuilder("[core]\n");
    boolean sha256 = "sha256".equals(repository.objectFormat());
    text.append("\trepositoryformatversion = ").append(sha256 ? 1 : 0).append('\n');
    text.append("\tautocrlf = false\n\tsafecrlf = false\n\tbare = false\n\tquotepath = false\n");
    text.append("\tbigfilethreshold = 100m\n");
    core.forEach((key, on) -> text.append('\t').append(key).append(" = ").append(on).append('\n'));
    return sha256
        ? text.append("[extensions]\n\tobjectformat = sha256\n").toString()
        : text.toString();
  }

  /** SHA-256 over all of it, and over whatever somebody has put beside it. */
  String digest() {
    MessageDigest digest = Sha256.newDigest();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] content = Files.readAllBytes(file);
        String name = directory.relativize(file) + " " + content.length + "\n";
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update(content);
      }
    } catch (IOException | UncheckedIOException e) {
      throw PrivateFiles.failed("read the rules for snapshots", new IOException(e));
    }
    return Sha256.hexOf(digest);
  }

  /** The variables that make git work with our rules, this index, and files below this root. */
  Map<String, String> environment(Path index, Path workTree) {
    Map<String, String> variables = new LinkedHashMap<>(isolated());
    variables.put("GIT_DIR", directory.resolve("git").toString());
    variables.put("GIT_WORK_TREE", workTree.toString());
    variables.put("GIT_INDEX_FILE", index.toString());
    variables.put("GIT_OBJECT_DIRECTORY", objects().getFirst().toString());
    if (elsewhere.isPresent()) {
      variables.put("GIT_ALTERNATE_OBJECT_DIRECTORIES", quoted(repository.objects()));
    }
    return variables;
  }

  /** Where objects are; new ones are written into the first. */
  List<Path> objects() {
    return Stream.concat(
            elsewhere.stream().map(own -> own.resolve("objects")), Stream.of(repository.objects()))
        .toList();
  }

  // In a list with colons between, as git reads it (git(1)).
  private static String quoted(Path path) {
    return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** The variables that make git work on the user's own repository without the user's config. */
  Map<String, String> userRepository() {
    Map<String, String> variables = new LinkedHashMap<>(isolated());
    variables.put("GIT_DIR", repository.gitDirectory().toString());
    variables.put("GIT_WORK_TREE", repository.root().toString());
    return variables;
  }

  private Map<String, String> isolated() {
    String nowhere = directory.resolve("home").toString();
    return Map.of(
        "GIT_CONFIG_GLOBAL",
        "/dev/null",
        "GIT_CONFIG_NOSYSTEM",
        "1",
        "HOME",
        nowhere,
        "XDG_CONFIG_HOME",
        nowhere);
  }

  /** The ignore rules of the start. */
  Path ignoreFile() {
    return directory.resolve(IGNORE);
  }

  /** Paths that were tracked, though ignored, at the start. */
  List<String> forced() {
    return forced;
  }

  /** What need not be there because it was left out of the checkout at the start. */
  Optional<TreeEntry> sparse(String path) {
    return Optional.ofNullable(sparse.get(path));
  }

  /** Entries that were left out of the checkout at the start. */
  Iterable<TreeEntry> sparse() {
    return sparse.values();
  }

  /** Whether everything is in the checkout, and names and modes are what the file system says. */
  boolean plain() {
    return plain;
  }

  /** Whether the file system's executable bit counts. */
  boolean fileMode() {
    return fileMode;
  }
}
