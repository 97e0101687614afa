package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The recorded goals of omk 0.5.0, and calls of our commands on them in this process. */
final class Recording {
  static final Path ROOT = Path.of("src/test/resources/omk-0.5.0").toAbsolutePath();

  private Recording() {}

  /** Names of cases and their goals, in the order of the recording. */
  static Map<String, String> cases() {
    Map<String, String> cases = new LinkedHashMap<>();
    for (String line : read(ROOT.resolve("index.tsv")).lines().toList()) {
      cases.put(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1));
    }
    return cases;
  }

  static String id(String name) {
    return java.util.Objects.requireNonNull(cases().get(name), name);
  }

  /** What a call left. */
  record Ended(int code, String out, String err) {
    ObjectNode json() {
      try {
        return Json.parseObject(out.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new AssertionError("no document: " + out + err, e);
      }
    }
  }

  /** What omk 0.5.0 answered. */
  static Ended expected(String file) {
    String text = read(ROOT.resolve("expected").resolve(file));
    int out = text.indexOf("--- stdout\n") + "--- stdout\n".length();
    int err = text.indexOf("--- stderr\n", out);
    int code = Integer.parseInt(text.lines().skip(1).findFirst().orElse("").substring(5));
    return new Ended(code, text.substring(out, err < 0 ? text.length() : err), "");
  }

  /** Calls omk on a state directory. */
  static Ended call(Path state, String... arguments) {
    List<String> argv = new ArrayList<>(List.of("--state-dir", state.toString()));
    argv.addAll(List.of(arguments));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = new Invocation(new Streams(out, err, false)).run(argv.toArray(String[]::new));
    return new Ended(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** A copy of one recorded goal in a state directory of its own, which is returned. */
  static Path copy(String name, Path target) throws IOException {
    copyTree(ROOT.resolve("goals").resolve(id(name)), target.resolve("goals").resolve(id(name)));
    return target;
  }

  static void copyTree(Path from, Path to) throws IOException {
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

  /** Every file below a directory: content, time and mode. */
  static Map<String, String> everything(Path directory) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.toList()) {
        FileTime time = Files.getLastModifiedTime(path);
        String content =
            Files.isRegularFile(path)
                ? dev.omk.digest.Sha256.hexOf(Files.readAllBytes(path))
                : "directory";
        all.put(directory.relativize(path).toString(), time + " " + content);
      }
    }
    return all;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
