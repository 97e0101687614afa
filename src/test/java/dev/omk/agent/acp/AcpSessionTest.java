package dev.omk.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentEnd.Trouble;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.AgentTurn;
import dev.omk.agent.Turns;
import dev.omk.agent.Usage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of real processes: new ones, earlier ones that go on, their mode, their login. */
class AcpSessionTest {
  @TempDir private Path directory;
  private AcpTurns acp;
  private Turns turns;

  @BeforeEach
  void layOut() {
    acp = new AcpTurns(directory);
    turns = acp.turns();
  }

  @Test
  void modeAndServersAreHandedOn() throws Exception {
    String server = "{ name = \"db\", command = \"/bin/db\", env = { A = \"1\" } }";

    AgentTurn turn =
        acp.take(AcpTurns.spec("claims", "#autopilot", AcpTurns.TIME, List.of(server)));

    assertThat(turn.end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(acp.inTree("mode.txt")).contains("\"modeId\":\"https://x/modes#autopilot\"");
    assertThat(acp.inTree("session.txt"))
        .contains("\"env\":[{\"name\":\"A\",\"value\":\"1\"}]", "\"args\":[]", "\"/bin/db\"");
  }

  @Test
  void aConfiguredModeThatIsNotThereIsTold() throws Exception {
    AcpTurns.failed(
        acp.take(AcpTurns.spec("claims", "yolo", AcpTurns.TIME, List.of())),
        Trouble.PROTOCOL,
        "has no mode 'yolo'");
  }

  @Test
  void anAgentThatWantsALoginSaysHow() throws Exception {
    AcpTurns.failed(acp.take(AcpTurns.spec("login")), Trouble.LOGIN, "it offers: api-key");
    assertThat(turns.tree().resolve("authenticated.txt")).doesNotExist();
  }

  @Test
  void aConfiguredLoginIsUsed() throws Exception {
    AgentSpec.Acp plain = AcpTurns.spec("login");
    AgentSpec.Acp withKey =
        new AgentSpec.Acp(
            plain.name(),
            plain.argv(),
            plain.configKey(),
            "",
            false,
            false,
            AcpTurns.TIME,
            AcpTurns.TIME,
            Map.of(),
            List.of(),
            List.of(),
            "api-key",
            Usage.TURN,
            null);

    assertThat(acp.take(withKey).end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(acp.inTree("authenticated.txt")).contains("\"methodId\":\"api-key\"");
  }

  @Test
  void anEarlierSessionGoesOnAndOnlyItsNewCostCounts() throws Exception {
    AgentTurn turn = acp.goOn("load", "s-0");

    assertThat(turn.session()).isEqualTo("s-0");
    assertThat(acp.inTree("loaded.txt")).contains("\"sessionId\":\"s-0\"");
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
    AgentTurn turn = acp.goOn("load-gone", "s-0");

    assertThat(turn.end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(turn.session()).isEqualTo("s-1");
  }

  @Test
  void anEarlierSessionIsResumedWhereTheAgentCanWithoutLoadingIt() throws Exception {
    AgentTurn turn = acp.goOn("resume", "s-0");

    assertThat(turn.end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(turn.session()).isEqualTo("s-0");
    assertThat(acp.inTree("resumed.txt"))
        .contains("\"sessionId\":\"s-0\"", "\"mcpServers\":[]", turns.tree().toString());
    assertThat(acp.inTree("prompt.txt")).contains("\"sessionId\":\"s-0\"");
    assertThat(turns.transcript()).contains("[session s-0 goes on]");
    assertThat(turns.tree().resolve("loaded.txt")).doesNotExist();
    assertThat(turns.tree().resolve("session.txt")).doesNotExist();
  }

  @Test
  void aModeThatIsAnOptionIsSetAsOne() throws Exception {
    AgentTurn turn = acp.take(AcpTurns.spec("options", "yolo", AcpTurns.TIME, List.of()));

    assertThat(turn.end()).isEqualTo(new AgentEnd.Stopped("end_turn"));
    assertThat(acp.inTree("option.txt"))
        .contains(
            "session/set_config_option",
            "\"sessionId\":\"s-1\"",
            "\"configId\":\"approval\"",
            "\"value\":\"yolo\"");
    assertThat(acp.inTree("prompt.txt")).contains("Do it");
  }

  @Test
  void anOptionThatHasTheValueAlreadyIsLeftAlone() throws Exception {
    acp.take(AcpTurns.spec("options", "ask", AcpTurns.TIME, List.of()));

    assertThat(turns.tree().resolve("option.txt")).doesNotExist();
    assertThat(acp.inTree("prompt.txt")).contains("Do it");
  }
}
