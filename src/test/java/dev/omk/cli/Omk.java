package dev.omk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged executable with a home of its own, called in a directory of its own. */
final class Omk {
  private static final long TIMEOUT_SECONDS = 180;
  private static final Path CACHE = Path.of(System.getProperty("java.io.tmpdir"), "omk-it-cache");

  final Path project;
  final Path home;
  final Map<String, String> environment = new TreeMap<>();

  Omk(Path root) throws IOException {
    project = Files.createDirectory(root.resolve("project"));
    home = Files.createDirectory(root.resolve("home"));
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", home.toString());
    environment.put("XDG_CACHE_HOME", CACHE.toString());
  }

  /** What a process left behind. */
  record Ended(int code, String out, String err) {}

  static String executable() {
    return Path.of(System.getProperty("omk.executable")).toAbsolutePath().toString();
  }

  Ended call(String... args) throws IOException, InterruptedException {
    return call(List.of(args));
  }

  Ended call(List<String> args) throws IOException, InterruptedException {
    return run(Stream.concat(Stream.of(executable()), args.stream()).toList());
  }

  /** Runs a shell line in which {@code $OMK} is the executable. */
  Ended shell(String line) throws IOException, InterruptedException {
    return run(List.of("sh", "-c", line));
  }

  Ended run(List<String> command) throws IOException, InterruptedException {
    return run(command, TIMEOUT_SECONDS);
  }

  /** The same for what takes its time. */
  Ended run(List<String> command, long timeoutSeconds) throws IOException, InterruptedException {
    Path out = Files.createTempFile(home.getParent(), "stdout", "");
    Path err = Files.createTempFile(home.getParent(), "stderr", "");
    Process process =
        builder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("hangs: " + command);
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("OMK", executable());
    return builder.redirectInput(Path.of("/dev/null").toFile());
  }

  /** Writes a file of the project. */
  Omk file(String path, String content) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return this;
  }

  /** Everything in the project but git's own, and in the home. */
  List<String> files() throws IOException {
    List<String> all = new ArrayList<>();
    for (Path root : Arrays.asList(project, home)) {
      try (Stream<Path> paths = Files.walk(root)) {
        paths
            .filter(path -> !path.equals(root))
            .map(path -> root.resolveSibling("").relativize(path).toString())
            .filter(path -> !path.startsWith("project/.git"))
            .forEach(all::add);
      }
    }
    return all;
  }

  /** A repository with a defect that {@code mend.sh} repairs, a gate that sees it, and agents. */
  Omk withDefect() throws IOException, InterruptedException {
    file("answer.txt", "41\n");
    file("tests/run.sh", "test \"$(cat answer.txt)\" = 42\n");
    file(".omk/gates.toml", "[[gates]]\nname = \"tests\"\nrun = \"sh tests/run.sh\"\n");
    file("mend.sh", "cat > /dev/null\necho 42 > answer.txt\n");
    file("hang.sh", "touch started\nsleep 1000\n");
    file(
        ".omk/config.toml",
        """
        [agents.mender]
        command = ["sh", "mend.sh"]
        [agents.idler]
        command = ["true"]
        [agents.hanger]
        command = ["sh", "hang.sh"]
        [agents.gone]
        command = ["./is-not-there"]
        """);
    shell(
        "git init -q -b main . && git add -A && git -c user.name=t -c user.email=t@localhost commit -qm x");
    return this;
  }
}
