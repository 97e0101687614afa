package dev.omk.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged executable, run in a sample project with the sample's home. */
final class Executable {
  private static final long TIMEOUT_SECONDS = 180;

  private final Sample sample;
  private final Map<String, String> variables;

  Executable(Sample sample) {
    this(sample, Map.of());
  }

  /**
   * @param variables added to its environment
   */
  Executable(Sample sample, Map<String, String> variables) {
    this.sample = sample;
    this.variables = Map.copyOf(variables);
  }

  /** What a command left behind. */
  record Ended(int code, String out, String err) {}

  /** A command under way. */
  record Started(Process process, Path out, Path err) {

    Ended end() throws IOException, InterruptedException {
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("hangs: " + process.info());
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Sends a signal by name. */
    void signal(String name) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }
  }

  Ended run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).end();
  }

  Started start(String... arguments) throws IOException {
    List<String> argv = new ArrayList<>();
    argv.add(Path.of(System.getProperty("omk.executable")).toAbsolutePath().toString());
    argv.addAll(List.of(arguments));
    Path out = Files.createTempFile(sample.home(), "stdout", "");
    Path err = Files.createTempFile(sample.home(), "stderr", "");
    ProcessBuilder builder = new ProcessBuilder(argv).directory(sample.project.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().put("HOME", sample.home().toString());
    builder.environment().putAll(variables);
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    return new Started(builder.start(), out, err);
  }
}
