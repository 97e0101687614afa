package dev.omk.worktree;

import dev.omk.git.RootedPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every listed path once, without following links, and sorts it: to be hashed, to be taken
 * from the index, gone, or to be named.
 */
final class SnapshotScan {
  static final long LARGE_BYTES = 100L * 1000 * 1000;

  private final RootedPaths paths;
  private final PinnedRules rules;
  private final SpecialFiles special;
  private final InnerContent inner;
  private final Map<String, Optional<FileMark>> folders = new HashMap<>();
  private final Map<String, Set<String>> namesByDirectory = new HashMap<>();
  private final List<String> hash = new ArrayList<>();
  private final Map<String, FileMark> marks = new HashMap<>();
  private final List<TreeEntry> seed = new ArrayList<>();
  private final List<SnapshotNote> notes = new ArrayList<>();

  SnapshotScan(
      RootedPaths paths, PinnedRules rules, Optional<String> excluded, InnerContent inner) {
    this.paths = paths;
    this.inner = inner;
    this.rules = rules;
    this.special = new SpecialFiles(paths, excluded);
  }

  /** Paths whose content git is to read. */
  List<String> hash() {
    return hash;
  }

  /** The marks of the files among them, taken before their content is read. */
  Map<String, FileMark> marks() {
    return marks;
  }

  /** Entries that the index starts with. */
  List<TreeEntry> seed() {
    return seed;
  }

  /** What was looked at as a folder, with the mark that it had before its names were read. */
  Map<String, Optional<FileMark>> folders() {
    return folders;
  }

  /** The names of what is listed in each of them. */
  Map<String, Set<String>> names() {
    return namesByDirectory;
  }

  /** Whether a path is one that no snapshot covers. */
  boolean excluded(String path) {
    return special.excluded(path);
  }

  /** Folders without listed files, beside those, that were gone into. */
  List<Path> beside() {
    return special.beside();
  }

  List<SnapshotNote> notes() {
    return notes.stream()
        .distinct()
        .sorted(Comparator.comparing(SnapshotNote::path).thenComparing(SnapshotNote::kind))
        .toList();
  }

  /** Looks at the paths, then at what else is in their directories. */
  void look(Iterable<Listed> listing) throws IOException, InterruptedException {
    folders.put("", FileMark.of(paths.root()));
    names("");
    Set<String> seen = new HashSet<>();
    for (Listed listed : listing) {
      if (!excluded(listed.path()) && seen.add(listed.path())) {
        lookAt(listed);
      }
    }
    for (String path : rules.forced()) {
      if (!excluded(path) && seen.add(path)) {
        lookAt(new Listed(path, Optional.empty(), false, false));
      }
    }
    for (TreeEntry entry : rules.sparse()) {
      if (seen.add(entry.path())) {
        lookAt(new Listed(entry.path(), Optional.of(entry), false, true));
      }
    }
    notes.addAll(special.look(namesByDirectory));
  }

  private void lookAt(Listed listed) throws IOException, InterruptedException {
    String path = listed.path();
    int slash = path.lastIndexOf('/');
    String parent = slash < 0 ? "" : path.substring(0, slash);
    @Nullable FileMark mark = isDirectory(parent) ? mark(paths.file(path)) : null;
    if (mark == null) {
      rules.sparse(path).ifPresent(seed::add);
      return;
    }
    names(parent).add(path.substring(slash + 1));
    if (mark.directory()) {
      lookAtDirectory(listed);
    } else if (mark.regular()) {
      addFile(listed, mark);
    } else if (mark.link()) {
      add(path, mark);
      noteLinkOutside(path);
    } else {
      notes.add(new SnapshotNote(SnapshotNote.Kind.SPECIAL_FILE, path, ""));
    }
  }

  private void add(String path, FileMark mark) {
    hash.add(path);
    marks.put(path, mark);
  }

  private void addFile(Listed listed, FileMark mark) {
    add(listed.path(), mark);
    if (!rules.fileMode()) {
      listed.tracked().filter(entry -> !entry.submodule()).ifPresent(seed::add);
    }
    if (mark.size() > LARGE_BYTES) {
      notes.add(
          new SnapshotNote(SnapshotNote.Kind.LARGE_FILE, listed.path(), mark.size() + " bytes"));
    }
  }

  private void lookAtDirectory(Listed listed) throws IOException, InterruptedException {
    Path directory = paths.file(listed.path());
    Optional<TreeEntry> submodule = listed.tracked().filter(TreeEntry::submodule);
    if (submodule.isPresent()) {
      seed.add(submodule.get());
      if (Files.exists(directory.resolve(".git"))) {
        hash.add(listed.path());
      }
      noteInner(SnapshotNote.Kind.SUBMODULE, listed.path(), directory);
    } else if (listed.directory()) {
      noteInner(SnapshotNote.Kind.NESTED_REPOSITORY, listed.path(), directory);
    }
  }

  private void noteInner(SnapshotNote.Kind kind, String path, Path directory)
      throws IOException, InterruptedException {
    notes.add(new SnapshotNote(kind, path, "content " + inner.digest(directory)));
  }

  private void noteLinkOutside(String path) throws IOException {
    Path link = paths.file(path);
    try {
      Path target = Files.readSymbolicLink(link);
      if (!link.resolveSibling(target).normalize().startsWith(paths.root())) {
        notes.add(new SnapshotNote(SnapshotNote.Kind.LINK_OUTSIDE, path, "to " + target));
      }
    } catch (NoSuchFileException e) {
      return; // It went away in between; git will see that.
    }
  }

  private boolean isDirectory(String path) throws IOException {
    if (!folders.containsKey(path)) {
      folders.put(path, folder(path));
    }
    return folders.getOrDefault(path, Optional.empty()).isPresent();
  }

  private Optional<FileMark> folder(String path) throws IOException {
    int slash = path.lastIndexOf('/');
    String parent = slash < 0 ? "" : path.substring(0, slash);
    Optional<FileMark> mark =
        isDirectory(parent)
            ? FileMark.of(paths.file(path)).filter(FileMark::directory)
            : Optional.empty();
    if (mark.isPresent()) {
      names(parent).add(path.substring(slash + 1));
      names(path);
    }
    return mark;
  }

  private Set<String> names(String directory) {
    return namesByDirectory.computeIfAbsent(directory, unseen -> new HashSet<>());
  }

  private static @Nullable FileMark mark(Path file) throws IOException {
    return FileMark.of(file).orElse(null);
  }
}
