import dev.omk.file.TreeRemoval;
import dev.omk.git.Git;
import dev.omk.process.ProcessRunner;
import dev.omk.secret.Redactor;
import dev.omk.worktree.WorkTree;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What gates cost: their makespan beside {@code make -j} and, where they are on the PATH, prek and
 * pre-commit on the same commands; a flood of output; redaction; snapshots beside {@code git
 * status}. Runs with {@code omk.jar} on the class path. Arguments: a directory for temporary files,
 * the executable, rounds.
 */
public final class GateFigures {
  private static final int FILES = 10_000;
  private static final int TRIVIAL = 200;

  /** What a collector may leave lying between two runs of the same. */
  private static final int HEAP_MEGABYTES = 96;

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final Path root;
  private final String omk;
  private final int rounds;

  private GateFigures(Path root, String omk, int rounds) {
    this.root = root;
    this.omk = omk;
    this.rounds = rounds;
  }

  public static void main(String[] args) throws Exception {
    Path root = Files.createTempDirectory(Path.of(args[0]).toAbsolutePath(), "gates-");
    try {
      GateFigures figures = new GateFigures(root, args[1], Integer.parseInt(args[2]));
      figures.snapshots();
      figures.redaction();
      figures.independent();
      figures.chained();
      figures.trivial();
      figures.flood();
    } finally {
      TreeRemoval.of(root);
    }
  }

  /** One gate: its name, its shell line, and what it needs. */
  private record Gate(String name, String line, List<String> needs) {}

  private void independent() throws Exception {
    List<Gate> gates = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      gates.add(new Gate("g" + i, "sleep 0.5", List.of()));
    }
    makespan("8 gates of 0.5 s", gates, 0.5, 8 * 0.5, true);
  }

  /** One long way, and short gates beside it. */
  private void chained() throws Exception {
    List<Gate> gates = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      gates.add(new Gate("short" + i, "sleep 0.2", List.of()));
    }
    for (int i = 0; i < 4; i++) {
      List<String> before = i == 0 ? List.of() : List.of("long" + (i - 1));
      gates.add(new Gate("long" + i, "sleep 0.5", before));
    }
    makespan("a chain of 4 by 0.5 s, and 6 of 0.2 s", gates, 2, 6 * 0.2 + 2, false);
  }

  private void trivial() throws Exception {
    List<Gate> gates = new ArrayList<>();
    for (int i = 0; i < TRIVIAL; i++) {
      gates.add(new Gate("t" + i, "true", List.of()));
    }
    makespan(TRIVIAL + " trivial gates", gates, 0, 0, true);
  }

  private void makespan(String what, List<Gate> gates, double critical, double work, boolean hooks)
      throws Exception {
    Path project = project(gates);
    List<Series> all = new ArrayList<>();
    all.add(
        new Series("omk goal verify", command(project, omk, "-q", "goal", "verify", "--no-goal")));
    all.add(new Series("make -j" + CORES, command(project, "make", "-s", "-j" + CORES, "all")));
    for (String tool : hooks ? List.of("prek", "pre-commit") : List.<String>of()) {
      if (isOnPath(tool)) {
        all.add(new Series(tool, command(project, tool, "run", "--all-files")));
      }
    }
    inTurns(all);
    double ideal = Math.max(critical, work / CORES);
    System.out.printf(
        "%s: %s; ideal %.2f s, budget %.2f s%n",
        what, told(all), ideal, ideal * 1.05 + 0.05 * gates.size());
    Figure.atMost(
        what, all.getFirst().median(), ideal * 1.05 + 0.05 * gates.size(), "s", others(all));
  }

  private static String others(List<Series> all) {
    return told(all.subList(1, all.size()));
  }

  private Path project(List<Gate> gates) throws Exception {
    Path project = Files.createTempDirectory(root, "project-");
    StringBuilder toml = new StringBuilder();
    StringBuilder make = new StringBuilder("all:");
    gates.forEach(gate -> make.append(' ').append(gate.name()));
    make.append('\n');
    StringBuilder yaml = new StringBuilder("repos:\n- repo: local\n  hooks:\n");
    for (Gate gate : gates) {
      String needs = String.join("\", \"", gate.needs());
      toml.append("[[gates]]\nname = \"%s\"\nrun = \"%s\"\n".formatted(gate.name(), gate.line()));
      toml.append(needs.isEmpty() ? "" : "needs = [\"" + needs + "\"]\n");
      make.append(
          "%s: %s\n\t%s\n".formatted(gate.name(), String.join(" ", gate.needs()), gate.line()));
      yaml.append(
          "  - {id: %s, name: %s, entry: %s, language: system, always_run: true, pass_filenames: false}\n"
              .formatted(gate.name(), gate.name(), gate.line()));
    }
    Files.createDirectories(project.resolve(".omk"));
    Files.writeString(project.resolve(".omk/gates.toml"), toml);
    Files.writeString(project.resolve("Makefile"), make);
    Files.writeString(project.resolve(".pre-commit-config.yaml"), yaml);
    commit(project);
    return project;
  }

  private void commit(Path project) throws Exception {
    run(project, "git", "init", "-q");
    run(project, "git", "add", "-A");
    run(
        project,
        "git",
        "-c",
        "user.name=b",
        "-c",
        "user.email=b@localhost",
        "-c",
        "gc.auto=0",
        "commit",
        "-q",
        "-m",
        "x");
  }

  /** One thing that is timed again and again. */
  private record Series(String name, Callable<?> action, List<Double> seconds) {
    Series(String name, Callable<?> action) {
      this(name, action, new ArrayList<>());
    }

    double median() {
      return seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElseThrow();
    }
  }

  private void inTurns(List<Series> all) throws Exception {
    for (int round = -1; round < rounds; round++) {
      for (Series series : all) {
        long start = System.nanoTime();
        series.action().call();
        if (round >= 0) {
          series.seconds().add((System.nanoTime() - start) / 1e9);
        }
      }
    }
  }

  private static String told(List<Series> all) {
    return String.join(
        ", ", all.stream().map(one -> "%s %.3f s".formatted(one.name(), one.median())).toList());
  }

  private Callable<?> command(Path directory, String... command) {
    return () -> run(directory, command);
  }

  private Process run(Path directory, String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("XDG_CONFIG_HOME", root.resolve("config").toString());
    builder.environment().put("GIT_OPTIONAL_LOCKS", "1");
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("last-output").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(
          String.join(" ", command) + ": " + Files.readString(root.resolve("last-output")));
    }
    return process;
  }

  private static boolean isOnPath(String tool) {
    for (String folder : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(folder, tool))) {
        return true;
      }
    }
    return false;
  }

  /** Nothing is written with a secret in it, so that only the prefilter works. */
  private void redaction() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < 4 << 20; i++) {
      text.append("[INFO] ").append(i).append(" compiled src/main/java/pkg/Calc").append(i % 97);
      text.append(".java in 12 ms with 0 warnings\n");
    }
    byte[] lines = text.toString().getBytes(StandardCharsets.UTF_8);
    var filter = new Redactor(List.of("a-secret-of-the-environment")).lineFilter();
    double best = Double.MAX_VALUE;
    int repeats = 32;
    for (int round = 0; round < 5; round++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (int i = 0; i < repeats; i++) {
        filter.apply(lines);
      }
      long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      best = Math.min(best, (end - start) / 1e9);
    }
    double speed = repeats * (double) lines.length / 1e6 / best;
    System.out.printf(
        "redaction of output without secrets: %.0f MB/s of CPU time; budget 200 MB/s%n", speed);
    Figure.atLeast("redaction of output", speed, 200, "MB/s", "");
  }

  /** The most memory that one gate's output takes, small and large. */
  private void flood() throws Exception {
    long least = 0;
    for (int megabytes : new int[] {1, 1000}) {
      String line = "yes 'compiled src/main/java/pkg/Calc.java in 12 ms' | head -c %d000000";
      Path project = project(List.of(new Gate("flood", line.formatted(megabytes), List.of())));
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(omk, "-q", "goal", "verify", "--no-goal")
              .directory(project.toFile())
              .redirectErrorStream(true)
              .redirectOutput(root.resolve("last-output").toFile())
              .start();
      long peak = 0;
      while (!process.waitFor(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, peakKilobytes(process.pid()));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "a gate that prints %d MB: %.1f s, %.0f MB/s, %d MB of memory at most%n",
          megabytes, seconds, megabytes / seconds, peak / 1000);
      if (megabytes > 1) {
        Figure.atMost(
            "memory for a gate that prints %d MB".formatted(megabytes),
            peak / 1000.0,
            least / 1000.0 + HEAP_MEGABYTES,
            "MB",
            "for 1 MB: %d MB".formatted(least / 1000));
      }
      least = peak;
    }
  }

  private static long peakKilobytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // It has just ended, or this is no Linux.
    }
  }

  private void snapshots() throws Exception {
    Path project = Files.createTempDirectory(root, "files-");
    for (int i = 0; i < FILES; i++) {
      Path folder = project.resolve("pkg%02d/sub%d".formatted(i % 100, i % 7));
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("File" + i + ".java"), ("class File" + i + " {}\n").repeat(20));
    }
    commit(project);
    Git git = Git.find(new ProcessRunner(), System.getenv()).orElseThrow();
    WorkTree tree =
        WorkTree.open(
            Optional.of(git), project, project.resolve(".omk/goals"), root.resolve("own"));
    int[] change = {0};
    Path changed = project.resolve("pkg00/sub0/File0.java");
    Series status =
        new Series(
            "git status",
            () -> edited(changed, change, () -> run(project, "git", "status", "--porcelain")));
    Series glance = new Series("glance", () -> edited(changed, change, tree::glance));
    Series whole = new Series("by content", () -> edited(changed, change, tree::observe));
    Thread.sleep(2500); // what was written a moment ago is never believed
    for (int warm = 0; warm < 5; warm++) {
      glance.action().call();
    }
    inTurns(List.of(status, glance, whole));
    System.out.printf(
        "snapshot of %,d files with one change: %s; %.1f and %.1f times git status; budget 2%n",
        FILES,
        told(List.of(status, glance, whole)),
        glance.median() / status.median(),
        whole.median() / status.median());
    String beside =
        "git status: %.3f s; a look that reads every file: %.3f s"
            .formatted(status.median(), whole.median());
    String what = "snapshot of %,d files, one changed".formatted(FILES);
    Figure.atMost(what, glance.median() / status.median(), 2, "x", beside);
  }

  private static Object edited(Path file, int[] change, Callable<?> look) throws Exception {
    Files.writeString(file, "class File0 { int a = " + change[0]++ + "; }\n");
    return look.call();
  }
}
