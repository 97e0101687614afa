package dev.omk.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Records an AOT cache (JEP 514) while the application runs the command lines of the training file,
 * in a directory and with a HOME that are thrown away.
 */
final class TrainingRun {
  private static final String MAIN = "dev.omk.cli.AotTraining";
  private static final int TIMEOUT_SECONDS = 120;
  private static final Set<String> KEPT_VARIABLES = Set.of("PATH", "TMPDIR");

  private final Settings settings;
  private final Libraries libraries;

  TrainingRun(Settings settings, Libraries libraries) {
    this.settings = settings;
    this.libraries = libraries;
  }

  /** Leaves {@code omk.aot} in {@code image}. */
  void record(Path image) throws IOException, InterruptedException {
    Path cache = image.resolve("omk.aot").toAbsolutePath();
    Files.deleteIfExists(cache);
    Path scratch = settings.work().resolve("training").toAbsolutePath();
    Trees.delete(scratch);
    Path project = Files.createDirectories(scratch.resolve("project"));
    run(project, scratch, List.of("git", "init", "--quiet"));
    List<String> command = new ArrayList<>();
    command.add(image.resolve("runtime/bin/java").toAbsolutePath().toString());
    command.add("-XX:AOTCacheOutput=" + cache);
    command.addAll(Files.readAllLines(settings.options()));
    command.addAll(List.of("-cp", classPath(image.toAbsolutePath()), MAIN));
    command.add(settings.training().toAbsolutePath().toString());
    run(project, scratch, command);
    if (!Files.exists(cache)) {
      throw new IllegalStateException("no AOT cache was made, see " + log());
    }
  }

  private String classPath(Path image) {
    return String.join(
        ":",
        libraries.names().stream().map(name -> image.resolve("lib/" + name).toString()).toList());
  }

  private Path log() {
    return settings.work().resolve("training.log");
  }

  private void run(Path directory, Path home, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(KEPT_VARIABLES);
    environment.putAll(Map.of("HOME", home.toString(), "LC_ALL", "C.UTF-8"));
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.redirectInput(Path.of("/dev/null").toFile());
    Process process = builder.start();
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the training run hangs, see " + log());
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          command.getFirst() + " ended with " + process.exitValue() + ", see " + log());
    }
  }
}
