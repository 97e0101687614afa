package dev.omk.review.slop;

import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.ReviewRule;
import dev.omk.secret.TextLine;
import java.util.List;
import java.util.Set;

/** Lines that say the same as before, in a file that nothing else was changed in. */
final class Churn implements ReviewRule {
  private static final int FEWEST = 3;
  private static final Set<String> INDENTED =
      Set.of("py", "pyi", "yml", "yaml", "haml", "md", "mk");

  @Override
  public List<Finding> examine(FilePatch file) {
    if (file.isNew() || file.deleted() || INDENTED.contains(file.suffix())) {
      return List.of();
    }
    List<String> before = code(file.removed());
    List<String> after = code(file.added());
    boolean same = before.equals(after) && !moves(file);
    int lines = Math.max(file.removed().size(), file.added().size());
    return same && lines >= FEWEST
        ? List.of(SlopRules.CHURN.at(file.path(), first(file.added())))
        : List.of();
  }

  private static List<String> code(List<TextLine> lines) {
    return lines.stream()
        .map(line -> line.text().replaceAll("\\s+", ""))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  // What went to another place in the file is no churn.
  private static boolean moves(FilePatch file) {
    int from = first(file.removed());
    int to = first(file.added());
    return from > 0 && to > 0 && Math.abs(from - to) > 1;
  }

  private static int first(List<TextLine> lines) {
    return lines.isEmpty() ? 0 : lines.getFirst().number();
  }
}
