package dev.omk.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentEnd.Trouble;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.AgentTurn;
import dev.omk.agent.Permission;
import dev.omk.agent.TurnListener;
import dev.omk.agent.TurnRequest;
import dev.omk.agent.Turns;
import dev.omk.agent.Usage;
import dev.omk.log.LogFilter;
import dev.omk.process.Cancellation;
import dev.omk.process.ProcessRunner;
import dev.omk.process.ProcessTree;
import dev.omk.scope.ProtectedPaths;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault by a real process that has it ({@link Misbehaving}). */
class AcpAgentTest {
  private static final Duration TIME = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private Turns turns;

  @BeforeEach
  void layOut() {
    turns = new Turns(directory);
  }

  private static AgentSpec.Acp spec(String fault) {
    return spec(fault, "", TIME, List.of());
  }

  private static AgentSpec.Acp spec(String fault, String mode, Duration idle, List<String> mcp) {
    return new AgentSpec.Acp(
        "bad",
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            Misbehaving.class.getName(),
            fault),
        "see agents.bad.command",
        mode,
        true,
        false,
        TIME,
        idle,
        Map.of(),
        List.of(),
        mcp,
        "",
        Usage.TURN,
        null);
  }

  private AgentTurn take(AgentSpec.Acp spec) throws Exception {
    return take(spec, turns.request("Do it"), TurnListener.silent(), new Cancellation());
  }

  private AgentTurn take(
      AgentSpec.Acp spec, TurnRequest request, TurnListener listener, Cancellation cancellation)
      throws Exception {
    AgentTurn turn =
        new AcpAgent(spec, new ProcessRunner(), turns.caller(Map.of()), LogFilter::none)
            .take(request, listener, cancellation);
    assertThat(ProcessTree.withToken(request.token())).as("nothing is left running").isEmpty();
    return turn;
  }

  private TurnRequest goingOn(String session) {
    TurnRequest plain = turns.request("Go on");
    return new TurnRequest(
        plain.goalId(),
        plain.taskId(),
        2,
        plain.workTree(),
        plain.prompt(),
        List.of("src/**"),
        ProtectedPaths.of(List.of(), List.of(), List.of()),
        session,
        plain.runDirectory(),
        plain.token(),
        plain.confinement(),
        List.of(),
        false,
        false);
  }

  private String inTree(String file) throws Exception {
    return Files.readString(turns.tree().resolve(file));
  }

  private static void failed(AgentTurn turn, Trouble trouble, String words) {
    assertThat(turn.end())
        .isInstanceOfSatisfying(
            AgentEnd.Failed.class,
            failed -> {
              assertThat(failed.trouble()).isEqualTo(trouble);
              assertThat(failed.reason()).contains(words);
            });
  }

  @Test
  void anAgentThatClaimsSuccessHasOnlyEndedItsTurn() throws Exception {
    AgentTurn turn = take(spec("claims"));

    assertThat(turn.end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(turn.answer()).isEqualTo("Everything is done and all tests pass.\n");
    assertThat(turn.session()).isEqualTo("s-1");
    assertThat(turn.usage()).isEqualTo(Usage.unknown());
    assertThat(inTree("prompt.txt")).contains("\"text\":\"Do it\"");
    assertThat(inTree("session.txt")).contains("\"mcpServers\":[]", turns.tree().toString());
    assertThat(turns.transcript()).contains("all tests pass.\n[turn over: end_turn]");
  }

  @Test
  void modeAndServersAreHandedOn() throws Exception {
    String server = "{ name = \"db\", command = \"/bin/db\", env = { A = \"1\" } }";

    AgentTurn turn = take(spec("claims", "#autopilot", TIME, List.of(server)));

    assertThat(turn.end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(inTree("mode.txt")).contains("\"modeId\":\"https://x/modes#autopilot\"");
    assertThat(inTree("session.txt"))
        .contains("\"env\":[{\"name\":\"A\",\"value\":\"1\"}]", "\"args\":[]", "\"/bin/db\"");
  }

  @Test
  void aConfiguredModeThatIsNotThereIsTold() throws Exception {
    failed(take(spec("claims", "yolo", TIME, List.of())), Trouble.PROTOCOL, "has no mode 'yolo'");
  }

  @Test
  void garbageIsNoProtocol() throws Exception {
    failed(take(spec("garbage")), Trouble.PROTOCOL, "does not speak the Agent Client Protocol");
    assertThat(turns.transcript()).contains("not understood", "Welcome to my terminal! 3");
  }

  @Test
  void anEndBeforeTheFirstAnswerIsNoProtocolEither() throws Exception {
    failed(take(spec("early-exit")), Trouble.PROTOCOL, "exit code 2 before its turn was over");
    failed(take(spec("old-version")), Trouble.PROTOCOL, "speaks version 0");
  }

  @Test
  void anEndInTheMiddleIsACrash() throws Exception {
    AgentTurn turn = take(spec("exit-mid-turn"));

    failed(turn, Trouble.CRASHED, "panic: out of cheese");
    assertThat(turn.end().worthRetrying()).isTrue();
  }

  @Test
  void whatOmkNotedItselfIsNotTakenForTheLastWordsOfACrash() throws Exception {
    AgentTurn turn =
        take(spec("exit-silently"), goingOn("s-0"), TurnListener.silent(), new Cancellation());

    assertThat(turns.transcript()).contains("[it cannot go on with an earlier session: a new one]");
    assertThat(turn.end())
        .isEqualTo(
            new AgentEnd.Failed(
                Trouble.CRASHED, "it ended with exit code 3 before its turn was over"));
  }

  @Test
  void anErrorOfTheModelIsToldFromFailedWork() throws Exception {
    failed(take(spec("overloaded")), Trouble.UNAVAILABLE, "429 rate limit");
  }

  @Test
  void silenceIsEndedByTheIdleTimeAlthoughTheProcessLives() throws Exception {
    AgentTurn turn = take(spec("never-answers", "", Duration.ofSeconds(1), List.of()));

    assertThat(turn.end()).isEqualTo(new AgentEnd.Idle(Duration.ofSeconds(1)));
    assertThat(inTree("cancelled.txt")).contains("s-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"half-lines", "answers-twice", "huge-line", "large-line"})
  void oddMessagesDoNotEndATurn(String fault) throws Exception {
    assertThat(take(spec(fault)).end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
  }

  @Test
  void aFloodIsBoundedOnDisk() throws Exception {
    AgentTurn turn = take(spec("floods"));

    assertThat(turn.end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(Files.size(turns.transcriptFile())).isLessThanOrEqualTo(16L << 20);
    assertThat(turn.answer()).isEmpty();
    assertThat(turn.lastWords()).contains("3999");
  }

  @Test
  void aDaemonInASessionOfItsOwnIsEndedAndNamed() throws Exception {
    assertThat(take(spec("daemon")).leftRunning()).anyMatch(line -> line.contains("sleep 987654"));
  }

  @Test
  void aCancelledAgentIsToldFirstAndThenEnded() throws Exception {
    Cancellation cancellation = new Cancellation();

    AgentTurn turn =
        take(
            spec("ignores-cancel"),
            turns.request("Do it"),
            line -> cancellation.request(),
            cancellation);

    assertThat(turn.end()).isEqualTo(new AgentEnd.Cancelled());
    assertThat(inTree("cancelled.txt")).contains("session/cancel");
  }

  @Test
  void permissionsAreAnsweredByKindAndPathAndNeverForGood() throws Exception {
    AgentTurn turn =
        take(spec("asks-edit"), goingOn(""), TurnListener.silent(), new Cancellation());

    assertThat(inTree("answers.txt")).isEqualTo("yes\nno\nno\nyes\nyes\n");
    assertThat(turn.permissions().stream().map(Permission::allowed))
        .containsExactly(true, false, false, true, true);
    assertThat(turn.permissions().get(0))
        .isEqualTo(
            new Permission(
                "edit", "Touch src/a.txt", List.of("src/a.txt"), true, "inside the task's scope"));
    assertThat(turn.permissions().get(1).reason()).contains("/etc/passwd is outside");
    assertThat(turn.permissions().get(2).reason()).contains("Makefile is protected");
  }

  @Test
  void whatCanOnlyBeAllowedForGoodIsRejected() throws Exception {
    AgentTurn turn = take(spec("only-always"));

    assertThat(inTree("answers.txt")).isEqualTo("no\n");
    assertThat(turn.permissions().getFirst().allowed()).isFalse();
  }

  @Test
  void aThousandRequestsAreAnsweredAndKept() throws Exception {
    AgentTurn turn = take(spec("permissions"));

    assertThat(turn.end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(turn.permissions()).hasSize(1_000).allMatch(Permission::allowed);
  }

  @Test
  void whatIsNotOfferedIsRefusedAndWhatIsNotKnownIgnored() throws Exception {
    assertThat(take(spec("wants-files")).end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(inTree("refused.txt")).contains("-32601", "\"id\":\"f-1\"");
  }

  @Test
  void anAgentThatWantsALoginSaysHow() throws Exception {
    failed(take(spec("login")), Trouble.LOGIN, "it offers: api-key");
    assertThat(turns.tree().resolve("authenticated.txt")).doesNotExist();
  }

  @Test
  void aConfiguredLoginIsUsed() throws Exception {
    AgentSpec.Acp plain = spec("login");
    AgentSpec.Acp withKey =
        new AgentSpec.Acp(
            plain.name(),
            plain.argv(),
            plain.configKey(),
            "",
            false,
            false,
            TIME,
            TIME,
            Map.of(),
            List.of(),
            List.of(),
            "api-key",
            Usage.TURN,
            null);

    assertThat(take(withKey).end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(inTree("authenticated.txt")).contains("\"methodId\":\"api-key\"");
  }

  @Test
  void anEarlierSessionGoesOnAndOnlyItsNewCostCounts() throws Exception {
    AgentTurn turn = take(spec("load"), goingOn("s-0"), TurnListener.silent(), new Cancellation());

    assertThat(turn.session()).isEqualTo("s-0");
    assertThat(inTree("loaded.txt")).contains("\"sessionId\":\"s-0\"");
    assertThat(turn.answer()).isEqualTo("going on\n");
    assertThat(turn.usage())
        .isEqualTo(
            new Usage(
                140L,
                20L,
                new BigDecimal("0.25"),
                "prompt_response",
                "turn",
                "usage_update",
                "turn"));
  }

  @Test
  void aSessionThatIsGoneIsReplacedByANewOne() throws Exception {
    AgentTurn turn =
        take(spec("load-gone"), goingOn("s-0"), TurnListener.silent(), new Cancellation());

    assertThat(turn.end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(turn.session()).isEqualTo("s-1");
  }

  @Test
  void spendingIsToldWhileTheTurnRunsSoThatItCanBeStopped() throws Exception {
    Cancellation cancellation = new Cancellation();
    AtomicReference<Usage> seen = new AtomicReference<>(Usage.unknown());
    TurnListener budget =
        new TurnListener() {
          @Override
          public void said(String line) {}

          @Override
          public void used(Usage soFar) {
            seen.set(soFar);
            BigDecimal usd = soFar.usd();
            if (usd != null && usd.compareTo(BigDecimal.ONE) > 0) {
              cancellation.request();
            }
          }
        };

    AgentTurn turn = take(spec("spends"), turns.request("Do it"), budget, cancellation);

    assertThat(turn.end()).isEqualTo(new AgentEnd.Cancelled());
    assertThat(seen).hasValueMatching(usage -> turn.usage().equals(usage));
    assertThat(turn.usage().usd()).isEqualByComparingTo("2.00");
    assertThat(turn.usage().scope()).isEqualTo(Usage.CONTEXT);
    assertThat(turn.usage().tellsTokens()).isFalse();
  }

  @Test
  void aMissingProgramIsNamedWithWhatToDo() throws Exception {
    AgentSpec.Acp missing = spec("claims");
    AgentSpec.Acp gone =
        new AgentSpec.Acp(
            "gone",
            List.of("no-such-agent"),
            "install it",
            "",
            false,
            false,
            missing.timeout(),
            TIME,
            Map.of(),
            List.of(),
            List.of(),
            "",
            Usage.TURN,
            null);

    assertThat(take(gone).end().summary())
        .isEqualTo("program 'no-such-agent' was not found on the PATH (install it)");
  }
}
