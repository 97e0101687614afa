package dev.omk.worktree;

import dev.omk.file.TreeRemoval;
import dev.omk.process.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where to write if the places for it cannot be written, as on a read-only file system: whoever
 * only reads a goal still has to look at its work tree. One directory for this process, gone when
 * it ends.
 */
final class Elsewhere {
  private static @Nullable Path directory;

  private Elsewhere() {}

  /** Empty if all of these can be written. What is not there yet is left to whoever makes it. */
  static Optional<Path> insteadOf(Path... places) throws IOException {
    boolean writable =
        Stream.of(places).allMatch(place -> !Files.exists(place) || Files.isWritable(place));
    return writable ? Optional.empty() : Optional.of(ofThisProcess());
  }

  private static synchronized Path ofThisProcess() throws IOException {
    @Nullable Path made = directory;
    if (made == null) {
      Path fresh = TemporaryFiles.directory(TemporaryFiles.system(), "look").toRealPath();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(fresh), "omk-look"));
      directory = fresh;
      made = fresh;
    }
    return made;
  }

  private static void remove(Path made) {
    try {
      TreeRemoval.of(made);
    } catch (IOException e) {
      return; // It lies among the temporary files, and the next controller looks for it there.
    }
  }
}
