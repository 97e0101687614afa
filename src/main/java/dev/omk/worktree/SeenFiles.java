package dev.omk.worktree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one look at the work tree has read, so that the next need not read it again. It is held in
 * memory only: on disk anybody could change it.
 *
 * <p>A file counts as unchanged if its mark is the same, on the device of the root, and was last
 * changed well before the look began: a write sets the time of last change to now, which no program
 * can undo, and the margin is wider than the steps in which any of these file systems counts. What
 * remains are writes through a mapping that was made, and written through, before the look: the
 * system counts those only once. Therefore the tree that decides is always read whole.
 *
 * @param index git's index of that look
 * @param marks of the files that it holds, taken before their content was read
 * @param paths all that it holds
 * @param began by the clock that marks go by
 * @param device that of the root
 */
record SeenFiles(
    byte[] index, Map<String, FileMark> marks, Set<String> paths, Instant began, long device) {
  private static final Duration MARGIN = Duration.ofSeconds(2);
  private static final long LARGEST_INDEX = 64L << 20;

  /** File systems of this machine, which keep the time of last change themselves. */
  private static final Set<String> LOCAL =
      Set.of("ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "tmpfs", "overlay", "zfs", "apfs");

  /**
   * What a look that went well has seen; empty where times of last change are not to be trusted, or
   * where it would be too much to keep.
   *
   * @param began the mark of a file that was made just before the look
   */
  static Optional<SeenFiles> keep(Path root, Path index, SnapshotScan scan, FileMark began)
      throws IOException {
    Optional<FileMark> top = FileMark.of(root);
    if (top.isEmpty()
        || !LOCAL.contains(Files.getFileStore(root).type())
        || Files.size(index) > LARGEST_INDEX) {
      return Optional.empty();
    }
    Set<String> paths = new HashSet<>(scan.hash());
    scan.seed().forEach(entry -> paths.add(entry.path()));
    return Optional.of(
        new SeenFiles(
            Files.readAllBytes(index),
            scan.marks(),
            paths,
            began.changed().toInstant(),
            top.get().device()));
  }

  /** The files whose content is what that look has read. */
  Set<String> unchanged(Map<String, FileMark> now) {
    return now.entrySet().stream()
        .filter(file -> unchanged(file.getKey(), file.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private boolean unchanged(String path, FileMark now) {
    return now.equals(marks.get(path)) && settled(now);
  }

  /** Whether a later change cannot leave this mark as it is. */
  boolean settled(FileMark mark) {
    return mark.device() == device && mark.changed().toInstant().plus(MARGIN).isBefore(began);
  }

  /**
   * The files that git cannot tell to be unchanged by the seconds of its index; empty if that is of
   * another format.
   *
   * @param digits of an object's name in this repository
   */
  Optional<Set<String>> young(int digits) {
    return GitIndex.of(index, digits)
        .map(
            known -> {
              Set<String> young = known.changedSince(began.minus(MARGIN).getEpochSecond());
              marks.forEach(
                  (path, mark) -> {
                    if (!settled(mark)) {
                      young.add(path);
                    }
                  });
              return young;
            });
  }

  /** What of the index is to be forgotten: all that is not known to be as it was. */
  List<String> without(Set<String> unchanged) {
    return paths.stream().filter(path -> !unchanged.contains(path)).toList();
  }
}
