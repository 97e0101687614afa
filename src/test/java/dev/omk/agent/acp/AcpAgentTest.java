package dev.omk.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentEnd.Trouble;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.AgentTurn;
import dev.omk.agent.Permission;
import dev.omk.agent.TurnListener;
import dev.omk.agent.Turns;
import dev.omk.agent.Usage;
import dev.omk.process.Cancellation;
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
  @TempDir private Path directory;
  private AcpTurns acp;
  private Turns turns;

  @BeforeEach
  void layOut() {
    acp = new AcpTurns(directory);
    turns = acp.turns();
  }

  @Test
  void anAgentThatClaimsSuccessHasOnlyEndedItsTurn() throws Exception {
    AgentTurn turn = acp.take(AcpTurns.spec("claims"));

    assertThat(turn.end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(turn.answer()).isEqualTo("Everything is done and all tests pass.\n");
    assertThat(turn.session()).isEqualTo("s-1");
    assertThat(turn.usage()).isEqualTo(Usage.unknown());
    assertThat(acp.inTree("prompt.txt")).contains("\"text\":\"Do it\"");
    assertThat(acp.inTree("session.txt")).contains("\"mcpServers\":[]", turns.tree().toString());
    assertThat(turns.transcript()).contains("all tests pass.\n[turn over: end_turn]");
  }

  @Test
  void garbageIsNoProtocol() throws Exception {
    AcpTurns.failed(
        acp.take(AcpTurns.spec("garbage")),
        Trouble.PROTOCOL,
        "does not speak the Agent Client Protocol");
    assertThat(turns.transcript()).contains("not understood", "Welcome to my terminal! 3");
  }

  @Test
  void anEndBeforeTheFirstAnswerIsNoProtocolEither() throws Exception {
    AcpTurns.failed(
        acp.take(AcpTurns.spec("early-exit")),
        Trouble.PROTOCOL,
        "exit code 2 before its turn was over");
    AcpTurns.failed(acp.take(AcpTurns.spec("old-version")), Trouble.PROTOCOL, "speaks version 0");
  }

  @Test
  void anEndInTheMiddleIsACrash() throws Exception {
    AgentTurn turn = acp.take(AcpTurns.spec("exit-mid-turn"));

    AcpTurns.failed(turn, Trouble.CRASHED, "panic: out of cheese");
  }

  @Test
  void whatOmkNotedItselfIsNotTakenForTheLastWordsOfACrash() throws Exception {
    AgentTurn turn = acp.goOn("exit-silently", "s-0");

    assertThat(turns.transcript()).contains("[it cannot go on with an earlier session: a new one]");
    assertThat(turn.end())
        .isEqualTo(
            new AgentEnd.Failed(
                Trouble.CRASHED, "it ended with exit code 3 before its turn was over"));
  }

  @Test
  void whatItSaysOnStderrIsDrainedIntoTheTranscriptAndIsNoAnswer() throws Exception {
    AgentTurn turn = acp.take(AcpTurns.spec("errors-aside"));

    assertThat(turn.end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(turn.answer()).isEqualTo("done\n");
    assertThat(turns.transcript())
        .contains("warning 0: this is not the protocol\n", "warning 3999: this", "done\n");
  }

  @Test
  void anAnswerBeforeItsRequestIsNone() throws Exception {
    AgentTurn turn = acp.take(AcpTurns.spec("answers-early"));

    assertThat(turn.end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(turn.answer()).contains("Everything is done and all tests pass.");
    assertThat(turns.transcript()).contains("nobody asked for this answer");
    assertThat(acp.inTree("prompt.txt")).contains("session/prompt");
  }

  @Test
  void anAgentThatStaysWhenItsInputEndsIsEnded() throws Exception {
    AgentTurn turn = acp.take(AcpTurns.spec("stays-after-eof"));

    assertThat(turn.end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(turns.tree().resolve("stayed.txt")).doesNotExist();
  }

  @Test
  void anErrorOfTheModelIsToldFromFailedWork() throws Exception {
    AcpTurns.failed(acp.take(AcpTurns.spec("overloaded")), Trouble.UNAVAILABLE, "429 rate limit");
  }

  @Test
  void silenceIsEndedByTheIdleTimeAlthoughTheProcessLives() throws Exception {
    AgentTurn turn = acp.take(AcpTurns.spec("never-answers", "", Duration.ofSeconds(1), List.of()));

    assertThat(turn.end()).isEqualTo(new AgentEnd.Idle(Duration.ofSeconds(1)));
    assertThat(acp.inTree("cancelled.txt")).contains("s-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"half-lines", "answers-twice", "huge-line", "large-line"})
  void oddMessagesDoNotEndATurn(String fault) throws Exception {
    assertThat(acp.take(AcpTurns.spec(fault)).end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
  }

  @Test
  void aFloodIsBoundedOnDisk() throws Exception {
    AgentTurn turn = acp.take(AcpTurns.spec("floods"));

    assertThat(turn.end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(Files.size(turns.transcriptFile())).isLessThanOrEqualTo(16L << 20);
    assertThat(turn.answer()).isEmpty();
    assertThat(turn.lastWords()).contains("3999");
  }

  @Test
  void aDaemonInASessionOfItsOwnIsEndedAndNamed() throws Exception {
    assertThat(acp.take(AcpTurns.spec("daemon")).leftRunning())
        .anyMatch(line -> line.contains("sleep 987654"));
  }

  @Test
  void aCancelledAgentIsToldFirstAndThenEnded() throws Exception {
    Cancellation cancellation = new Cancellation();

    AgentTurn turn =
        acp.take(
            AcpTurns.spec("ignores-cancel"),
            turns.request("Do it"),
            line -> cancellation.request(),
            cancellation);

    assertThat(turn.end()).isEqualTo(new AgentEnd.Cancelled());
    assertThat(acp.inTree("cancelled.txt")).contains("session/cancel");
  }

  @Test
  void permissionsAreAnsweredByKindAndPathAndNeverForGood() throws Exception {
    AgentTurn turn = acp.goOn("asks-edit", "");

    assertThat(acp.inTree("answers.txt")).isEqualTo("yes\nno\nno\nyes\nyes\n");
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
    AgentTurn turn = acp.take(AcpTurns.spec("only-always"));

    assertThat(acp.inTree("answers.txt")).isEqualTo("no\n");
    assertThat(turn.permissions().getFirst().allowed()).isFalse();
  }

  @Test
  void aThousandRequestsAreAnsweredAndKept() throws Exception {
    AgentTurn turn = acp.take(AcpTurns.spec("permissions"));

    assertThat(turn.end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(turn.permissions()).hasSize(1_000).allMatch(Permission::allowed);
  }

  @Test
  void whatIsNotOfferedIsRefusedAndWhatIsNotKnownIgnored() throws Exception {
    assertThat(acp.take(AcpTurns.spec("wants-files")).end())
        .isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(acp.inTree("refused.txt")).contains("-32601", "\"id\":\"f-1\"");
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

    AgentTurn turn =
        acp.take(AcpTurns.spec("spends"), turns.request("Do it"), budget, cancellation);

    assertThat(turn.end()).isEqualTo(new AgentEnd.Cancelled());
    assertThat(seen).hasValueMatching(usage -> turn.usage().equals(usage));
    assertThat(turn.usage().usd()).isEqualByComparingTo("2.00");
    assertThat(turn.usage().scope()).isEqualTo(Usage.CONTEXT);
    assertThat(turn.usage().tellsTokens()).isFalse();
  }

  @Test
  void aMissingProgramIsNamedWithWhatToDo() throws Exception {
    AgentSpec.Acp missing = AcpTurns.spec("claims");
    AgentSpec.Acp gone =
        new AgentSpec.Acp(
            "gone",
            List.of("no-such-agent"),
            "install it",
            "",
            false,
            false,
            missing.timeout(),
            AcpTurns.TIME,
            Map.of(),
            List.of(),
            List.of(),
            "",
            Usage.TURN,
            null);

    assertThat(acp.take(gone).end().summary())
        .isEqualTo("program 'no-such-agent' was not found on the PATH (install it)");
  }
}
