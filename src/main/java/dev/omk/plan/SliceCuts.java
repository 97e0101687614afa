package dev.omk.plan;

import dev.omk.task.Task;
import dev.omk.text.Harmless;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a goal by its own words: where its text has a list of which each entry names a file or a
 * folder of the project, each entry is a piece that may write just those. Anything else is one
 * piece, for nobody can say what could be done apart.
 */
public final class SliceCuts {
  private static final int MOST = 40;
  private static final int TITLE = 100;
  private static final int TEXT = 500;
  private static final Pattern ENTRY =
      Pattern.compile("^\\s{0,8}(?:[-*+]|\\d{1,3}[.)])\\s+(?:\\[[ xX]]\\s+)?(\\S.*)$");
  private static final Pattern PATH =
      Pattern.compile("[\\w.@+-]+(?:/[\\w.@+*-]+)+/?|[\\w@+-]+\\.[A-Za-z]\\w{0,7}|[\\w.@+-]+/");

  private final Set<String> files;
  private final Set<String> folders = new HashSet<>();

  private SliceCuts(List<String> paths) {
    files = Set.copyOf(paths);
    for (String path : paths) {
      for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
        folders.add(path.substring(0, slash));
      }
    }
  }

  /**
   * The pieces; one at least.
   *
   * @param text of the goal
   * @param paths of the base
   */
  public static List<Task> of(String text, List<String> paths) {
    SliceCuts cuts = new SliceCuts(paths);
    List<Task> pieces = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches()) {
        Optional<Task> piece = cuts.piece(entry.group(1), pieces.size());
        if (piece.isEmpty()) {
          return SlicedTasks.uncut(text);
        }
        pieces.add(piece.get());
      }
    }
    return pieces.size() < 2 || pieces.size() > MOST ? SlicedTasks.uncut(text) : pieces;
  }

  private Optional<Task> piece(String words, int number) {
    List<String> writes = new ArrayList<>();
    Matcher path = PATH.matcher(words);
    while (path.find()) {
      place(path.group()).filter(place -> !writes.contains(place)).ifPresent(writes::add);
    }
    return writes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            SlicedTasks.piece(
                "entry-" + number,
                Harmless.line(words, TITLE),
                Harmless.line(words, TEXT),
                writes));
  }

  /** A file or folder that is there, or a new one in a folder that is there. */
  private Optional<String> place(String word) {
    String path = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    if (plain.startsWith(".omk") || plain.startsWith(".git") || plain.contains("..")) {
      return Optional.empty();
    }
    if (folders.contains(plain)) {
      return Optional.of(plain + "/**");
    }
    int slash = plain.lastIndexOf('/');
    boolean beside = slash > 0 && folders.contains(plain.substring(0, slash));
    return files.contains(plain) || beside ? Optional.of(plain) : Optional.empty();
  }
}
