package dev.omk.worktree;

import dev.omk.git.RootedPaths;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads every file below a directory into a manifest, and keeps contents of up to 100 MB. */
final class ManifestScan extends SimpleFileVisitor<Path> {
  private final RootedPaths paths;
  private final Optional<String> excluded;
  private final ManifestStore store;
  private final SortedMap<String, TreeEntry> entries = new TreeMap<>();
  private final List<SnapshotNote> notes = new ArrayList<>();

  ManifestScan(RootedPaths paths, Optional<String> excluded, ManifestStore store) {
    this.paths = paths;
    this.excluded = excluded;
    this.store = store;
  }

  SortedMap<String, TreeEntry> entries() {
    return entries;
  }

  List<SnapshotNote> notes() {
    notes.sort(Comparator.comparing(SnapshotNote::path));
    return notes;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    if (directory.equals(paths.root())) {
      return FileVisitResult.CONTINUE;
    }
    Path name = directory.getFileName();
    if (name.toString().equals(".git") || Caches.isOne(name.toString())) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    String path = paths.path(directory);
    if (Files.exists(directory.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
      notes.add(new SnapshotNote(SnapshotNote.Kind.NESTED_REPOSITORY, path, ""));
    }
    return excluded.filter(path::equals).isPresent()
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (file.getFileName().toString().equals(".git")) {
      return FileVisitResult.CONTINUE;
    }
    String path = paths.path(file);
    try {
      if (attributes.isSymbolicLink()) {
        addLink(path, file);
      } else if (attributes.isRegularFile()) {
        addFile(path, file, attributes.size());
      } else {
        notes.add(new SnapshotNote(SnapshotNote.Kind.SPECIAL_FILE, path, ""));
      }
    } catch (NoSuchFileException e) {
      return FileVisitResult.CONTINUE; // Gone since it was listed.
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }

  private void addLink(String path, Path link) throws IOException {
    Path target = Files.readSymbolicLink(link);
    byte[] bytes = dev.omk.git.GitPath.encode(RootedPaths.raw(target));
    entries.put(
        path, new TreeEntry(TreeEntry.LINK, store.store(new ByteArrayInputStream(bytes)), path));
    if (!link.resolveSibling(target).normalize().startsWith(paths.root())) {
      notes.add(new SnapshotNote(SnapshotNote.Kind.LINK_OUTSIDE, path, "to " + target));
    }
  }

  private void addFile(String path, Path file, long size) throws IOException {
    String mode = Files.isExecutable(file) ? TreeEntry.EXECUTABLE : TreeEntry.FILE;
    if (size > SnapshotScan.LARGE_BYTES) {
      notes.add(new SnapshotNote(SnapshotNote.Kind.LARGE_FILE, path, size + " bytes"));
    }
    // Read first, store only what is new: most files are as they were.
    String id = PrivateFiles.sha256(file);
    if (!store.has(id) && size <= SnapshotScan.LARGE_BYTES) {
      try (InputStream content = open(file)) {
        id = store.store(content);
      }
    }
    entries.put(path, new TreeEntry(mode, id, path));
  }

  private static InputStream open(Path file) throws IOException {
    return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
  }
}
