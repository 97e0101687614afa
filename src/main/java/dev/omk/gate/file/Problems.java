package dev.omk.gate.file;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;

/** Collects what is wrong with one file, each with its place. */
final class Problems {
  private static final int SHOWN = 10;

  /** One mistake; line and column count from 1. */
  private record Problem(int line, int column, String message) {}

  private final String fileName;
  private final List<Problem> found = new ArrayList<>();

  Problems(String fileName) {
    this.fileName = fileName;
  }

  void add(@Nullable TomlPosition position, String message) {
    if (position == null) {
      add(1, 1, message);
    } else {
      add(position.line(), position.column(), message);
    }
  }

  void add(int line, int column, String message) {
    found.add(new Problem(line, column, message.replaceAll("\\s*\\R\\s*", " ")));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Throws {@link ErrorCode#MALFORMED_FILE} if anything was found: the first by place, then the
   * rest.
   */
  void throwIfAny() {
    if (found.isEmpty()) {
      return;
    }
    List<String> lines =
        found.stream()
            .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
            .map(p -> "%s:%d:%d: %s".formatted(fileName, p.line(), p.column(), p.message()))
            .distinct()
            .toList();
    String more = lines.size() > SHOWN ? "; and %d more".formatted(lines.size() - SHOWN) : "";
    throw new OmkException(
        ErrorCode.MALFORMED_FILE,
        String.join("; ", lines.subList(0, Math.min(SHOWN, lines.size()))) + more,
        "correct " + fileName + " and try again");
  }
}
