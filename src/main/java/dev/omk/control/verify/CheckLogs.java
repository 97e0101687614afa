package dev.omk.control.verify;

import dev.omk.control.workspace.UserCache;
import dev.omk.control.workspace.World;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.file.TreeRemoval;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the logs of gates go that no goal asked for: {@code
 * ${XDG_CACHE_HOME:-$HOME/.cache}/omk/verify/<project>/<run>}, never into the project. The last
 * runs are kept.
 */
final class CheckLogs {
  private static final int KEPT = 10;

  private CheckLogs() {}

  /** A new directory for one run on that work tree. */
  static Path create(World world, Path root) {
    Path all = project(world, root);
    try {
      Files.createDirectories(all);
      prune(all);
      String time = world.now().toString().replaceAll("[^0-9TZ]", "-");
      return Files.createTempDirectory(all, time + "-");
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO,
          "cannot make a directory for logs: " + all + ": " + e.getMessage(),
          "set XDG_CACHE_HOME to a directory that can be written",
          e);
    }
  }

  private static Path project(World world, Path root) {
    return UserCache.of(world.environment(), "verify", root);
  }

  private static void prune(Path all) throws IOException {
    List<Path> runs = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(all)) {
      stream.forEach(runs::add);
    }
    runs.sort(Comparator.reverseOrder());
    for (Path old : runs.subList(Math.min(runs.size(), KEPT - 1), runs.size())) {
      TreeRemoval.of(old);
    }
  }
}
