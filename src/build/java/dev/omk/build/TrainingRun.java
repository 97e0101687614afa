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
 * Records AOT caches (JEP 514) while the application runs the command lines of a training file, in
 * a directory and with a HOME that are thrown away.
 */
final class TrainingRun {
  private static final String MAIN = "dev.omk.cli.AotTraining";
  private static final String GATES = "[[gates]]\nname = \"tests\"\ncommand = \"true\"\n";
  private static final int TIMEOUT_SECONDS = 120;
  private static final Set<String> KEPT_VARIABLES = Set.of("PATH", "TMPDIR");

  private final Settings settings;

  TrainingRun(Settings settings) {
    this.settings = settings;
  }

  /**
   * Leaves a cache in {@code image}.
   *
   * @param name the cache
   * @param training the command lines to record
   * @param preparation command lines that run before in the same place and are not recorded; the
   *     tree is changed after each of them
   */
  void record(Path image, String name, String training, List<String> preparation)
      throws IOException, InterruptedException {
    Path cache = image.resolve(name).toAbsolutePath();
    Files.deleteIfExists(cache);
    Path scratch = settings.work().resolve("training").toAbsolutePath();
    Trees.delete(scratch);
    Path project = Files.createDirectories(scratch.resolve("project"));
    Files.createDirectories(project.resolve(".omk"));
    Files.writeString(project.resolve(".omk/gates.toml"), GATES);
    run(project, scratch, List.of("git", "init", "--quiet"));
    for (String lines : preparation) {
      run(project, scratch, java(image, List.of(), lines));
      Files.writeString(project.resolve("changed.txt"), lines);
    }
    run(project, scratch, java(image, List.of("-XX:AOTCacheOutput=" + cache), training));
    if (!Files.exists(cache)) {
      throw new IllegalStateException("no AOT cache was made, see " + log());
    }
  }

  private List<String> java(Path image, List<String> more, String lines) throws IOException {
    Path absolute = image.toAbsolutePath();
    List<String> command = new ArrayList<>();
    command.add(absolute.resolve("runtime/bin/java").toString());
    command.addAll(more);
    command.addAll(Files.readAllLines(settings.options()));
    command.addAll(List.of("-cp", absolute.resolve("lib").resolve(Libraries.JAR).toString(), MAIN));
    command.add(settings.training().resolve(lines + ".txt").toAbsolutePath().toString());
    return command;
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
