package dev.omk.review;

import dev.omk.secret.TextLine;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a diff says about one file.
 *
 * @param oldPath on the base, empty for a new file
 * @param path in the candidate; for a deleted file the path on the base
 * @param deleted whether it is gone
 * @param binary whether the diff shows no lines because the content is no text
 * @param added lines that the candidate has and the base has not, numbered in the candidate
 * @param removed lines that the base has and the candidate has not, numbered on the base
 * @param madeExecutable whether it may be run now, and could not be on the base
 * @param allowed numbers of added lines, each with the line of the base above it that allows
 *     something there
 */
public record FilePatch(
    String oldPath,
    String path,
    boolean deleted,
    boolean binary,
    List<TextLine> added,
    List<TextLine> removed,
    boolean madeExecutable,
    List<TextLine> allowed) {
  private static final int LONGEST = 20_000;

  public FilePatch {
    added = added instanceof DiffLines ? added : List.copyOf(added);
    removed = removed instanceof DiffLines ? removed : List.copyOf(removed);
    allowed = List.copyOf(allowed);
  }

  /** A file of which nothing but its lines is known. */
  public FilePatch(
      String oldPath,
      String path,
      boolean deleted,
      boolean binary,
      List<TextLine> added,
      List<TextLine> removed) {
    this(oldPath, path, deleted, binary, added, removed, false, List.of());
  }

  /** The same with its lines at hand, for who reads them several times. */
  public FilePatch atHand() {
    return new FilePatch(
        oldPath,
        path,
        deleted,
        binary,
        List.copyOf(added),
        List.copyOf(removed),
        madeExecutable,
        allowed);
  }

  /** Whether the base has no such file. */
  public boolean isNew() {
    return oldPath.isEmpty();
  }

  /** Its name without folders. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What follows the last point of its name, in lower case; the name where there is none. */
  public String suffix() {
    String name = name();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * The added lines that people write: those that are longer than any are data, in which words of
   * code mean nothing.
   */
  public List<TextLine> written() {
    return added.stream().filter(line -> line.text().length() <= LONGEST).toList();
  }

  /** The lines that were only moved or indented: the base has them, too. */
  public Set<String> moved() {
    return removed.isEmpty()
        ? Set.of()
        : removed.stream()
            .map(line -> line.text().strip())
            .collect(java.util.stream.Collectors.toSet());
  }
}
