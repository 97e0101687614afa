import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.AgentTurn;
import dev.omk.agent.TurnListener;
import dev.omk.agent.TurnRequest;
import dev.omk.agent.Usage;
import dev.omk.agent.acp.AcpAgent;
import dev.omk.agent.command.CommandAgent;
import dev.omk.file.TreeRemoval;
import dev.omk.json.Json;
import dev.omk.log.LogFilter;
import dev.omk.process.CallerEnvironment;
import dev.omk.process.Cancellation;
import dev.omk.process.Confinement;
import dev.omk.process.ProcessRunner;
import dev.omk.scope.ProtectedPaths;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What agents cost omk: the heap beside a long transcript, and the time of a pass beside the
 * agent's own. Runs with {@code omk.jar} on the class path, on a small heap. Arguments: a directory
 * for temporary files, megabytes of transcript, the executable (or nothing: then no passes).
 */
public final class AgentFigures {
  private static final Duration TIME = Duration.ofHours(1);
  private static final double PASS_MILLIS = 300;

  /** Megabytes of the heap that are no growth. */
  private static final double FLAT = 16;

  private final Path root;

  private AgentFigures(Path root) {
    this.root = root;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path root = Files.createTempDirectory(Path.of(args[0]), "agents-").toRealPath();
    try {
      AgentFigures figures = new AgentFigures(root);
      for (long megabytes : new long[] {1, Long.parseLong(args[1])}) {
        figures.command(megabytes);
        figures.acp(megabytes);
      }
      if (args.length > 2) {
        figures.passes(args[2]);
      }
    } finally {
      TreeRemoval.of(root);
    }
  }

  private void command(long megabytes) throws IOException, InterruptedException {
    String line = "{\"type\":\"assistant\",\"text\":\"" + "words ".repeat(100) + "\"}";
    AgentSpec.Command spec =
        new AgentSpec.Command(
            "command",
            List.of("sh", "-c", flood(line, megabytes)),
            "",
            TIME,
            TIME,
            Map.of(),
            List.of(),
            "claude",
            null);
    CallerEnvironment caller = CallerEnvironment.ofThisProcess();
    heap(
        "one-shot",
        megabytes,
        new CommandAgent(spec, new ProcessRunner(), caller, LogFilter::none)
            .take(request(), TurnListener.silent(), new Cancellation()));
  }

  private void acp(long megabytes) throws IOException, InterruptedException {
    String update =
        "{\"jsonrpc\":\"2.0\",\"method\":\"session/update\",\"params\":{\"sessionId\":\"s\","
            + "\"update\":{\"sessionUpdate\":\"agent_message_chunk\",\"content\":{\"type\":\"text\","
            + "\"text\":\""
            + "words ".repeat(100)
            + "\\\\n\"}}}}";
    String script =
        "read l; echo '{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"protocolVersion\":1}}';"
            + " read l; echo '{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{\"sessionId\":\"s\"}}';"
            + " read l; "
            + flood(update, megabytes)
            + "; echo '{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":{\"stopReason\":\"end_turn\"}}'";
    AgentSpec.Acp spec =
        new AgentSpec.Acp(
            "acp",
            List.of("sh", "-c", script),
            "",
            "",
            false,
            false,
            TIME,
            TIME,
            Map.of(),
            List.of(),
            List.of(),
            "",
            Usage.TURN,
            null);
    CallerEnvironment caller = CallerEnvironment.ofThisProcess();
    heap(
        "acp",
        megabytes,
        new AcpAgent(spec, new ProcessRunner(), caller, LogFilter::none)
            .take(request(), TurnListener.silent(), new Cancellation()));
  }

  private static String flood(String line, long megabytes) {
    long lines = (megabytes << 20) / line.length();
    return "yes '" + line.replace("\\\\n", "\\n") + "' | head -n " + lines;
  }

  private TurnRequest request() throws IOException {
    Path tree = Files.createTempDirectory(root, "tree-");
    return new TurnRequest(
        "goal-20200101-000000-000-00000001",
        "goal-agent-execute",
        1,
        tree,
        "prompt",
        List.of(),
        ProtectedPaths.of(List.of(), List.of(), List.of()),
        "",
        Files.createTempDirectory(root, "run-"),
        "bench-" + tree.getFileName(),
        Confinement.none(),
        List.of(),
        false,
        false);
  }

  private static void heap(String kind, long megabytes, AgentTurn turn) throws IOException {
    if (turn.end() instanceof AgentEnd.Failed || turn.end() instanceof AgentEnd.NotStarted) {
      throw new IllegalStateException(turn.end().summary());
    }
    System.gc();
    long after = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null) {
        after += pool.getCollectionUsage().getUsed();
      }
    }
    System.out.printf(
        "%-9s transcript %5d MB  heap in use afterwards %4d MB of at most %d MB  %5d MB/s%n",
        kind,
        megabytes,
        after >> 20,
        Runtime.getRuntime().maxMemory() >> 20,
        megabytes * 1000 / Math.max(1, turn.elapsed().toMillis()));
    if (megabytes > 1) {
      Figure.atMost(
          "heap after %,d MB from an agent (%s)".formatted(megabytes, kind),
          after >> 20,
          FLAT,
          "MB",
          "");
    }
  }

  /** Passes of an agent that does nothing: what is left of the step is omk's own time. */
  private void passes(String executable) throws IOException, InterruptedException {
    Path project = Files.createDirectory(root.resolve("project"));
    Files.createDirectory(project.resolve(".omk"));
    Files.writeString(project.resolve("answer.txt"), "41\n");
    Files.writeString(
        project.resolve(".omk/gates.toml"),
        "[[gates]]\nname = \"tests\"\nrun = \"grep -q 42 answer.txt\"\n");
    Files.writeString(
        project.resolve(".omk/config.toml"), "[agents.idler]\ncommand = [\"true\"]\n");
    run(project, "git", "init", "-q");
    run(project, "git", "add", "-A");
    run(project, "git", "-c", "user.name=b", "-c", "user.email=b@localhost", "commit", "-qm", "x");
    List<Long> overheads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      run(
          project,
          executable,
          "goal",
          "run",
          "Fix the answer",
          "--until-ready",
          "--agent",
          "idler");
    }
    try (Stream<Path> goals = Files.list(project.resolve(".omk/goals"))) {
      for (Path journal : goals.map(goal -> goal.resolve("events.jsonl")).toList()) {
        if (Files.isRegularFile(journal)) {
          overheads.addAll(overheads(journal));
        }
      }
    }
    Collections.sort(overheads);
    System.out.printf(
        "pass beside the agent's own time: median %d ms, least %d ms, most %d ms, %d passes%n",
        overheads.get(overheads.size() / 2),
        overheads.getFirst(),
        overheads.getLast(),
        overheads.size());
    Figure.atMost(
        "a pass beside the agent's own time",
        overheads.get(overheads.size() / 2),
        PASS_MILLIS,
        "ms",
        "");
  }

  private static List<Long> overheads(Path journal) throws IOException {
    List<Long> found = new ArrayList<>();
    Instant began = Instant.EPOCH;
    Duration agent = Duration.ZERO;
    for (String line : Files.readAllLines(journal)) {
      ObjectNode event = Json.parseObject(line.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      Instant ts = Instant.parse(event.path("ts").asText());
      boolean execute = event.path("payload").path("step").asText().equals("execute");
      switch (event.path("kind").asText()) {
        case "step_started" -> began = execute ? ts : began;
        case "pass_finished" ->
            agent = Duration.parse(event.path("payload").path("pass").path("elapsed").asText());
        case "step_finished" -> {
          if (execute) {
            found.add(Duration.between(began, ts).minus(agent).toMillis());
          }
        }
        default -> {}
      }
    }
    return found;
  }

  private static void run(Path directory, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.waitFor();
  }
}
