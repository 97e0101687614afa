package dev.omk.control;

import dev.omk.worktree.SnapshotNote;
import dev.omk.worktree.Subject;
import java.util.Locale;
import java.util.Optional;

/**
 * Subjects and notes as the journal spells them: {@code git:<tree>} or {@code manifest:<sha256>}.
 */
final class Subjects {
  private static final String GIT = "git:";
  private static final String MANIFEST = "manifest:";

  private Subjects() {}

  static String text(Subject subject) {
    return switch (subject.kind()) {
          case GIT_TREE -> GIT;
          case MANIFEST -> MANIFEST;
        }
        + subject.id();
  }

  static String text(SnapshotNote note) {
    String kind = note.kind().name().toLowerCase(Locale.ROOT);
    return kind + ": " + note.path() + (note.detail().isEmpty() ? "" : " (" + note.detail() + ")");
  }

  static Subject parse(String text) {
    return text.startsWith(GIT)
        ? new Subject(Subject.Kind.GIT_TREE, text.substring(GIT.length()), Optional.empty())
        : new Subject(Subject.Kind.MANIFEST, text.substring(MANIFEST.length()), Optional.empty());
  }
}
