import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a pass costs beside the agent and the gates: snapshots, the guard of the repository,
 * judging, and the journal, in a small repository and in one of 10,000 files. Both agent and gate
 * do next to nothing, so all of the time is ours. Arguments: the executable, a directory to work
 * in.
 */
public final class PassOverhead {
  private static final int FEW = 2;
  private static final int MANY = 10;
  private static final double BUDGET = 1000;
  private static final long TIMEOUT_SECONDS = 600;

  private final Path omk;
  private final Path work;

  private PassOverhead(Path omk, Path work) {
    this.omk = omk;
    this.work = work;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    PassOverhead bench =
        new PassOverhead(Path.of(args[0]).toAbsolutePath(), Path.of(args[1]).toAbsolutePath());
    System.out.printf("%nchecks of one pass, agent and gate included%n");
    for (int files : new int[] {10, 10_000}) {
      Path project = bench.project(files);
      double few = bench.millis(project, FEW);
      double many = bench.millis(project, MANY);
      double pass = (many - few) / (MANY - FEW);
      System.out.printf("%,7d files %6.0f ms%n", files, pass);
      Figure.atMost(
          String.format(Locale.ROOT, "checks of a pass, %,d files", files), pass, BUDGET, "ms", "");
    }
  }

  private Path project(int files) throws IOException, InterruptedException {
    Path project = work.resolve("pass-" + files);
    delete(project);
    Files.createDirectories(project.resolve(".omk"));
    Files.createDirectories(work.resolve("home"));
    for (int i = 0; i < files; i++) {
      Path file = project.resolve("src/d" + i / 100 + "/f" + i + ".txt");
      Files.createDirectories(file.getParent());
      Files.writeString(file, "line " + i + "\n".repeat(1 + i % 40));
    }
    Files.writeString(
        project.resolve(".omk/gates.toml"),
        "[[gates]]\nname = \"tests\"\nrun = \"test -e never\"\n");
    Files.writeString(
        project.resolve(".omk/config.toml"),
        "[agents.mine]\ncommand = [\"sh\", \"-c\", \"echo x >> src/d0/f0.txt\"]\n");
    for (String line :
        List.of("git init -q", "git add -A", "git -c user.name=x -c user.email=x@y commit -qm x")) {
      run(project, List.of(line.split(" ")));
    }
    return project;
  }

  private double millis(Path project, int passes) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    int code =
        run(
            project,
            List.of(
                omk.toString(),
                "goal",
                "run",
                "Fix the failing test in calc",
                "--until-ready",
                "--agent",
                "mine",
                "--max-iterations",
                String.valueOf(passes)));
    if (code != 3) {
      throw new IOException("omk goal run ended with " + code + " in " + project);
    }
    return (System.nanoTime() - begun) / 1e6;
  }

  private int run(Path directory, List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("HOME", work.resolve("home").toString());
    builder.environment().remove("XDG_CONFIG_HOME");
    Process process =
        builder
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("hangs: " + command);
    }
    return process.exitValue();
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> paths = Files.walk(directory)) {
        paths
            .sorted(Comparator.reverseOrder())
            .forEach(
                path -> {
                  try {
                    Files.delete(path);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
      }
    }
  }
}
