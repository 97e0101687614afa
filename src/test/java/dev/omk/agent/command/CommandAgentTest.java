package dev.omk.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.AgentTurn;
import dev.omk.agent.TurnListener;
import dev.omk.agent.TurnRequest;
import dev.omk.agent.Turns;
import dev.omk.agent.Usage;
import dev.omk.log.LogFilter;
import dev.omk.process.Cancellation;
import dev.omk.process.ProcessIdentity;
import dev.omk.process.ProcessRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandAgentTest {
  @TempDir private Path directory;
  private Turns turns;

  @BeforeEach
  void layOut() {
    turns = new Turns(directory);
  }

  private AgentTurn take(AgentSpec.Command spec, String prompt) throws InterruptedException {
    return take(spec, turns.request(prompt), Map.of(), new Cancellation());
  }

  private AgentTurn take(
      AgentSpec.Command spec,
      TurnRequest request,
      Map<String, String> environment,
      Cancellation cancellation)
      throws InterruptedException {
    return new CommandAgent(
            spec, new ProcessRunner(), turns.caller(environment), () -> CommandAgentTest::redact)
        .take(request, TurnListener.silent(), cancellation);
  }

  private static byte[] redact(byte[] lines) {
    return new String(lines, StandardCharsets.ISO_8859_1)
        .replace("hunter2-secret", "[REDACTED]")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private String inTree(String file) throws Exception {
    return Files.readString(turns.tree().resolve(file));
  }

  @Test
  void thePromptArrivesOnStdinInTheWorkTree() throws Exception {
    String prompt = "Mach 2 + 2 = 4, s'il vous plaît 日本 🙂\n" + "line\n".repeat(20_000);

    AgentTurn turn = take(Turns.shell("cat > got; pwd; echo done"), prompt);

    assertThat(inTree("got")).isEqualTo(prompt);
    assertThat(turn.end()).isEqualTo(new AgentEnd.Exited(0));
    assertThat(turn.agent()).isEqualTo("mine");
    assertThat(turn.usage()).isEqualTo(Usage.unknown());
    assertThat(turn.lastWords()).isEqualTo(turns.tree() + "\ndone");
    assertThat(turns.transcript()).isEqualTo(turns.tree() + "\ndone\n");
  }

  @Test
  void aPromptFileInAnArgumentLeavesStdinEmpty() throws Exception {
    List<String> argv =
        List.of(
            "sh",
            "-c",
            "cp \"${1#--file=}\" got; ls -l \"${1#--file=}\"; wc -c; test \"${1#--file=}\""
                + " = \"$OMK_PROMPT_FILE\"",
            "x",
            "--file={prompt_file}");

    AgentTurn turn =
        take(Turns.command(argv, Duration.ofSeconds(30), Duration.ofSeconds(30)), "by file");

    assertThat(turn.end()).isEqualTo(new AgentEnd.Exited(0));
    assertThat(inTree("got")).isEqualTo("by file");
    assertThat(turn.lastWords()).endsWith("0");
  }

  @Test
  void thePromptItselfCanBeAnArgument() throws Exception {
    List<String> argv = List.of("sh", "-c", "printf %s \"$1\" > got; wc -c", "x", "{prompt}");

    AgentTurn turn =
        take(
            Turns.command(argv, Duration.ofSeconds(30), Duration.ofSeconds(30)), "a {prompt_file}");

    assertThat(inTree("got")).isEqualTo("a {prompt_file}");
    assertThat(turn.lastWords()).isEqualTo("0");
  }

  @Test
  void theCopyOfThePromptIsPrivateAndGoneAfterwards() throws Exception {
    AgentTurn turn =
        take(
            Turns.shell(
                "stat -c %a \"$(dirname \"$OMK_PROMPT_FILE\")\"; echo \"$OMK_PROMPT_FILE\""),
            "p");

    assertThat(turn.lastWords())
        .startsWith("700\n" + turns.temporary())
        .doesNotContain("/state/runs");
    assertThat(turns.temporary()).isEmptyDirectory();
  }

  @Test
  void theCopyGoesHoweverTheAgentTreatsIt() throws Exception {
    take(
        Turns.shell("d=$(dirname \"$OMK_PROMPT_FILE\"); mkdir $d/x; ln -s \"$PWD\" $d/x/l; : > k"),
        "p");
    take(Turns.shell("rm -r \"$(dirname \"$OMK_PROMPT_FILE\")\""), "p");

    assertThat(turns.temporary()).isEmptyDirectory();
    assertThat(turns.tree().resolve("k")).exists();
  }

  @Test
  void theEnvironmentIsAnAllowList() throws Exception {
    AgentSpec.Command spec =
        new AgentSpec.Command(
            "mine",
            List.of("env"),
            "",
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Map.of("MODE", "fast", "TZ", "Asia/Tokyo"),
            List.of("ANTHROPIC_API_KEY", "NOT_SET", "OMK_STATE_DIR"),
            "",
            null);
    Map<String, String> caller =
        Map.of(
            "HOME", "/home/u",
            "LC_ALL", "C.UTF-8",
            "XDG_CONFIG_HOME", "/home/u/.c",
            "TZ", "UTC",
            "ANTHROPIC_API_KEY", "k",
            "GITHUB_TOKEN", "secret",
            "OMK_STATE_DIR", "/state",
            "HTTPS_PROXY", "http://user:password@proxy:1",
            "http_proxy", "http://proxy:1",
            "BASH_ENV", "/evil");

    take(spec, turns.request("p"), caller, new Cancellation());

    List<String> seen = turns.transcript().lines().toList();
    assertThat(seen)
        .contains(
            "HOME=/home/u",
            "LC_ALL=C.UTF-8",
            "XDG_CONFIG_HOME=/home/u/.c",
            "TZ=Asia/Tokyo",
            "ANTHROPIC_API_KEY=k",
            "MODE=fast",
            "http_proxy=http://proxy:1",
            "OMK_GOAL_ID=goal-20261122-120000-000-0123abcd",
            "OMK_TASK_ID=goal-agent-execute");
    assertThat(seen.stream().map(line -> line.substring(0, line.indexOf('='))))
        .contains("OMK_PROMPT_FILE", "OMK_PROCESS_TOKEN", "PATH")
        .doesNotContain("GITHUB_TOKEN", "OMK_STATE_DIR", "HTTPS_PROXY", "BASH_ENV", "NOT_SET");
  }

  @Test
  void theExitCodeIsToldAndTheWordsAreKept() throws Exception {
    AgentTurn turn = take(Turns.shell("echo broken pipe of thought >&2; exit 1"), "p");

    assertThat(turn.end()).isEqualTo(new AgentEnd.Exited(1));
    assertThat(turn.lastWords()).isEqualTo("broken pipe of thought");
  }

  @Test
  void anAgentThatHangsIsEndedByItsSilenceOrItsTime() throws Exception {
    Duration shortTime = Duration.ofMillis(400);
    Duration longTime = Duration.ofSeconds(30);

    AgentTurn silent = take(Turns.command(List.of("sleep", "60"), longTime, shortTime), "p");
    AgentTurn chatty =
        take(
            Turns.command(
                List.of("sh", "-c", "while :; do echo tick; sleep 0.1; done"), shortTime, longTime),
            "p");

    assertThat(silent.end()).isInstanceOf(AgentEnd.Idle.class);
    assertThat(chatty.end()).isInstanceOf(AgentEnd.TimedOut.class);
    assertThat(chatty.lastWords()).startsWith("tick");
  }

  @Test
  void talkingKeepsAnAgentAlive() throws Exception {
    AgentTurn turn =
        take(
            Turns.command(
                List.of("sh", "-c", "for i in 1 2 3 4 5 6 7 8; do echo $i; sleep 0.2; done"),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1)),
            "p");

    assertThat(turn.end()).isEqualTo(new AgentEnd.Exited(0));
  }

  @Test
  void aCancelledTurnEndsAtOnce() throws Exception {
    Cancellation cancellation = new Cancellation();
    TurnListener stop = line -> cancellation.request();

    AgentTurn turn =
        new CommandAgent(
                Turns.shell("echo started; sleep 60"),
                new ProcessRunner(),
                turns.caller(Map.of()),
                LogFilter::none)
            .take(turns.request("p"), stop, cancellation);

    assertThat(turn.end()).isEqualTo(new AgentEnd.Cancelled());
    assertThat(turn.elapsed()).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void whatItLeavesRunningIsEndedAndNamed() throws Exception {
    AgentTurn turn =
        take(Turns.shell("setsid sleep 300 & echo $! > pid; sleep 0.2; echo done"), "p");

    assertThat(turn.end()).isEqualTo(new AgentEnd.Exited(0));
    assertThat(turn.leftRunning()).anySatisfy(line -> assertThat(line).contains("sleep 300"));
    long pid = Long.parseLong(inTree("pid").strip());
    assertThat(ProcessIdentity.of(pid)).isEmpty();
  }

  @Test
  void aFloodIsBounded() throws Exception {
    AgentTurn turn =
        take(
            Turns.shell("head -c 40000000 /dev/zero | tr '\\0' 'x' | fold -w 99; echo; echo end"),
            "p");

    assertThat(turn.end()).isEqualTo(new AgentEnd.Exited(0));
    assertThat(Files.size(turns.transcriptFile())).isLessThanOrEqualTo(16L * 1024 * 1024);
    assertThat(turn.lastWords()).hasSizeLessThan(2100).endsWith("\nend");
  }

  @Test
  void outputIsRedactedOnDiskInLastWordsAndForTheListener() throws Exception {
    List<String> heard = new ArrayList<>();
    AgentTurn turn =
        new CommandAgent(
                Turns.shell(
                    "printf 'key hunter2'; sleep 0.1; echo -secret; printf '\\033[2Jhi\\n'"),
                new ProcessRunner(),
                turns.caller(Map.of()),
                () -> CommandAgentTest::redact)
            .take(turns.request("p"), heard::add, new Cancellation());

    assertThat(turns.transcript()).startsWith("key [REDACTED]\n");
    assertThat(turn.lastWords()).isEqualTo("key [REDACTED]\n\uFFFD[2Jhi");
    assertThat(heard).isNotEmpty().last().isEqualTo("\uFFFD[2Jhi");
    assertThat(String.join("", heard)).doesNotContain("hunter2", "\u001b");
  }

  @Test
  void outputThatIsNoTextIsNoProblem() throws Exception {
    AgentTurn turn = take(Turns.shell("printf 'a\\377\\376b\\000c\\n'"), "p");

    assertThat(turn.lastWords()).isEqualTo("a\uFFFD\uFFFDb\uFFFDc");
    assertThat(turns.transcriptFile())
        .hasBinaryContent(new byte[] {'a', (byte) 0xff, (byte) 0xfe, 'b', 0, 'c', '\n'});
  }
}
