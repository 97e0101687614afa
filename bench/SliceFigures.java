import dev.omk.git.Git;
import dev.omk.git.Repository;
import dev.omk.process.ProcessRunner;
import dev.omk.worktree.LinkedWorkTrees;
import dev.omk.worktree.Subject;
import dev.omk.worktree.WorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What slices cost: making a worktree of 10,000 files beside git's own {@code worktree add}, in
 * turns; eight slices with two agents that only sleep, beside the schedule in which nothing but the
 * sleeping takes time; and how soon a pause is obeyed while eight agents are busy. Arguments: a
 * directory to work in, the executable, seconds that an agent sleeps.
 */
public final class SliceFigures {
  private static final int FILES = 10_000;
  private static final int ROUNDS = 7;
  private static final int SLICES = 8;
  private static final int AGENTS = 2;
  private static final double WORKTREE = 1.2;
  private static final double SCHEDULE = 1.1;

  /** One second to obey in, and one to end eight agents and their worktrees in. */
  private static final double OBEY_SECONDS = 2;

  private static final long TIMEOUT_SECONDS = 900;
  private static final Pattern TIME = Pattern.compile("\"ts\":\"([^\"]+)\"");

  private final Path work;
  private final Path omk;

  private SliceFigures(Path work, Path omk) {
    this.work = work;
    this.omk = omk;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory(Path.of(args[0]).toAbsolutePath(), "slices-");
    SliceFigures bench = new SliceFigures(work, Path.of(args[1]).toAbsolutePath());
    try {
      bench.worktrees();
      bench.schedule(Integer.parseInt(args[2]));
      bench.crowd();
    } finally {
      bench.run(work, "rm", "-rf", work.toString());
    }
  }

  private void worktrees() throws IOException, InterruptedException {
    Path project = Files.createDirectories(work.resolve("many"));
    for (int i = 0; i < FILES; i++) {
      write(project, "src/d" + i / 100 + "/f" + i + ".txt", "line " + i + "\n".repeat(1 + i % 40));
    }
    commit(project);
    Git git = Git.find(new ProcessRunner(), System.getenv()).orElseThrow();
    Repository repository = git.locate(project).orElseThrow();
    Path own = work.resolve("private");
    Path excluded = project.resolve(".omk/goals");
    Subject subject = WorkTree.open(Optional.of(git), project, excluded, own).snapshot();
    LinkedWorkTrees ours = new LinkedWorkTrees(git, repository, excluded, own);
    List<Double> theirTimes = new ArrayList<>();
    List<Double> ourTimes = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Path theirs = work.resolve("theirs-" + round);
      long begun = System.nanoTime();
      run(project, "git", "worktree", "add", "-q", "-b", "t" + round, theirs.toString());
      theirTimes.add((System.nanoTime() - begun) / 1e6);
      Path root = work.resolve("ours-" + round).resolve("tree");
      begun = System.nanoTime();
      ours.add(root, "omk/" + round, subject.head().orElseThrow(), subject);
      ourTimes.add((System.nanoTime() - begun) / 1e6);
    }
    double a = median(theirTimes);
    double b = median(ourTimes);
    System.out.printf(
        "%nworktree of %,d files: git %.0f ms, omk %.0f ms, ratio %.2f%n", FILES, a, b, b / a);
    Figure.atMost(
        "worktree of %,d files".formatted(FILES),
        b / a,
        WORKTREE,
        "x",
        "git worktree add: %.0f ms".formatted(a));
  }

  /** A project of as many parts as there are slices, and an agent that does so before its own. */
  private Path parts(String name, String work) throws IOException, InterruptedException {
    Path project = Files.createDirectories(this.work.resolve(name));
    for (int i = 0; i < SLICES; i++) {
      write(project, "part" + i + "/file.txt", "0\n");
    }
    write(project, ".omk/gates.toml", "[[gates]]\nname = \"parts\"\nrun = \"test -e part0\"\n");
    Path agent = this.work.resolve(name + ".sh");
    Files.writeString(
        agent, "cat > /dev/null\n" + work + "\necho 1 > part${OMK_TASK_ID##*-}/file.txt\n");
    write(
        project,
        ".omk/config.toml",
        "[agents.mine]\ncommand = [\"sh\", \"" + agent + "\"]\n[sandbox]\nagents = \"off\"\n");
    commit(project);
    return project;
  }

  private List<String> goal(int agents) {
    StringBuilder text = new StringBuilder("Create the eight parts\n\n");
    for (int i = 0; i < SLICES; i++) {
      text.append("- write part").append(i).append("/file.txt\n");
    }
    return List.of(
        omk.toString(),
        "goal",
        "run",
        text.toString(),
        "--until-ready",
        "--agent",
        "mine",
        "--slice-execution",
        "--max-agents",
        String.valueOf(agents));
  }

  private void schedule(int seconds) throws IOException, InterruptedException {
    Path project = parts("eight", "sleep " + seconds);
    run(project, goal(AGENTS).toArray(String[]::new));
    Instant first = null;
    Instant last = null;
    try (Stream<Path> goals = Files.list(project.resolve(".omk/goals"))) {
      Path goal =
          goals
              .filter(path -> path.getFileName().toString().startsWith("goal-"))
              .findFirst()
              .orElseThrow();
      for (String line : Files.readAllLines(goal.resolve("events.jsonl"))) {
        if (first == null && line.contains("\"slice_started\"")) {
          first = time(line);
        }
        if (line.contains("\"slice_landed\"")) {
          last = time(line);
        }
      }
    }
    if (first == null || last == null) {
      throw new IOException("nothing landed in " + project);
    }
    double took = Duration.between(first, last).toMillis() / 1e3;
    double ideal = (double) seconds * SLICES / AGENTS;
    System.out.printf(
        "%d slices of %d s, %d at once: %.1f s, ideal %.1f s, %.0f %% more%n",
        SLICES, seconds, AGENTS, took, ideal, 100 * (took / ideal - 1));
    Figure.atMost(
        "%d slices, %d agents".formatted(SLICES, AGENTS),
        took,
        ideal * SCHEDULE,
        "s",
        "the ideal schedule: %.1f s".formatted(ideal));
  }

  /** How soon a controller obeys while eight agents take all of the processor. */
  private void crowd() throws IOException, InterruptedException {
    Path begun = Files.createDirectories(work.resolve("begun"));
    Path project = parts("crowd", "echo > " + begun + "/$$\nwhile true; do :; done");
    Process controller = start(project, goal(SLICES));
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (count(begun) < SLICES && controller.isAlive() && System.nanoTime() < limit) {
      Thread.sleep(50);
    }
    int busy = count(begun);
    run(project, omk.toString(), "goal", "pause");
    long asked = System.nanoTime();
    if (!controller.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      controller.destroyForcibly();
      throw new IOException("does not pause: " + project);
    }
    double seconds = (System.nanoTime() - asked) / 1e9;
    System.out.printf("pause with %d busy agents: obeyed after %.2f s%n", busy, seconds);
    Figure.atMost("pause with %d busy agents".formatted(busy), seconds, OBEY_SECONDS, "s", "");
  }

  private static int count(Path directory) throws IOException {
    try (Stream<Path> names = Files.list(directory)) {
      return (int) names.count();
    }
  }

  private static Instant time(String line) {
    Matcher time = TIME.matcher(line);
    if (!time.find()) {
      throw new IllegalStateException("no time in " + line);
    }
    return Instant.parse(time.group(1));
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }

  private static void write(Path project, String path, String text) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void commit(Path project) throws IOException, InterruptedException {
    run(project, "git", "init", "-q");
    run(project, "git", "config", "user.name", "x");
    run(project, "git", "config", "user.email", "x@localhost");
    run(project, "git", "add", "-A");
    run(project, "git", "commit", "-qm", "x");
  }

  private void run(Path directory, String... command) throws IOException, InterruptedException {
    Process process = start(directory, List.of(command));
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("hangs: " + List.of(command));
    }
  }

  private Process start(Path directory, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("HOME", Files.createDirectories(work.resolve("home")).toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    return builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
