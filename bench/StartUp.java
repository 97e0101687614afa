import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Start-up of the packaged executable beside a bare JVM and {@code git --version}, all measured in
 * turns in one run. Arguments: the executable, a directory to work in, the number of rounds.
 */
public final class StartUp {
  private static final int WARM_UP_ROUNDS = 5;
  private static final int GOALS = 20;
  private static final int MANY = 10_000;
  private static final String OF_MANY = " of 10,000";
  private static final double BUDGET = 3.5;
  private static final double MANY_BUDGET = 1.1;
  private static final double LIST_MILLIS = 600;
  private static final long TIMEOUT_SECONDS = 60;
  private static final long MANY_TIMEOUT_SECONDS = 300;
  private static final List<String> FLAGS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData");

  private final Path omk;
  private final Path work;
  private final PrintStream out;
  private final Path project;
  private final Path many;

  private StartUp(Path omk, Path work, PrintStream out) {
    this.omk = omk;
    this.work = work;
    this.out = out;
    this.project = work.resolve("project");
    this.many = work.resolve("many");
  }

  /** One command and how long it took, in nanoseconds. */
  private record Series(String name, Path directory, List<String> command, List<Long> nanos) {
    Series(String name, Path directory, List<String> command) {
      this(name, directory, command, new ArrayList<>());
    }

    double median() {
      List<Long> sorted = nanos.stream().sorted().toList();
      int middle = sorted.size() / 2;
      return sorted.size() % 2 == 1
          ? sorted.get(middle)
          : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path work = Path.of(args[1]).toAbsolutePath();
    delete(work);
    Files.createDirectories(work.resolve("home"));
    Files.createDirectories(work.resolve("project"));
    Files.createDirectories(work.resolve("many"));
    new StartUp(Path.of(args[0]).toAbsolutePath(), work, System.out)
        .measure(Integer.parseInt(args[2]));
  }

  private void measure(int rounds) throws IOException, InterruptedException {
    Path java = bareRuntime();
    run(project, List.of("git", "init", "--quiet"));
    run(many, List.of("git", "init", "--quiet"));
    long first = System.nanoTime();
    run(project, List.of(omk.toString(), "--version"));
    first = System.nanoTime() - first;
    Series bare = new Series("bare JVM", project, bareCommand(java));
    Series git = new Series("git --version", project, List.of("git", "--version"));
    List<Series> all = new ArrayList<>(List.of(bare, git));
    prepareGoals();
    prepareManyGoals();
    add(all, project, "", "--help");
    add(all, project, "", "goal", "status");
    add(all, project, "", "goal", "show");
    add(all, project, "", "goal", "list");
    add(all, many, OF_MANY, "goal", "status");
    add(all, many, OF_MANY, "goal", "list", "--limit", "20");
    add(all, many, OF_MANY, "goal", "list");
    for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
      for (Series series : all) {
        long start = System.nanoTime();
        run(series.directory(), series.command());
        long nanos = System.nanoTime() - start;
        if (round >= 0) {
          series.nanos().add(nanos);
        }
      }
    }
    print(all, bare, git, rounds);
    keep(all, bare);
    out.printf(
        "%ntarget/omk: %.1f MB; its first run, which unpacks: %.0f ms%n",
        Files.size(omk) / 1e6, first / 1e6);
  }

  private void keep(List<Series> all, Series bare) throws IOException {
    Map<String, Double> medians = new HashMap<>();
    all.forEach(series -> medians.put(series.name(), series.median() / 1e6));
    String beside = String.format(Locale.ROOT, "a bare JVM: %.0f ms", bare.median() / 1e6);
    for (String name : List.of("--help", "goal status", "goal show", "goal list")) {
      Double median = medians.get("omk " + name);
      if (median != null) {
        Figure.atMost("omk " + name, median * 1e6 / bare.median(), BUDGET, "x", beside);
      }
    }
    Double all10k = medians.get("omk goal list" + OF_MANY);
    Double few10k = medians.get("omk goal list --limit 20" + OF_MANY);
    Double status10k = medians.get("omk goal status" + OF_MANY);
    Double status = medians.get("omk goal status");
    Double list = medians.get("omk goal list");
    if (status10k != null && status != null) {
      Figure.atMost(
          "omk goal status" + OF_MANY, status10k / status, MANY_BUDGET, "x", "the same of 20");
    }
    if (few10k != null && list != null) {
      Figure.atMost(
          "omk goal list --limit 20" + OF_MANY, few10k / list, MANY_BUDGET, "x", "the list of 20");
    }
    if (all10k != null) {
      Figure.atMost("omk goal list" + OF_MANY, all10k, LIST_MILLIS, "ms", "");
    }
  }

  /** A runtime with java.base alone and its default class data archive. */
  private Path bareRuntime() throws IOException, InterruptedException {
    Path runtime = work.resolve("bare");
    Path source = work.resolve("Hello.java");
    Files.writeString(
        source,
        "public class Hello { public static void main(String[] a) {"
            + " System.out.println(\"hello\"); } }\n");
    tool("javac", "-d", work.toString(), source.toString());
    tool(
        "jlink",
        "--add-modules",
        "java.base",
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        "--output",
        runtime.toString());
    Path java = runtime.resolve("bin/java");
    run(work, List.of(java.toString(), "-Xshare:dump"));
    return java;
  }

  private List<String> bareCommand(Path java) {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", work.toString(), "Hello"));
    return command;
  }

  private void prepareGoals() throws IOException, InterruptedException {
    for (int i = 1; i <= GOALS; i++) {
      String goal = "Fix the failing test number " + i + " in the parser";
      int code = run(project, List.of(omk.toString(), "goal", "plan", goal));
      if (code != 0) {
        out.printf("note: `omk goal plan` ended with %d after %d goals%n", code, i - 1);
        return;
      }
    }
    if (Files.notExists(work.resolve("project/.omk/goals"))) {
      out.println("note: `omk goal plan` made no goal: this omk cannot do that yet");
    }
  }

  /** Copies of one goal, made with the classes of the executable that the first run unpacked. */
  private void prepareManyGoals() throws IOException, InterruptedException {
    run(many, List.of(omk.toString(), "goal", "plan", "Fix the failing test in the parser"));
    Path jar;
    try (Stream<Path> unpacked = Files.walk(work.resolve("home/.cache/omk"))) {
      jar = unpacked.filter(path -> path.endsWith("lib/omk.jar")).findFirst().orElseThrow();
    }
    int code =
        run(
            many,
            MANY_TIMEOUT_SECONDS,
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                jar.toString(),
                Path.of("bench/ManyGoals.java").toAbsolutePath().toString(),
                work.resolve("home").toString(),
                many.resolve(".omk/goals").toString(),
                Integer.toString(MANY)));
    if (code != 0) {
      out.printf("note: making %d goals ended with %d%n", MANY, code);
    }
  }

  private void add(List<Series> all, Path directory, String note, String... args)
      throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of(omk.toString()), Arrays.stream(args)).toList();
    String name = "omk " + String.join(" ", args) + note;
    int code = run(directory, command);
    if (code == 0) {
      all.add(new Series(name, directory, command));
    } else {
      out.printf("note: `%s` ended with %d and is not measured%n", name, code);
    }
  }

  private void print(List<Series> all, Series bare, Series git, int rounds) {
    out.printf("%d rounds, in turns, in milliseconds%n%n", rounds);
    out.printf("%-36s %8s %8s %8s %10s %10s%n", "", "median", "min", "max", "x bare JVM", "x git");
    for (Series series : all) {
      out.printf(
          "%-36s %8.1f %8.1f %8.1f %10.2f %10.1f%n",
          series.name(),
          series.median() / 1e6,
          series.nanos().stream().min(Comparator.naturalOrder()).orElseThrow() / 1e6,
          series.nanos().stream().max(Comparator.naturalOrder()).orElseThrow() / 1e6,
          series.median() / bare.median(),
          series.median() / git.median());
    }
  }

  private int run(Path directory, List<String> command) throws IOException, InterruptedException {
    return run(directory, TIMEOUT_SECONDS, command);
  }

  private int run(Path directory, long timeoutSeconds, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().retainAll(List.of("PATH", "TMPDIR"));
    builder.environment().putAll(Map.of("HOME", work.resolve("home").toString()));
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("hangs: " + String.join(" ", command));
    }
    return process.exitValue();
  }

  private static void tool(String name, String... args) {
    Optional<ToolProvider> tool = ToolProvider.findFirst(name);
    if (tool.isEmpty() || tool.get().run(System.err, System.err, args) != 0) {
      throw new IllegalStateException("cannot run " + name);
    }
  }

  private static void delete(Path root) throws IOException {
    if (Files.notExists(root)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
