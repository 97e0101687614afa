package dev.omk.worktree;

import dev.omk.digest.Sha256;
import dev.omk.file.TreeRemoval;
import dev.omk.git.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files inside a repository that steer git: config, hooks, info, alternates. */
final class GuardedFiles {
  private static final List<String> SHARED =
      List.of(
          "config",
          "info/exclude",
          "info/attributes",
          "info/grafts",
          "info/sparse-checkout",
          "objects/info/alternates",
          "objects/info/http-alternates",
          "shallow");
  private static final List<String> OWN =
      List.of(
          "config.worktree",
          "info/sparse-checkout",
          "commondir",
          "gitdir",
          "MERGE_HEAD",
          "CHERRY_PICK_HEAD",
          "REVERT_HEAD");
  private static final List<String> OF_SUBMODULES =
      List.of("info/attributes", "info/exclude", "objects/info/alternates", "commondir");
  private static final String HEAD = "HEAD";
  private static final Pattern WELL_FORMED =
      Pattern.compile("ref:\\s*refs/\\S+|[0-9a-f]{40}|[0-9a-f]{64}");
  private static final int SUBMODULE_DEPTH = 8;
  private static final long KEPT_BYTES = 1 << 20;

  private final Repository repository;

  GuardedFiles(Repository repository) {
    this.repository = repository;
  }

  Map<String, GuardedFile> read() throws IOException {
    Map<String, GuardedFile> files = new LinkedHashMap<>();
    Path common = repository.commonDirectory();
    for (String name : SHARED) {
      add(common.resolve(name), files);
    }
    for (String name : OWN) {
      add(repository.gitDirectory().resolve(name), files);
    }
    addBelow(common.resolve("hooks"), files);
    addSubmodules(common.resolve("modules"), files);
    addWorkTrees(common.resolve("worktrees"), files);
    Path entrance = repository.root().resolve(".git");
    if (!Files.isDirectory(entrance, LinkOption.NOFOLLOW_LINKS)) {
      add(entrance, files);
    }
    return files;
  }

  /** Whether there still is something to put files back into. */
  boolean there() {
    return Files.isDirectory(repository.objects())
        && Files.exists(repository.gitDirectory().resolve(HEAD), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * HEAD as it is written; empty when it cannot be a HEAD, in which case git sees no repository at
   * all. What it points to is compared by git.
   */
  Optional<String> head() throws IOException {
    Path head = repository.gitDirectory().resolve(HEAD);
    if (Files.isSymbolicLink(head)) {
      return Optional.of("");
    }
    if (!Files.isRegularFile(head) || Files.size(head) > KEPT_BYTES) {
      return Optional.empty();
    }
    String text = Files.readString(head, StandardCharsets.ISO_8859_1);
    return Optional.of(text).filter(line -> WELL_FORMED.matcher(line.strip()).matches());
  }

  /** Writes a HEAD again that cannot be read any more. */
  void restoreHead(String text) throws IOException {
    Path head = repository.gitDirectory().resolve(HEAD);
    write(head, new GuardedFile("file", "", Optional.of(text)), text);
  }

  private static void addWorkTrees(Path all, Map<String, GuardedFile> files) throws IOException {
    if (!Files.isDirectory(all, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> found;
    try (Stream<Path> listed = Files.list(all)) {
      found = listed.toList();
    }
    for (Path one : found) {
      add(one.resolve("config.worktree"), files);
    }
  }

  /**
   * Puts a file back, or removes it when it was not there.
   *
   * @return false when its content was too large to be kept
   */
  boolean restore(String name, Optional<GuardedFile> before) {
    Path file = Path.of(name);
    try {
      if (before.isEmpty() && file.equals(repository.root().resolve(".git"))) {
        return false; // the way to the repository, which then is elsewhere
      }
      if (before.isEmpty()) {
        TreeRemoval.of(file);
        return true;
      }
      GuardedFile old = before.get();
      if (old.content().isEmpty()) {
        return false;
      }
      write(file, old, old.content().get());
      return true;
    } catch (IOException e) {
      throw PrivateFiles.failed("put back " + name, e);
    }
  }

  private static void write(Path file, GuardedFile old, String content) throws IOException {
    Files.createDirectories(file.getParent());
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      TreeRemoval.of(file);
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".omk-" + System.nanoTime());
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    try {
      if (old.kind().equals("link")) {
        Files.createSymbolicLink(fresh, Path.of(new String(bytes, StandardCharsets.UTF_8)));
      } else {
        Files.write(fresh, bytes);
        if (!fresh.toFile().setExecutable(old.kind().equals("executable"), false)) {
          throw new IOException("cannot set the mode of " + fresh);
        }
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void addSubmodules(Path modules, Map<String, GuardedFile> files)
      throws IOException {
    if (!Files.isDirectory(modules, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> configs;
    try (Stream<Path> found =
        Files.find(modules, SUBMODULE_DEPTH, (path, a) -> path.endsWith("config"))) {
      configs = found.toList();
    }
    for (Path config : configs) {
      add(config, files);
      addBelow(config.resolveSibling("hooks"), files);
      for (String name : OF_SUBMODULES) {
        add(config.resolveSibling(name), files);
      }
    }
  }

  private static void addBelow(Path directory, Map<String, GuardedFile> files) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      add(directory, files);
      return;
    }
    List<Path> found;
    try (Stream<Path> walk = Files.walk(directory)) {
      found = walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)).toList();
    }
    for (Path file : found) {
      add(file, files);
    }
  }

  private static void add(Path file, Map<String, GuardedFile> files) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      files.put(file.toString(), guarded(file, attributes));
    } catch (NoSuchFileException e) {
      return; // Not there is a state, too.
    }
  }

  private static GuardedFile guarded(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isSymbolicLink()) {
      byte[] target = Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8);
      return of("link", target);
    }
    if (!attributes.isRegularFile()) {
      return new GuardedFile("special", "", Optional.empty());
    }
    String kind = Files.isExecutable(file) ? "executable" : "file";
    if (attributes.size() > KEPT_BYTES) {
      return new GuardedFile(kind, PrivateFiles.sha256(file), Optional.empty());
    }
    return of(kind, Files.readAllBytes(file));
  }

  private static GuardedFile of(String kind, byte[] content) {
    return new GuardedFile(
        kind, Sha256.hexOf(content), Optional.of(new String(content, StandardCharsets.ISO_8859_1)));
  }
}
