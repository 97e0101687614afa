package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.control.workspace.GoalLedger;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.process.Command;
import dev.omk.process.ProcessTree;
import dev.omk.process.RunningProcess;
import dev.omk.store.Event;
import dev.omk.store.JournalState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A project in which commands are killed, and everything is looked at after each. */
final class KilledProject implements Callable<Void> {
  private static final int GOALS_IN_BETWEEN = 20;
  private static final int LONG_MS = 1200;
  private static final int SHORT_MS = 120;

  private final Random random;
  private final int kills;
  private final Sample sample;
  private final Executable omk;
  private final List<Long> killed = new ArrayList<>();
  private final Map<GoalId, Known> seen = new HashMap<>();

  /**
   * What a goal was when it was looked at last.
   *
   * @param journal the bytes of its journal
   * @param head the bytes of its head
   * @param events all of them
   * @param status where it stood
   */
  private record Known(byte[] journal, byte[] head, List<Event> events, GoalStatus status) {}

  KilledProject(Path directory, long seed, int kills) throws IOException, InterruptedException {
    this.random = new Random(seed);
    this.kills = kills;
    this.sample = Sample.broken(directory).agent("sleep 0.1; " + Sample.REPAIR).commit();
    // Unpacked once, not in every home.
    Path cache = Path.of(System.getProperty("java.io.tmpdir"), "omk-it-cache");
    this.omk = new Executable(sample, Map.of("XDG_CACHE_HOME", cache.toString()));
  }

  @Override
  public Void call() throws Exception {
    for (int round = 0; round < kills; round++) {
      if (round % GOALS_IN_BETWEEN == 0) {
        assertThat(omk.run("goal", "plan", Sample.GOAL).code()).isZero();
      }
      String command = kill(round);
      nothingIsLost("round " + round + ", " + command);
    }
    sample.git("checkout", "-q", "calc.sh");
    Executable.Ended last =
        omk.run("goal", "run", Sample.GOAL, "--until-ready", "--accept", "auto");
    assertThat(last.code()).as(last.out() + last.err()).isZero();
    assertThat(strays()).isEmpty();
    return null;
  }

  /** Starts a command and kills it; which one it was. */
  private String kill(int round) throws Exception {
    boolean works = round % 3 == 0;
    List<String> command =
        works
            ? List.of("goal", "resume", "--continue")
            : List.of(
                    List.of("goal", "budget-add", "--tokens", "5"),
                    List.of("goal", "pause"),
                    List.of("goal", "resume"),
                    List.of("goal", "reject", "--reason", "no"),
                    List.of("goal", "plan", Sample.GOAL))
                .get(random.nextInt(5));
    sample.git("checkout", "-q", "calc.sh");
    Executable.Started run = omk.start(command.toArray(String[]::new));
    run.process().waitFor(random.nextInt(works ? LONG_MS : SHORT_MS), TimeUnit.MILLISECONDS);
    Map<GoalId, Long> told = acknowledged();
    run.process().destroyForcibly().waitFor();
    killed.add(run.process().pid());
    for (Map.Entry<GoalId, Long> goal : told.entrySet()) {
      assertThat(now(goal.getKey()).events().size())
          .as(command.toString())
          .isGreaterThanOrEqualTo(goal.getValue().intValue());
    }
    return String.join(" ", command);
  }

  private List<GoalId> goals() throws InterruptedException {
    return sample.workspace().state().ids().stream().map(GoalId::new).toList();
  }

  private Path file(GoalId id, String name) throws InterruptedException {
    return sample.workspace().state().goals().resolve(id.value()).resolve(name);
  }

  /** What the heads vouch for while the command runs. */
  private Map<GoalId, Long> acknowledged() throws Exception {
    Map<GoalId, Long> told = new HashMap<>();
    for (GoalId id : goals()) {
      try {
        byte[] head = Files.readAllBytes(file(id, "head.json"));
        told.put(id, Json.parseObject(head).path("seq").longValue());
      } catch (NoSuchFileException | MalformedJsonException e) {
        throw new AssertionError("a head is always there and whole", e);
      }
    }
    return told;
  }

  /** A goal as it is, verified again unless every byte is what it was. */
  private Known now(GoalId id) throws Exception {
    byte[] journal = Files.readAllBytes(file(id, "events.jsonl"));
    byte[] head = Files.readAllBytes(file(id, "head.json"));
    Known before = seen.get(id);
    if (before != null
        && Arrays.equals(journal, before.journal())
        && Arrays.equals(head, before.head())) {
      return before;
    }
    GoalLedger ledger = GoalLedger.open(sample.workspace(), id);
    assertThat(ledger.state()).isNotInstanceOf(JournalState.Damaged.class);
    return new Known(journal, head, LedgerEvents.of(ledger), ledger.goal().status());
  }

  private void nothingIsLost(String where) throws Exception {
    nothingWentBack(where);
    Executable.Ended resumed = omk.run("goal", "resume", "--auto");
    assertThat(resumed.code()).as(where + resumed.out() + resumed.err()).isZero();
    assertThat(left()).as(where).isEmpty();
    nothingWentBack(where);
    for (Known goal : seen.values()) {
      assertThat(goal.status()).as(where).isNotEqualTo(GoalStatus.RUNNING);
    }
  }

  @SuppressWarnings("ReferenceEquality") // the same object: nothing was read anew
  private void nothingWentBack(String where) throws Exception {
    List<GoalId> goals = goals();
    assertThat(goals).as(where).containsAll(seen.keySet());
    for (GoalId id : goals) {
      Known now = now(id);
      Known before = seen.put(id, now);
      if (before != null && before != now) {
        assertThat(now.events()).as(where).startsWith(before.events().toArray(Event[]::new));
      }
    }
  }

  /** Processes that work for a goal of this project. */
  private List<RunningProcess> left() {
    return ProcessTree.withToken("goal-").stream().filter(this::isOurs).toList();
  }

  private boolean isOurs(RunningProcess process) {
    try {
      Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
      String variables = new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1);
      return seen.keySet().stream()
          .anyMatch(id -> variables.contains(Command.TOKEN_VARIABLE + "=" + id.value()));
    } catch (IOException e) {
      return false; // It is gone.
    }
  }

  /** Files that belong to nobody any more. */
  private List<Path> strays() throws IOException {
    List<Path> strays = new ArrayList<>();
    try (Stream<Path> all = Files.walk(sample.project.resolve(".omk"))) {
      all.filter(KilledProject::isTemporary).forEach(strays::add);
    }
    try (Stream<Path> all = Files.walk(sample.home().resolve(".config"))) {
      all.filter(path -> path.getFileName().toString().startsWith(".key-")).forEach(strays::add);
    }
    try (Stream<Path> all = Files.list(Path.of("/tmp"))) {
      all.filter(this::isOfAKilledProcess).forEach(strays::add);
    }
    return strays;
  }

  private static boolean isTemporary(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(".tmp")
        || name.startsWith(".new-")
        || name.startsWith("omk-")
        || name.contains(".forged-")
        || name.startsWith(".gitignore.new-");
  }

  private boolean isOfAKilledProcess(Path path) {
    String name = path.getFileName().toString();
    return killed.stream().anyMatch(pid -> name.matches("omk-[a-z]+-[0-9]+-" + pid + "-.*"))
        || seen.keySet().stream().anyMatch(id -> name.startsWith("omk-clean-" + id));
  }
}
