package dev.omk.worktree;

import dev.omk.git.RootedPaths;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds FIFOs, sockets and devices, which git does not list at all, and repositories among our
 * files: whatever git has not named is looked at.
 */
final class SpecialFiles {
  private final RootedPaths paths;
  private final Optional<String> excluded;
  private final List<Path> beside = new ArrayList<>();

  SpecialFiles(RootedPaths paths, Optional<String> excluded) {
    this.paths = paths;
    this.excluded = excluded;
  }

  /**
   * What is in these folders and not named.
   *
   * @param namesByFolder the names that git has listed in each
   */
  List<SnapshotNote> look(Map<String, Set<String>> namesByFolder) throws IOException {
    List<SnapshotNote> notes = new ArrayList<>();
    for (Map.Entry<String, Set<String>> known : namesByFolder.entrySet()) {
      String folder = known.getKey();
      for (Path file : entries(folder.isEmpty() ? paths.root() : paths.file(folder))) {
        String name = file.getFileName().toString();
        if (name.equals(".git")) {
          repositoryAmongOurFiles(folder).ifPresent(notes::add);
        } else if (!known.getValue().contains(name)) {
          lookBeside(file, notes);
        }
      }
    }
    return notes;
  }

  // What git lists of such a folder depends on whether files in it are tracked: ours always are.
  private static Optional<SnapshotNote> repositoryAmongOurFiles(String folder) {
    return folder.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SnapshotNote(SnapshotNote.Kind.NESTED_REPOSITORY, folder, "beside tracked files"));
  }

  private void lookBeside(Path file, List<SnapshotNote> notes) throws IOException {
    Optional<FileMark> mark = FileMark.of(file);
    if (mark.filter(FileMark::directory).isPresent()) {
      beside.add(file);
    }
    look(file, mark, notes);
  }

  /** Folders without listed files that were gone into. */
  List<Path> beside() {
    return beside;
  }

  /** What is in such folders. */
  List<SnapshotNote> lookInto(List<Path> folders) throws IOException {
    List<SnapshotNote> notes = new ArrayList<>();
    for (Path folder : folders) {
      look(folder, FileMark.of(folder), notes);
    }
    return notes;
  }

  /**
   * Names a special file. A folder without listed files is gone into until a file shows that it is
   * ignored.
   */
  private void look(Path file, Optional<FileMark> mark, List<SnapshotNote> notes)
      throws IOException {
    if (mark.isEmpty() || mark.get().regular() || mark.get().link()) {
      return;
    }
    if (!mark.get().directory()) {
      notes.add(new SnapshotNote(SnapshotNote.Kind.SPECIAL_FILE, paths.path(file), ""));
    } else if (Files.isReadable(file) && !excluded(paths.path(file))) {
      lookBelow(file, notes);
    }
  }

  private void lookBelow(Path folder, List<SnapshotNote> notes) throws IOException {
    List<Path> entries = entries(folder);
    for (Path entry : entries) {
      if (FileMark.of(entry).filter(mark -> mark.regular() || mark.link()).isPresent()) {
        return;
      }
    }
    for (Path entry : entries) {
      look(entry, FileMark.of(entry), notes);
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of(); // It went away in between; git will see that.
    }
    return entries;
  }

  /** Whether a path is one that no snapshot covers. */
  boolean excluded(String path) {
    return excluded.filter(e -> path.equals(e) || path.startsWith(e + "/")).isPresent();
  }
}
