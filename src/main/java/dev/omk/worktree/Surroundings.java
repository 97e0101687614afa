package dev.omk.worktree;

import dev.omk.digest.Sha256;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.RootedPaths;
import dev.omk.scope.CompiledCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a project has beside its subject and cannot do without: small ignored files such as {@code
 * .env}, and directories of dependencies. Looked at when the goal begins; a clean checkout gets
 * those that are as they were then, the files as copies, the directories as links.
 *
 * @param files hashes by path
 * @param directories fingerprints by path
 */
public record Surroundings(SortedMap<String, String> files, SortedMap<String, String> directories) {
  private static final int MAX_FILES = 200;
  private static final long MAX_BYTES = 64 * 1024;
  private static final int NAMED = 5;
  private static final String OWN = ".omk/";
  private static final String OTHER_FILE = " is ignored by git and not as it was at the start";
  private static final String OTHER_DIRECTORY = " holds other dependencies than at the start";
  private static final Set<String> DEPENDENCIES =
      Set.of("node_modules", ".venv", "venv", "vendor", ".bundle", "deps", "bower_components");
  private static final Set<String> OUTPUT =
      Set.of("log", "xml", "tmp", "swp", "pid", "out", "cache", "coverage", "tsbuildinfo");

  public Surroundings {
    files = new TreeMap<>(files);
    directories = new TreeMap<>(directories);
  }

  /**
   * What is there now.
   *
   * @param linked directories that the user named
   */
  public static Surroundings of(WorkTree tree, List<String> linked) throws InterruptedException {
    RootedPaths paths = new RootedPaths(tree.root());
    SortedMap<String, String> files = new TreeMap<>();
    SortedMap<String, String> directories = new TreeMap<>();
    try {
      Names names = Names.of(tree, linked);
      for (String path : names.files()) {
        files.put(path, PrivateFiles.sha256(paths.file(path)));
      }
      for (String path : names.directories()) {
        directories.put(path, Fingerprint.of(paths.file(path)));
      }
    } catch (IOException e) {
      throw PrivateFiles.failed("look at what git ignores", e);
    }
    return new Surroundings(files, directories);
  }

  /** What there is, by its paths. */
  private record Names(SortedSet<String> files, SortedSet<String> directories) {
    static Names of(WorkTree tree, List<String> linked) throws IOException, InterruptedException {
      RootedPaths paths = new RootedPaths(tree.root());
      SortedSet<String> files = new TreeSet<>();
      SortedSet<String> directories = new TreeSet<>();
      List<String> ignored = new ArrayList<>(tree.ignored());
      linked.forEach(name -> ignored.add(inside(name) + "/"));
      for (String path : ignored) {
        String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        Path file = paths.file(plain);
        boolean wanted =
            linked.contains(plain) || linked.contains(path) || DEPENDENCIES.contains(name(plain));
        if (path.endsWith("/") && wanted && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          directories.add(plain);
        } else if (!path.endsWith("/") && small(plain, file) && files.size() < MAX_FILES) {
          files.add(plain);
        }
      }
      return new Names(files, directories);
    }
  }

  /**
   * Gives a checkout of another commit what is there now, so that nothing but the commit differs.
   *
   * @param linked directories that the user named
   * @return the directories that it has links to
   */
  public static List<String> lend(WorkTree tree, List<String> linked, Path room)
      throws InterruptedException {
    RootedPaths from = new RootedPaths(tree.root());
    RootedPaths to = new RootedPaths(room);
    try {
      Names names = Names.of(tree, linked);
      for (String path : names.files()) {
        Path file = from.file(path);
        write(Files.readAllBytes(file), file, to.file(path));
      }
      for (String path : names.directories()) {
        link(from.file(path), to.file(path));
      }
      return List.copyOf(names.directories());
    } catch (IOException e) {
      throw PrivateFiles.failed("lay out the clean checkout", e);
    }
  }

  private static String inside(String name) {
    String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    if (plain.isEmpty() || plain.startsWith("/") || List.of(plain.split("/", -1)).contains("..")) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "[verify] link names no directory of the work tree: " + name,
          "name it from the root of the work tree, for instance link = [\"node_modules\"]");
    }
    return plain;
  }

  private static boolean small(String path, Path file) throws IOException {
    String name = name(path).toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) <= MAX_BYTES
        && !CompiledCode.is(path)
        && !OUTPUT.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * Gives a clean checkout what is still as it was.
   *
   * @return what is not, one line each; it is left out if it is a file, and linked otherwise
   */
  public List<String> lay(WorkTree tree, Path room) {
    RootedPaths from = new RootedPaths(tree.root());
    RootedPaths to = new RootedPaths(room);
    List<String> changed = new ArrayList<>();
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        if (!copied(from.file(file.getKey()), to.file(file.getKey()), file.getValue())) {
          changed.add(file.getKey() + OTHER_FILE);
        }
      }
      for (Map.Entry<String, String> directory : directories.entrySet()) {
        Path real = from.file(directory.getKey());
        Path link = to.file(directory.getKey());
        link(real, link);
        if (!Files.isDirectory(real) || !Fingerprint.of(real).equals(directory.getValue())) {
          changed.add(directory.getKey() + OTHER_DIRECTORY);
        }
      }
    } catch (IOException e) {
      throw PrivateFiles.failed("lay out the clean checkout", e);
    }
    return changed;
  }

  /**
   * What differs from how it is now, one line each, and which ignored folders are in neither:
   * nobody can say of them what they were.
   *
   * @param now what is there now
   */
  public List<String> changes(WorkTree tree, Surroundings now) throws InterruptedException {
    List<String> changes = new ArrayList<>();
    files.forEach(
        (path, sha256) -> {
          if (!sha256.equals(now.files.get(path))) {
            changes.add(path + OTHER_FILE);
          }
        });
    directories.forEach(
        (path, fingerprint) -> {
          if (!fingerprint.equals(now.directories.get(path))) {
            changes.add(path + OTHER_DIRECTORY);
          }
        });
    List<String> fresh = new ArrayList<>(now.files.keySet());
    fresh.removeAll(files.keySet());
    some("ignored by git and new since the start: ", fresh).ifPresent(changes::add);
    List<String> unseen =
        tree.ignored().stream()
            .filter(path -> path.endsWith("/") && !path.startsWith(OWN))
            .map(path -> path.substring(0, path.length() - 1))
            .filter(path -> !now.directories.containsKey(path))
            .toList();
    some("ignored by git and not compared with the start: ", unseen).ifPresent(changes::add);
    return changes;
  }

  private static Optional<String> some(String what, List<String> paths) {
    String more = paths.size() > NAMED ? " and " + (paths.size() - NAMED) + " more" : "";
    return paths.isEmpty()
        ? Optional.empty()
        : Optional.of(what + String.join(", ", paths.stream().limit(NAMED).toList()) + more);
  }

  // By the content that was read, whatever the file becomes meanwhile.
  private static boolean copied(Path from, Path to, String sha256) throws IOException {
    if (!Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS) || Files.size(from) > MAX_BYTES) {
      return false;
    }
    byte[] content = Files.readAllBytes(from);
    if (!Sha256.hexOf(content).equals(sha256)) {
      return false;
    }
    write(content, from, to);
    return true;
  }

  private static void write(byte[] content, Path from, Path to) throws IOException {
    if (!Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      parent(to);
      Files.write(to, content);
      if (Files.isExecutable(from)) {
        Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
      }
    }
  }

  private static void link(Path real, Path link) throws IOException {
    if (Files.isDirectory(real) && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      parent(link);
      Files.createSymbolicLink(link, real);
    }
  }

  private static void parent(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
  }
}
