package dev.omk.review;

import dev.omk.secret.TextLine;
import java.util.List;

/**
 * What a diff says about one file.
 *
 * @param oldPath on the base, empty for a new file
 * @param path in the candidate; for a deleted file the path on the base
 * @param deleted whether it is gone
 * @param binary whether the diff shows no lines because the content is no text
 * @param added lines that the candidate has and the base has not, numbered in the candidate
 * @param removed lines that the base has and the candidate has not, numbered on the base
 */
public record FilePatch(
    String oldPath,
    String path,
    boolean deleted,
    boolean binary,
    List<TextLine> added,
    List<TextLine> removed) {
  public FilePatch {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }
}
