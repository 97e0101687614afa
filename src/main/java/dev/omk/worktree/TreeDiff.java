package dev.omk.worktree;

import dev.omk.git.NulFields;
import dev.omk.scope.ChangedFile;
import dev.omk.scope.ChangedFile.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads {@code git diff-tree -r -z --raw}. */
final class TreeDiff {
  private TreeDiff() {}

  static List<ChangedFile> parse(byte[] output) {
    List<String> fields = NulFields.of(output);
    List<ChangedFile> changes = new ArrayList<>();
    int at = 0;
    while (at < fields.size()) {
      String[] facts = fields.get(at).split(" ", -1);
      char status = facts[4].charAt(0);
      String first = fields.get(at + 1);
      if (status == 'R') {
        changes.add(new ChangedFile(fields.get(at + 2), Change.RENAMED, first));
        at += 3;
      } else {
        changes.add(new ChangedFile(first, change(status), ""));
        at += 2;
      }
    }
    changes.sort(Comparator.comparing(ChangedFile::path));
    return List.copyOf(changes);
  }

  private static Change change(char status) {
    return switch (status) {
      case 'A' -> Change.ADDED;
      case 'D' -> Change.DELETED;
      case 'M' -> Change.MODIFIED;
      case 'T' -> Change.TYPE_CHANGED;
      default -> throw new IllegalStateException("git diff-tree: unknown status " + status);
    };
  }
}
