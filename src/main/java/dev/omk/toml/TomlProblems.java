package dev.omk.toml;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.text.Harmless;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;

/** Collects what is wrong with one file, each with its place, so that all is told at once. */
public final class TomlProblems {
  private static final int SHOWN = 10;
  private static final int MESSAGE = 300;

  private record Problem(int line, int column, String message) {}

  private final String fileName;
  private final List<Problem> found = new ArrayList<>();

  /** Nothing yet; {@code fileName} is how messages name the file. */
  public TomlProblems(String fileName) {
    this.fileName = fileName;
  }

  /** A mistake at a place, or in the file as a whole. */
  public void add(@Nullable TomlPosition position, String message) {
    if (position == null) {
      add(1, 1, message);
    } else {
      add(position.line(), position.column(), message);
    }
  }

  /** A mistake at a place; line and column count from 1. */
  public void add(int line, int column, String message) {
    found.add(new Problem(line, column, Harmless.line(message, MESSAGE)));
  }

  /** Whether nothing was found so far. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Throws {@link ErrorCode#MALFORMED_FILE} if anything was found: the first by place, then the
   * rest.
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw exception();
    }
  }

  private OmkException exception() {
    List<String> lines =
        found.stream()
            .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
            .map(p -> "%s:%d:%d: %s".formatted(fileName, p.line(), p.column(), p.message()))
            .distinct()
            .toList();
    String more = lines.size() > SHOWN ? "; and %d more".formatted(lines.size() - SHOWN) : "";
    return new OmkException(
        ErrorCode.MALFORMED_FILE,
        String.join("; ", lines.subList(0, Math.min(SHOWN, lines.size()))) + more,
        "correct " + fileName + " and run the command again");
  }
}
