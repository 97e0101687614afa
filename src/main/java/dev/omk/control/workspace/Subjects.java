package dev.omk.control.workspace;

import dev.omk.worktree.SnapshotNote;
import dev.omk.worktree.Subject;
import java.util.Locale;
import java.util.Optional;

/**
 * Subjects and notes as the journal spells them: {@code git:<tree>} or {@code manifest:<sha256>}.
 */
public final class Subjects {
  private static final String GIT = "git:";
  private static final String MANIFEST = "manifest:";

  private Subjects() {}

  /** As the journal spells a subject. */
  public static String text(Subject subject) {
    return switch (subject.kind()) {
          case GIT_TREE -> GIT;
          case MANIFEST -> MANIFEST;
        }
        + subject.id();
  }

  /** As the journal spells a note. */
  public static String text(SnapshotNote note) {
    String kind = note.kind().name().toLowerCase(Locale.ROOT);
    return kind + ": " + note.path() + (note.detail().isEmpty() ? "" : " (" + note.detail() + ")");
  }

  /** The subject that {@link #text(Subject)} spelt. */
  public static Subject parse(String text) {
    return text.startsWith(GIT)
        ? new Subject(Subject.Kind.GIT_TREE, text.substring(GIT.length()), Optional.empty())
        : new Subject(Subject.Kind.MANIFEST, text.substring(MANIFEST.length()), Optional.empty());
  }
}
