package dev.omk.worktree;

import dev.omk.file.TreeRemoval;
import dev.omk.git.RootedPaths;
import dev.omk.scope.ChangedFile;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts paths of a work tree back, from copies that were made beside it. */
final class PathRestore {
  private final RootedPaths target;
  private final SortedMap<String, TreeEntry> wanted;

  /**
   * @param wanted everything that the work tree should hold, by path
   */
  PathRestore(RootedPaths target, SortedMap<String, TreeEntry> wanted) {
    this.target = target;
    this.wanted = wanted;
  }

  /** Writes entries of a tree into an empty directory. */
  @FunctionalInterface
  interface Writer {
    void write(List<TreeEntry> entries, Path emptyDirectory) throws InterruptedException;
  }

  /** Puts them back; {@code copies} is an empty directory to work in. */
  Restored restore(List<ChangedFile> changes, Writer writer, Path copies)
      throws IOException, InterruptedException {
    TreeSet<String> touched = new TreeSet<>();
    for (ChangedFile change : changes) {
      touched.add(change.path());
      if (!change.oldPath().isEmpty()) {
        touched.add(change.oldPath());
      }
    }
    List<TreeEntry> back = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (String path : touched.descendingSet()) {
      @Nullable TreeEntry entry = wanted.get(path);
      if (entry == null) {
        remove(path);
      } else if (entry.submodule()) {
        left.add(path);
      } else {
        back.add(entry);
      }
    }
    writer.write(back, copies);
    RootedPaths from = new RootedPaths(copies);
    for (TreeEntry entry : back) {
      put(entry.path(), from.file(entry.path()));
    }
    left.forEach(touched::remove);
    return new Restored(List.copyOf(touched), left);
  }

  private void remove(String path) throws IOException {
    if (!parentsAreDirectories(path)) {
      return; // It was behind a link or a file: then it is not there.
    }
    Path file = target.file(path);
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      return; // Only what was listed is removed; directories go when they are empty.
    }
    Files.deleteIfExists(file);
    removeEmptyParents(path);
  }

  private void removeEmptyParents(String path) throws IOException {
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      String directory = path.substring(0, slash);
      if (wantedBelow(directory)) {
        return;
      }
      try {
        Files.deleteIfExists(target.file(directory));
      } catch (DirectoryNotEmptyException e) {
        return;
      }
    }
  }

  private boolean wantedBelow(String directory) {
    Map<String, TreeEntry> after = wanted.tailMap(directory + "/");
    return !after.isEmpty() && after.keySet().iterator().next().startsWith(directory + "/");
  }

  private void put(String path, Path copy) throws IOException {
    makeParents(path);
    Path file = target.file(path);
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      // It was a file before, so nothing in here can be older than the change that is undone.
      TreeRemoval.of(file);
    }
    Path beside = file.resolveSibling(".omk-restore-" + System.nanoTime());
    try {
      Files.move(copy, beside, StandardCopyOption.REPLACE_EXISTING);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private void makeParents(String path) throws IOException {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      Path directory = target.file(path.substring(0, slash));
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        Files.deleteIfExists(directory);
        Files.createDirectory(directory);
      }
    }
  }

  private boolean parentsAreDirectories(String path) throws IOException {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      Path directory = target.file(path.substring(0, slash));
      try {
        if (!Files.readAttributes(
                directory,
                java.nio.file.attribute.BasicFileAttributes.class,
                LinkOption.NOFOLLOW_LINKS)
            .isDirectory()) {
          return false;
        }
      } catch (NoSuchFileException e) {
        return false;
      }
    }
    return true;
  }
}
