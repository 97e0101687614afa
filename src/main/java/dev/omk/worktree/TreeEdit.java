package dev.omk.worktree;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitPath;
import dev.omk.process.Stdin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a tree out of another one and a few changed entries. Only the folders that lead to them are
 * read and written, each once, in two calls of git.
 */
final class TreeEdit {
  private static final String FOLDER = "40000";

  /** Deepest first, so that each folder comes after those in it. */
  private static final Comparator<String> INNER_FIRST =
      Comparator.comparingLong((String folder) -> folder.chars().filter(c -> c == '/').count())
          .thenComparing(folder -> !folder.isEmpty())
          .reversed()
          .thenComparing(Comparator.naturalOrder());

  private final Git git;
  private final Path own;
  private final Map<String, String> environment;
  private final String tree;
  private final SortedMap<String, Map<String, Optional<Child>>> folders =
      new TreeMap<>(INNER_FIRST);
  private final Map<String, Map<String, Child>> before;

  private TreeEdit(
      String tree, Set<String> paths, Git git, Path own, Map<String, String> environment)
      throws IOException, InterruptedException {
    this.git = git;
    this.own = own;
    this.environment = environment;
    this.tree = tree;
    for (String path : paths) {
      for (String folder = parent(path); !folder.isEmpty(); folder = parent(folder)) {
        of(folder);
      }
      of("");
    }
    this.before = read(List.copyOf(folders.keySet()));
  }

  /**
   * Reads the folders of a tree that lead to some paths.
   *
   * @param paths none has a line break in it
   * @param own a directory for the lists that git reads
   * @param environment by which git finds the objects
   * @throws OmkException {@code DAMAGED_STATE} if an object is not what its name says
   */
  static TreeEdit of(
      String tree, Set<String> paths, Git git, Path own, Map<String, String> environment)
      throws IOException, InterruptedException {
    return new TreeEdit(tree, paths, git, own, environment);
  }

  /**
   * Makes the tree with these entries in place of what is there; once.
   *
   * @param changes for each of the paths; without an entry the path goes
   */
  String apply(Map<String, Optional<TreeEntry>> changes) throws IOException, InterruptedException {
    changes.forEach(
        (path, entry) ->
            of(parent(path)).put(name(path), entry.map(file -> new Child(file.mode(), file.id()))));
    List<String> made = new ArrayList<>();
    ByteArrayOutputStream listed = new ByteArrayOutputStream();
    String last = tree;
    for (Map.Entry<String, Map<String, Optional<Child>>> folder : folders.entrySet()) {
      Map<String, Child> children = before.getOrDefault(folder.getKey(), new HashMap<>());
      folder.getValue().forEach((name, child) -> put(children, name, child));
      byte[] content = serialize(children);
      last = GitObject.id("tree", content, tree.length());
      if (!folder.getKey().isEmpty()) {
        Optional<Child> self =
            children.isEmpty() ? Optional.empty() : Optional.of(new Child(FOLDER, last));
        inherit(of(parent(folder.getKey())), name(folder.getKey()), self);
      }
      if (!children.isEmpty() || folder.getKey().isEmpty()) {
        made.add(last);
        list(children, listed);
      }
    }
    write(made, listed.toByteArray());
    return last;
  }

  // A file that has just been put where a folder was is not undone by the folder's end.
  private static void inherit(
      Map<String, Optional<Child>> parent, String name, Optional<Child> folder) {
    boolean file = parent.getOrDefault(name, Optional.empty()).isPresent();
    if (folder.isPresent() || !file) {
      parent.put(name, folder);
    }
  }

  private static void put(Map<String, Child> children, String name, Optional<Child> child) {
    child.ifPresentOrElse(now -> children.put(name, now), () -> children.remove(name));
  }

  private Map<String, Optional<Child>> of(String folder) {
    return folders.computeIfAbsent(folder, unseen -> new HashMap<>());
  }

  /** What is in those folders that are there. */
  private Map<String, Map<String, Child>> read(List<String> folders)
      throws IOException, InterruptedException {
    ByteArrayOutputStream asked = new ByteArrayOutputStream();
    for (String folder : folders) {
      asked.writeBytes(GitPath.encode(folder.isEmpty() ? tree : tree + ":" + folder));
      asked.write('\n');
    }
    GitCall call =
        GitCall.of("read folders of a snapshot", own, "cat-file", "--batch")
            .with(environment)
            .reading(new Stdin.FromFile(Files.write(own.resolve("folders"), asked.toByteArray())));
    byte[] told = git.run(call).stdout();
    Map<String, String> ids = new HashMap<>();
    Map<String, Map<String, Child>> children = new HashMap<>();
    Iterator<Optional<RawObject>> objects = RawObject.all(told, folders.size()).iterator();
    for (String folder : folders) {
      // There is none where the folder is new.
      Optional<byte[]> content = objects.next().filter(RawObject::tree).map(RawObject::content);
      if (content.isPresent()) {
        ids.put(folder, GitObject.id("tree", content.get(), tree.length()));
        children.put(folder, parse(content.get(), tree.length() / 2));
      }
    }
    requireGenuine(ids, children);
    return children;
  }

  // Each is what the one above it names, and the topmost what was asked for.
  private void requireGenuine(Map<String, String> ids, Map<String, Map<String, Child>> children) {
    ids.forEach(
        (folder, id) -> {
          Map<String, Child> above = children.getOrDefault(parent(folder), Map.of());
          Optional<String> named =
              folder.isEmpty()
                  ? Optional.of(tree)
                  : Optional.ofNullable(above.get(name(folder))).map(Child::id);
          if (!named.equals(Optional.of(id))) {
            throw GitObject.forged(folder + "/");
          }
        });
  }

  private void write(List<String> made, byte[] listed) throws IOException, InterruptedException {
    GitCall call =
        GitCall.of("write a snapshot", own, "mktree", "-z", "--batch", "--missing")
            .with(environment)
            .reading(new Stdin.FromFile(Files.write(own.resolve("trees"), listed)));
    List<String> written = git.run(call).line().lines().toList();
    if (!written.equals(made)) {
      throw new OmkException(
          ErrorCode.IO, "git could not write a snapshot: its trees are not those asked for", "");
    }
  }

  private static Map<String, Child> parse(byte[] content, int idBytes) {
    Map<String, Child> children = new HashMap<>();
    int at = 0;
    while (at < content.length) {
      int space = RawObject.indexOf(content, ' ', at);
      int end = RawObject.indexOf(content, 0, space);
      String mode = new String(content, at, space - at, StandardCharsets.US_ASCII);
      at = end + 1 + idBytes;
      String id = HexFormat.of().formatHex(content, end + 1, at);
      children.put(GitPath.decode(content, space + 1, end), new Child(mode, id));
    }
    return children;
  }

  private static byte[] serialize(Map<String, Child> children) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Map.Entry<String, Child> child : sorted(children)) {
      out.writeBytes((child.getValue().mode() + " ").getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(GitPath.encode(child.getKey()));
      out.write(0);
      out.writeBytes(HexFormat.of().parseHex(child.getValue().id()));
    }
    return out.toByteArray();
  }

  // Git's order: by bytes, a folder as if its name ended with a slash.
  private static List<Map.Entry<String, Child>> sorted(Map<String, Child> children) {
    Comparator<Map.Entry<String, Child>> order =
        Comparator.comparing(
            child ->
                GitPath.encode(
                    child.getValue().mode().equals(FOLDER) ? child.getKey() + "/" : child.getKey()),
            Arrays::compareUnsigned);
    return children.entrySet().stream().sorted(order).toList();
  }

  /** A tree as {@code git mktree -z --batch} reads it. */
  private static void list(Map<String, Child> children, ByteArrayOutputStream out) {
    children.forEach(
        (name, child) -> {
          String facts = child.mode() + " " + child.kind() + " " + child.id() + "\t";
          out.writeBytes(facts.getBytes(StandardCharsets.US_ASCII));
          out.writeBytes(GitPath.encode(name));
          out.write(0);
        });
    out.write(0);
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private record Child(String mode, String id) {
    String kind() {
      return switch (mode) {
        case FOLDER -> "tree";
        case TreeEntry.SUBMODULE -> "commit";
        default -> "blob";
      };
    }
  }
}
