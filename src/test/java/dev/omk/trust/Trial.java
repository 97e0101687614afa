package dev.omk.trust;

import dev.omk.control.Sample;
import dev.omk.control.workspace.Outcome;
import dev.omk.error.OmkException;
import dev.omk.proof.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Drives one work to its end on a real repository, with automatic acceptance. */
final class Trial {
  private static final int PASSES = 3;

  private final Path directory;
  private final Work work;
  private final String settings;

  /**
   * @param settings what the user's own configuration says
   */
  Trial(Path directory, Work work, String settings) {
    this.settings = settings;
    this.directory = directory;
    this.work = work;
  }

  /**
   * How it ended.
   *
   * @param ready whether the goal was called ready
   * @param verdict for the table
   */
  record Result(Work work, boolean ran, boolean ready, String verdict) {}

  Result run() throws Exception {
    for (String tool : work.project().tools()) {
      if (!there(tool)) {
        return new Result(work, false, false, "not run: no " + tool);
      }
    }
    Sample sample =
        Sample.broken(Files.createDirectories(directory)).passes(PASSES).settings(settings);
    for (String path : new String[] {"calc.sh", "tests", ".omk"}) {
      shell(sample, "rm -rf " + path);
    }
    for (Map.Entry<String, String> file : work.project().files().entrySet()) {
      sample.write(file.getKey(), file.getValue());
    }
    sample.agent(work.script());
    shell(sample, work.before());
    if (Files.exists(sample.project.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
      sample.commit();
    }
    shell(sample, work.after());
    try {
      Outcome outcome = sample.run(true);
      return new Result(work, true, outcome.ready(), verdict(outcome));
    } catch (OmkException e) {
      return new Result(work, true, false, "refused: " + e.line());
    }
  }

  private static String verdict(Outcome outcome) {
    String weak =
        outcome.assessment().weak().stream().map(Claim::detail).collect(Collectors.joining("; "));
    String status = outcome.goal().status().json();
    return outcome.ready()
        ? status
        : status + ": " + (weak.isEmpty() ? outcome.goal().reason() : weak);
  }

  private static boolean there(String tool) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, tool))) {
        return true;
      }
    }
    return false;
  }

  private void shell(Sample sample, String line) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", line).directory(sample.project.toFile()).inheritIO();
    builder.environment().put("HOME", sample.home().toString());
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(work.name() + ": cannot prepare: " + line);
    }
  }
}
