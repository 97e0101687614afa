package dev.omk.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Projections that somebody else wrote. Nobody believes them; they are kept when they are written
 * over ({@code goal.json.forged-TIME}), so that it can still be told afterwards that there was one.
 * Who has seen one removes the file.
 */
public final class Forgeries {
  /** More of the same name show nothing new, and somebody may write one again and again. */
  static final int MOST = 8;

  private static final String FORGED = "forged";

  private Forgeries() {}

  /**
   * The names of those that were kept in a goal's directory, in order.
   *
   * @param fileName of the projection
   * @throws dev.omk.error.OmkException with code {@code IO} if the directory cannot be read
   */
  public static List<String> kept(Path directory, String fileName) {
    try {
      return names(directory, fileName);
    } catch (IOException e) {
      throw StoreFailure.cannot("read", directory, e);
    }
  }

  private static List<String> names(Path directory, String fileName) throws IOException {
    List<String> names = new ArrayList<>();
    String pattern = KeptName.prefix(fileName, FORGED) + "*";
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, pattern)) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(names);
    return names;
  }

  /** Takes one out of the way under a name that stays, unless there are many already. */
  static void keep(DurableFiles files, Path forged, Instant now) throws IOException {
    Path directory = AtomicFile.parent(forged);
    if (names(directory, forged.getFileName().toString()).size() < MOST) {
      files.rename(forged, KeptName.beside(forged, FORGED, now));
      files.syncDirectory(directory);
    }
  }
}
