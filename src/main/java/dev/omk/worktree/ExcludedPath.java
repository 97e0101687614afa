package dev.omk.worktree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the directory that no snapshot covers is, as a path of the work tree. */
final class ExcludedPath {
  private ExcludedPath() {}

  /** Empty when it is not inside. It need not exist yet. */
  static Optional<String> of(Path root, Path excluded) {
    try {
      Path real = real(excluded.toAbsolutePath().normalize());
      Path base = root.toRealPath();
      return real.startsWith(base) && !real.equals(base)
          ? Optional.of(new dev.omk.git.RootedPaths(base).path(real))
          : Optional.empty();
    } catch (IOException e) {
      throw PrivateFiles.failed("find " + excluded, e);
    }
  }

  private static Path real(Path path) throws IOException {
    Path parent = path.getParent();
    return Files.exists(path) || parent == null
        ? path.toRealPath()
        : real(parent).resolve(path.getFileName());
  }
}
