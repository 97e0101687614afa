package dev.omk.worktree;

import dev.omk.digest.Sha256;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitPath;
import dev.omk.git.Repository;
import dev.omk.git.RootedPaths;
import dev.omk.scope.ChangedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A directory without git; subjects are manifests of hashes, contents are kept in a private one.
 * Long, for it does by itself all that git does for {@link GitWorkTree}.
 */
final class ManifestWorkTree implements WorkTree {
  private static final String RULES = "manifest 1\n";

  private final Optional<Git> git;
  private final RootedPaths paths;
  private final Optional<String> excluded;
  private final Path own;
  private final Path temporary;
  private final ManifestStore store;

  private ManifestWorkTree(
      Optional<Git> git, RootedPaths paths, Optional<String> excluded, Path own, Path temporary) {
    this.git = git;
    this.paths = paths;
    this.excluded = excluded;
    this.own = own;
    this.temporary = temporary;
    this.store = new ManifestStore(own.resolve("contents"), temporary.resolve("contents"));
  }

  static WorkTree open(Optional<Git> git, Path directory, Path excluded, Path privateDirectory) {
    try {
      Path root = directory.toRealPath();
      Path own = privateDirectory.toAbsolutePath().normalize();
      Optional<String> inside = ExcludedPath.of(root, excluded);
      Path temporary = Elsewhere.insteadOf(own).orElse(own);
      return new ManifestWorkTree(git, new RootedPaths(root), inside, own, temporary);
    } catch (IOException e) {
      throw PrivateFiles.failed("open " + directory, e);
    }
  }

  @Override
  public Path root() {
    return paths.root();
  }

  @Override
  public Optional<Repository> repository() {
    return Optional.empty();
  }

  @Override
  public String rulesDigest() {
    String rules = RULES + excluded.orElse("");
    return Sha256.hexOf(rules);
  }

  @Override
  public Snapshot observe() {
    ManifestScan scan = new ManifestScan(paths, excluded, store);
    try {
      Files.walkFileTree(root(), scan);
      String id = store.store(new ByteArrayInputStream(ManifestStore.encode(scan.entries())));
      return new Snapshot(new Subject(Subject.Kind.MANIFEST, id, Optional.empty()), scan.notes());
    } catch (IOException e) {
      throw PrivateFiles.failed("read the files below " + root(), e);
    }
  }

  @Override
  public Subject without(Subject subject, Set<String> paths) {
    SortedMap<String, TreeEntry> entries = new TreeMap<>(store.manifest(subject.id()));
    if (!entries.keySet().removeAll(paths)) {
      return subject;
    }
    try {
      String id = store.store(new ByteArrayInputStream(ManifestStore.encode(entries)));
      return new Subject(Subject.Kind.MANIFEST, id, subject.head());
    } catch (IOException e) {
      throw PrivateFiles.failed("leave paths out of a snapshot", e);
    }
  }

  @Override
  public List<ChangedFile> diff(Subject from, Subject to) {
    return ManifestDiff.of(entries(from), entries(to));
  }

  @Override
  public Patch patch(Subject from, Subject to, int limitBytes) throws InterruptedException {
    List<ChangedFile> changes = diff(from, to);
    return git.isPresent()
        ? patchByGit(git.get(), changes, from, to, limitBytes)
        : listing(changes, limitBytes);
  }

  private Patch patchByGit(
      Git program, List<ChangedFile> changes, Subject from, Subject to, int limitBytes)
      throws InterruptedException {
    return PrivateFiles.withTemporary(
        temporary,
        "show the difference of two snapshots",
        directory -> {
          write(select(entries(from), changes), Files.createDirectory(directory.resolve("a")));
          write(select(entries(to), changes), Files.createDirectory(directory.resolve("b")));
          GitCall call =
              GitCall.of(
                      "show the difference of two snapshots",
                      directory,
                      "-c",
                      "core.quotePath=false",
                      "diff",
                      "--no-index",
                      "--no-prefix",
                      "-M",
                      "--no-color",
                      "--no-ext-diff",
                      "--no-textconv",
                      "a",
                      "b")
                  .with(
                      Map.of(
                          "GIT_CONFIG_GLOBAL", "/dev/null",
                          "GIT_CONFIG_NOSYSTEM", "1",
                          "GIT_CEILING_DIRECTORIES", String.valueOf(directory.getParent())));
          return PatchText.of(program, call.limit(limitBytes), 1);
        });
  }

  private static Patch listing(List<ChangedFile> changes, int limitBytes) {
    StringBuilder text = new StringBuilder();
    for (ChangedFile change : changes) {
      String line = change.change() + " " + change.oldPath() + " " + change.path() + "\n";
      if (text.length() + line.length() > limitBytes) {
        return Patch.of(text.toString(), true);
      }
      text.append(line.replace("  ", " "));
    }
    return Patch.of(text.toString(), false);
  }

  private static List<TreeEntry> select(
      SortedMap<String, TreeEntry> entries, List<ChangedFile> changes) {
    List<TreeEntry> selected = new ArrayList<>();
    for (ChangedFile change : changes) {
      for (String path : List.of(change.path(), change.oldPath())) {
        TreeEntry entry = entries.get(path);
        if (entry != null) {
          selected.add(entry);
        }
      }
    }
    return selected;
  }

  @Override
  public Optional<byte[]> read(Subject subject, String path, int limitBytes) {
    TreeEntry entry = entries(subject).get(path);
    if (entry == null) {
      return Optional.empty();
    }
    Path content = requireStored(entry);
    try {
      if (Files.size(content) > limitBytes) {
        throw new OmkException(ErrorCode.IO, path + " is larger than " + limitBytes + " bytes", "");
      }
      return Optional.of(Files.readAllBytes(content));
    } catch (IOException e) {
      throw PrivateFiles.failed("read " + path, e);
    }
  }

  @Override
  public List<String> paths(Subject subject) {
    return List.copyOf(entries(subject).keySet());
  }

  @Override
  public Restored restore(List<ChangedFile> changes, Subject to) throws InterruptedException {
    SortedMap<String, TreeEntry> wanted = entries(to);
    return PrivateFiles.withTemporary(
        temporary,
        "put files back",
        copies -> new PathRestore(paths, wanted).restore(changes, this::write, copies));
  }

  @Override
  public void keep(Subject subject, String name) throws InterruptedException {
    entries(subject);
    Path file = nameFile(name);
    PrivateFiles.withTemporary(
        own,
        "keep " + name,
        directory -> {
          Files.createDirectories(own.resolve("names"));
          Path fresh = Files.writeString(directory.resolve("name"), subject.id() + "\n");
          return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        });
  }

  @Override
  public boolean kept(Subject subject, String name) {
    Path file = nameFile(name);
    try {
      return Files.isRegularFile(file)
          && Files.readString(file).equals(subject.id() + "\n")
          && entries(subject).values().stream()
              .allMatch(entry -> store.has(entry.id()) || !entry.link());
    } catch (IOException e) {
      throw PrivateFiles.failed("read " + file, e);
    }
  }

  @Override
  public List<String> ignored() {
    return List.of();
  }

  @Override
  public Path checkout(Subject subject, Path emptyTarget) {
    EmptyDirectory.make(emptyTarget);
    write(entries(subject).values(), emptyTarget);
    return emptyTarget;
  }

  private void write(Collection<TreeEntry> entries, Path target) {
    RootedPaths to = new RootedPaths(target.toAbsolutePath());
    try {
      for (TreeEntry entry : entries) {
        Path content = requireStored(entry);
        Path file = to.file(entry.path());
        Files.createDirectories(file.getParent());
        if (entry.link()) {
          Files.createSymbolicLink(
              file, RootedPaths.ofRaw(GitPath.decode(Files.readAllBytes(content))));
        } else {
          Files.copy(content, file);
          Files.setPosixFilePermissions(file, permissions(entry.executable()));
        }
      }
    } catch (IOException e) {
      throw PrivateFiles.failed("write files of a snapshot", e);
    }
  }

  private static Set<PosixFilePermission> permissions(boolean executable) {
    Set<PosixFilePermission> set =
        EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OTHERS_READ);
    if (executable) {
      set.add(PosixFilePermission.OWNER_EXECUTE);
      set.add(PosixFilePermission.GROUP_EXECUTE);
      set.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    return set;
  }

  private Path requireStored(TreeEntry entry) {
    if (!store.has(entry.id())) {
      throw new OmkException(
          ErrorCode.IO,
          "the content of " + entry.path() + " was not kept: files over 100 MB never are",
          "use a git repository, or leave the file out");
    }
    return store.place(entry.id());
  }

  private SortedMap<String, TreeEntry> entries(Subject subject) {
    if (subject.kind() != Subject.Kind.MANIFEST || !subject.id().matches("[0-9a-f]{64}")) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "the snapshot " + subject.id() + " is not one of this plain directory",
          "was the directory made a git repository after the goal began?");
    }
    return store.manifest(subject.id());
  }

  private Path nameFile(String name) {
    if (!name.matches("[A-Za-z0-9._/-]+")) {
      throw new IllegalArgumentException("not a name: " + name);
    }
    return own.resolve("names").resolve(name.replace('/', '+'));
  }
}
