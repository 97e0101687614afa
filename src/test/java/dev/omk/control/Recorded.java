package dev.omk.control;

import dev.omk.digest.Sha256;
import dev.omk.goal.GoalId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Recorded goals of omk 0.5.0, put into a sample project as if they had been made there. */
final class Recorded {
  private static final Path ROOT = Path.of("src/test/resources/omk-0.5.0").toAbsolutePath();

  private Recorded() {}

  static GoalId id(String name) throws IOException {
    for (String line : Files.readAllLines(ROOT.resolve("index.tsv"))) {
      if (line.startsWith(name + "\t")) {
        return new GoalId(line.substring(name.length() + 1));
      }
    }
    throw new IOException("no recording " + name);
  }

  static Path original(String name) throws IOException {
    return ROOT.resolve("goals").resolve(id(name).value());
  }

  /** Copies a goal into the sample's state directory; it is about the sample then. */
  static GoalId in(Sample sample, String name) throws IOException {
    Path goals = Files.createDirectories(sample.project.resolve(".omk/goals"));
    copy(original(name), goals.resolve(id(name).value()));
    for (String journal : new String[] {"events.jsonl", "event-log.jsonl"}) {
      Path file = goals.resolve(id(name).value()).resolve(journal);
      if (Files.exists(file)) {
        String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        text =
            text.replaceAll(
                "\"project_dir\":\"[^\"]*\"", "\"project_dir\":\"" + sample.project + "\"");
        Files.writeString(file, text, java.nio.charset.StandardCharsets.ISO_8859_1);
      }
    }
    return id(name);
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path copy = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy);
        }
      }
    }
  }

  /** Every file below a directory with its hash. */
  static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        all.put(directory.relativize(path).toString(), Sha256.hexOf(Files.readAllBytes(path)));
      }
    }
    return all;
  }
}
