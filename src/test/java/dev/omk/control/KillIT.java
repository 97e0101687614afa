package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.process.ProcessTree;
import dev.omk.store.Event;
import dev.omk.store.JournalState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged executable, killed with SIGKILL at random moments of random commands. */
@Tag("crash")
class KillIT {
  private static final int KILLS = 100;
  private static final int MANY_KILLS = 1000;
  private static final int GOALS_IN_BETWEEN = 20;
  private static final int LONG_MS = 1200;
  private static final int SHORT_MS = 120;

  @TempDir Path directory;

  private final Random random = new Random(20261122);
  private final List<Long> killed = new ArrayList<>();
  private final Map<GoalId, List<Event>> seen = new HashMap<>();
  private Sample sample;
  private Executable omk;

  @BeforeEach
  void aProject() throws Exception {
    sample = Sample.broken(directory).agent("sleep 0.1; " + Sample.REPAIR).commit();
    omk = new Executable(sample);
  }

  @Test
  void aHundredKillsLoseNothing() throws Exception {
    kills(KILLS);
  }

  @Test
  @Tag("slow")
  void aThousandKillsLoseNothing() throws Exception {
    kills(MANY_KILLS);
  }

  private void kills(int kills) throws Exception {
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
      assertThat(events(goal.getKey()).size())
          .as(command.toString())
          .isGreaterThanOrEqualTo(goal.getValue().intValue());
    }
    return String.join(" ", command);
  }

  /** What the heads vouch for while the command runs. */
  private Map<GoalId, Long> acknowledged() throws Exception {
    Map<GoalId, Long> told = new HashMap<>();
    for (String name : sample.workspace().state().ids()) {
      Path head = sample.workspace().state().goals().resolve(name).resolve("head.json");
      try {
        long seq = Json.parseObject(Files.readAllBytes(head)).path("seq").longValue();
        told.put(new GoalId(name), seq);
      } catch (NoSuchFileException | MalformedJsonException e) {
        throw new AssertionError("a head is always there and whole", e);
      }
    }
    return told;
  }

  private List<Event> events(GoalId id) throws Exception {
    GoalLedger ledger = GoalLedger.open(sample.workspace(), id);
    assertThat(ledger.state()).isNotInstanceOf(JournalState.Damaged.class);
    return LedgerEvents.of(ledger);
  }

  private void nothingIsLost(String where) throws Exception {
    for (String name : sample.workspace().state().ids()) {
      GoalId id = new GoalId(name);
      List<Event> now = events(id);
      List<Event> before = seen.getOrDefault(id, List.of());
      assertThat(now.size()).as(where).isGreaterThanOrEqualTo(before.size());
      assertThat(now.subList(0, before.size())).as(where).isEqualTo(before);
      seen.put(id, now);
    }
    Executable.Ended resumed = omk.run("goal", "resume", "--auto");
    assertThat(resumed.code()).as(where + resumed.out() + resumed.err()).isZero();
    for (GoalId id : seen.keySet()) {
      assertThat(ProcessTree.withToken(id.value())).as(where).isEmpty();
      Goal goal = GoalLedger.open(sample.workspace(), id).goal();
      assertThat(goal.status()).as(where).isNotEqualTo(GoalStatus.RUNNING);
    }
  }

  /** Files that belong to nobody any more. */
  private List<Path> strays() throws IOException {
    List<Path> strays = new ArrayList<>();
    try (Stream<Path> all = Files.walk(sample.project.resolve(".omk/goals"))) {
      all.filter(KillIT::isTemporary).forEach(strays::add);
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
    return name.endsWith(".tmp") || name.startsWith(".new-") || name.startsWith("omk-");
  }

  private boolean isOfAKilledProcess(Path path) {
    String name = path.getFileName().toString();
    return killed.stream().anyMatch(pid -> name.matches("omk-[a-z]+-[0-9]+-" + pid + "-.*"))
        || seen.keySet().stream().anyMatch(id -> name.startsWith("omk-clean-" + id));
  }
}
