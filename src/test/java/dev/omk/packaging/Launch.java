package dev.omk.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A machine of its own for the packaged executable: a home, a temporary folder and an environment
 * without anything of the caller's but {@code PATH}.
 */
final class Launch {
  private static final long TIMEOUT_SECONDS = 60;

  final Path root;
  final Path home;
  final Path tmp;
  final Map<String, String> environment = new TreeMap<>();

  Launch(Path root) throws IOException {
    this.root = root;
    this.home = Files.createDirectory(root.resolve("home"));
    this.tmp = Files.createDirectory(root.resolve("tmp"));
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", home.toString());
    environment.put("TMPDIR", tmp.toString());
  }

  /** For tests that are not about unpacking: into one folder for all of them. */
  Launch unpackedOnce() {
    String cache = Path.of(System.getProperty("java.io.tmpdir"), "omk-it-cache").toString();
    environment.put("XDG_CACHE_HOME", cache);
    return this;
  }

  /** What a process left behind. */
  record Ended(int code, String out, String err) {}

  static Path executable() {
    return Path.of(System.getProperty("omk.executable")).toAbsolutePath();
  }

  /** Runs the executable and waits for its end. */
  Ended omk(String... args) throws IOException, InterruptedException {
    return run(Stream.concat(Stream.of(executable().toString()), Arrays.stream(args)).toList());
  }

  Ended run(List<String> command) throws IOException, InterruptedException {
    return end(start(command));
  }

  Started start(List<String> command) throws IOException {
    Path out = Files.createTempFile(root, "stdout", "");
    Path err = Files.createTempFile(root, "stderr", "");
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    return new Started(builder.start(), out, err);
  }

  /** A process under way. */
  record Started(Process process, Path out, Path err) {}

  /** The same for what takes its time. */
  Ended run(List<String> command, long timeoutSeconds) throws IOException, InterruptedException {
    return end(start(command), timeoutSeconds);
  }

  static Ended end(Started started) throws IOException, InterruptedException {
    return end(started, TIMEOUT_SECONDS);
  }

  private static Ended end(Started started, long timeoutSeconds)
      throws IOException, InterruptedException {
    Process process = started.process();
    if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("hangs: " + process.info());
    }
    return new Ended(
        process.exitValue(), Files.readString(started.out()), Files.readString(started.err()));
  }

  Path cache() {
    return home.resolve(".cache/omk");
  }

  /** The only directory in {@code base}, which has to be the unpacked executable. */
  static Path unpackedIn(Path base) throws IOException {
    try (Stream<Path> entries = Files.list(base)) {
      List<Path> all = entries.toList();
      if (all.size() != 1) {
        throw new AssertionError("not one directory: " + all);
      }
      return all.getFirst();
    }
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
