package dev.omk.doctor;

import dev.omk.process.CallerEnvironment;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the executable unpacked itself, and what it left there. */
final class ExecutableCheck implements Check {
  private static final String AREA = "executable";
  private static final int HASH_LENGTH = 32;
  private static final String CRASH_LOG = "jvm-error-";

  private final Surroundings surroundings;

  ExecutableCheck(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public List<Diagnosis> look() {
    Path unpacked = surroundings.runtime().getParent();
    Path base = unpacked == null ? null : unpacked.getParent();
    if (unpacked == null || base == null || !isHash(unpacked)) {
      return List.of(
          Diagnosis.of(
              AREA,
              new Health.Absent("not the packaged executable; it runs on a Java of its own", "")));
    }
    return List.of(unpacked(unpacked, base));
  }

  private static boolean isHash(Path directory) {
    String name = String.valueOf(directory.getFileName());
    return name.length() == HASH_LENGTH && name.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  private Diagnosis unpacked(Path unpacked, Path base) {
    List<Path> entries = entries(base);
    List<Path> crashes =
        entries.stream()
            .filter(path -> path.getFileName().toString().startsWith(CRASH_LOG))
            .toList();
    List<Path> others =
        entries.stream().filter(path -> isHash(path) && !path.equals(unpacked)).toList();
    List<String> notes = new ArrayList<>();
    if (!others.isEmpty()) {
      long megabytes = others.stream().mapToLong(ExecutableCheck::bytes).sum() / 1_000_000;
      notes.add(
          "other versions take "
              + megabytes
              + " MB; delete them at any time: rm -r "
              + others.getFirst());
    }
    return new Diagnosis(AREA, AREA, health(unpacked, base, crashes), Map.of(), notes)
        .with("path", unpacked.toString())
        .with("other_versions", Integer.toString(others.size()));
  }

  private Health health(Path unpacked, Path base, List<Path> crashes) {
    if (!crashes.isEmpty()) {
      return new Health.Warning(
          "the Java runtime crashed at least once: " + crashes.getFirst(),
          "look at it, report it, delete it");
    }
    Optional<Path> wanted = wanted(surroundings.environment());
    if (wanted.isPresent() && !wanted.get().equals(base)) {
      return new Health.Warning(
          "unpacked into " + unpacked + ", because " + wanted.get() + " cannot be used",
          "make it yours alone and writable (chmod 700 "
              + wanted.get()
              + "), or set XDG_CACHE_HOME");
    }
    return new Health.Ok("unpacked into " + unpacked);
  }

  /** As the launcher decides it. */
  private static Optional<Path> wanted(CallerEnvironment environment) {
    return environment.caches().map(path -> path.resolve("omk").normalize());
  }

  private static List<Path> entries(Path base) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(base)) {
      stream.forEach(entries::add);
    } catch (IOException | DirectoryIteratorException e) {
      return List.of(); // it runs from there all the same
    }
    entries.sort(null);
    return entries;
  }

  private static long bytes(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // somebody deletes it right now
    }
  }
}
