package dev.omk.doctor;

import dev.omk.process.ProgramLookup;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The folders of {@code PATH}, with those left out in which an agent could have put a program. */
final class SearchPath {
  private final List<Path> untrusted;
  private final String whole;
  private final String trusted;

  SearchPath(Surroundings surroundings) {
    this.untrusted = real(surroundings.untrusted());
    this.whole =
        Arrays.stream(surroundings.environment().path().split(":", -1))
            .filter(folder -> folder.startsWith("/"))
            .collect(Collectors.joining(":"));
    this.trusted =
        Arrays.stream(whole.split(":", -1))
            .filter(folder -> !inside(folder))
            .collect(Collectors.joining(":"));
  }

  private static List<Path> real(List<Path> paths) {
    List<Path> all = new ArrayList<>(paths);
    paths.forEach(path -> real(path).ifPresent(all::add));
    return all;
  }

  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty(); // not there, so nothing is in it
    }
  }

  /** What a program found on it may inherit as its own {@code PATH}. */
  String trusted() {
    return trusted;
  }

  /** The first file of that name, wherever it lies. */
  Optional<Path> find(String program) {
    // A name with a slash is no name to look up, and an empty path would mean the current
    // directory.
    return whole.isEmpty() || program.indexOf('/') >= 0
        ? Optional.empty()
        : ProgramLookup.find(program, Path.of("/"), whole);
  }

  /** The first file of that name that may be started. */
  Optional<Path> findTrusted(String program) {
    return trusted.isEmpty() || program.indexOf('/') >= 0
        ? Optional.empty()
        : ProgramLookup.find(program, Path.of("/"), trusted).filter(this::mayStart);
  }

  /** Whether a file lies, links resolved, outside of what agents write to. */
  boolean mayStart(Path file) {
    return !inside(file.toString());
  }

  private boolean inside(String path) {
    try {
      Path named = Path.of(path).normalize();
      Path real = named.toRealPath();
      return untrusted.stream().anyMatch(root -> named.startsWith(root) || real.startsWith(root));
    } catch (IOException | InvalidPathException e) {
      return true; // what cannot be looked at is not trusted
    }
  }
}
