package dev.omk.worktree;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a whole look at a plain work tree leaves behind, so that git can say what is different since
 * then. Plain is one without submodules, repositories inside, sparse checkout, special files, and
 * settings under which a path or a mode is not what it seems: there every look is a whole one.
 *
 * @param seen what was read
 * @param young files that are read again whatever their times say
 * @param absent what the user's index has and was not there
 * @param scan of that look
 * @param subject what it gave
 * @param userIndex the mark of the user's index, from before it was listed
 */
record KnownTree(
    SeenFiles seen,
    Set<String> young,
    List<String> absent,
    SnapshotScan scan,
    Subject subject,
    Optional<FileMark> userIndex) {

  /** Empty if the next look has to be a whole one. */
  static Optional<KnownTree> of(
      SeenFiles seen,
      List<Listed> listing,
      PinnedRules rules,
      SnapshotScan scan,
      Subject subject,
      Optional<FileMark> userIndex)
      throws IOException {
    boolean settled = userIndex.filter(mark -> !seen.settled(mark)).isEmpty();
    if (!settled || !rules.plain() || !scan.seed().isEmpty() || !plain(listing, scan)) {
      return Optional.empty();
    }
    Set<String> absent = new HashSet<>(rules.forced());
    listing.forEach(listed -> absent.add(listed.path()));
    absent.removeAll(scan.marks().keySet());
    absent.removeIf(scan::excluded);
    return seen.young(subject.id().length())
        .map(young -> new KnownTree(seen, young, List.copyOf(absent), scan, subject, userIndex));
  }

  private static boolean plain(List<Listed> listing, SnapshotScan scan) {
    return listing.stream().allMatch(KnownTree::plain)
        && scan.notes().stream()
            .allMatch(
                note ->
                    switch (note.kind()) {
                      case LARGE_FILE, LINK_OUTSIDE -> true;
                      case NESTED_REPOSITORY, SUBMODULE, SPECIAL_FILE -> false;
                    });
  }

  private static boolean plain(Listed listed) {
    return !listed.directory()
        && !listed.skipWorktree()
        && listed.tracked().filter(TreeEntry::submodule).isEmpty();
  }

  /** Whether a folder holds the names that it held then. */
  boolean same(String folder, Optional<FileMark> now) {
    return now.filter(seen::settled).isPresent() && now.equals(scan.folders().get(folder));
  }
}
