package dev.omk.config;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.text.Harmless;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;

/** Collects what is wrong with one file, so that all of it is told at once. */
final class Problems {
  private static final int SHOWN = 5;

  private record Problem(int line, int column, String message) {}

  private final String fileName;
  private final List<Problem> found = new ArrayList<>();

  Problems(String fileName) {
    this.fileName = fileName;
  }

  void add(@Nullable TomlPosition position, String message) {
    int line = position == null ? 1 : position.line();
    int column = position == null ? 1 : position.column();
    found.add(new Problem(line, column, Harmless.line(message, 300)));
  }

  /** Throws {@code MALFORMED_FILE} with every problem in the order of the file, if there is one. */
  void throwIfAny() {
    if (found.isEmpty()) {
      return;
    }
    found.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    String shown =
        found.stream()
            .limit(SHOWN)
            .map(p -> fileName + ":" + p.line() + ":" + p.column() + ": " + p.message())
            .collect(Collectors.joining("; "));
    String rest = found.size() > SHOWN ? "; and " + (found.size() - SHOWN) + " more" : "";
    throw new OmkException(
        ErrorCode.MALFORMED_FILE,
        shown + rest,
        "correct " + fileName + " and run the command again");
  }
}
