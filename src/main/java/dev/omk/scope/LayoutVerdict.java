package dev.omk.scope;

import java.util.List;
import java.util.Optional;

/** How much of a diff is more than layout and comments. */
enum LayoutVerdict {
  WHITE_SPACE,
  COMMENTS,
  CODE;

  /** The strongest over all changes; {@link #CODE} for none, which is not a matter of layout. */
  static LayoutVerdict of(List<TurnChange> changes) {
    if (changes.isEmpty()) {
      return CODE;
    }
    LayoutVerdict strongest = WHITE_SPACE;
    for (TurnChange change : changes) {
      LayoutVerdict verdict = of(change);
      if (verdict == CODE) {
        return CODE;
      }
      strongest = verdict.compareTo(strongest) > 0 ? verdict : strongest;
    }
    return strongest;
  }

  /**
   * Whether two texts of a file differ in nothing but blank lines and blanks at the end of lines,
   * outside of strings.
   */
  static boolean onlyBlankLines(String path, String base, String candidate) {
    return !base.equals(candidate)
        && Layout.LINES.normalise(base).equals(Layout.LINES.normalise(candidate))
        && SourceText.of(path, base)
            .withoutLayout()
            .equals(SourceText.of(path, candidate).withoutLayout());
  }

  private static LayoutVerdict of(TurnChange change) {
    return switch (change.file().change()) {
      case ADDED, DELETED, RENAMED, TYPE_CHANGED -> CODE;
      case MODIFIED -> modified(change);
    };
  }

  private static LayoutVerdict modified(TurnChange change) {
    Optional<String> base = change.texts().base();
    Optional<String> candidate = change.texts().candidate();
    // The same content twice: its mode changed, which is a real change.
    if (base.isEmpty() || candidate.isEmpty() || base.equals(candidate)) {
      return CODE;
    }
    SourceText before = SourceText.of(change.file().path(), base.get());
    SourceText now = SourceText.of(change.file().path(), candidate.get());
    if (before.withoutLayout().equals(now.withoutLayout())) {
      return WHITE_SPACE;
    }
    return before.codeAlone().equals(now.codeAlone()) ? COMMENTS : CODE;
  }
}
