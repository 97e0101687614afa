package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Progress on a real terminal, without one, and as data. */
class LiveIT {
  private static final String HIDE = "\u001b[?25l";
  private static final String SHOW = "\u001b[?25h";

  /** Runs a command on a terminal of 80 by 24 and, when it has shown the word, does something. */
  private static final String ON_A_TERMINAL =
      """
      import fcntl, os, pty, signal, struct, sys, termios
      word, act, command = sys.argv[1].encode(), sys.argv[2], sys.argv[3:]
      pid, master = pty.fork()
      if pid == 0:
          os.execvp(command[0], command)
      fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
      seen, done = b"", False
      while True:
          try:
              part = os.read(master, 65536)
          except OSError:
              break
          if not part:
              break
          seen += part
          os.write(1, part)
          if not done and word in seen:
              done = True
              if act == "resize":
                  fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 12, 40, 0, 0))
              elif act == "interrupt":
                  os.write(master, b"\\x03")
              elif act == "terminate":
                  os.kill(pid, signal.SIGTERM)
      sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) & 255)
      """;

  @TempDir Path directory;
  private Omk omk;

  @BeforeEach
  void project() throws Exception {
    omk = new Omk(directory).withDefect();
    omk.environment.put("TERM", "xterm-256color");
    omk.file("mend.sh", "cat > /dev/null\necho working on it\nsleep 3\necho 42 > answer.txt\n");
    omk.shell("git add -A && git -c user.name=t -c user.email=t@localhost commit -qm slower");
  }

  private Omk.Ended terminal(String word, String act, String... args) throws Exception {
    if (omk.shell("command -v python3").code() != 0) {
      System.err.println("SKIPPED: progress on a terminal: install python3");
      abort("no python3");
    }
    List<String> command =
        new ArrayList<>(List.of("python3", "-c", ON_A_TERMINAL, word, act, Omk.executable()));
    command.addAll(List.of(args));
    return omk.run(command);
  }

  private Omk.Ended run(String word, String act) throws Exception {
    return terminal(
        word,
        act,
        "goal",
        "run",
        "Fix the failing answer test",
        "--until-ready",
        "--agent",
        "mender");
  }

  private static TerminalModel shown(String written) {
    TerminalModel model = new TerminalModel(80);
    model.write(written.replace("\r\n", "\n"));
    return model;
  }

  @Test
  void terminalShowsTheGoalAtWorkAndIsLeftAsItWas() throws Exception {
    Omk.Ended ran = run("nothing", "nothing");

    assertThat(ran.code()).as(ran.out()).isEqualTo(4);
    int agent = ran.out().indexOf("agent mender");
    int nextFrame = ran.out().indexOf("A\r", agent);
    int whole = ran.out().lastIndexOf("\u001b[", nextFrame);
    TerminalModel then = shown(ran.out().substring(0, whole));
    assertThat(String.join("\n", then.lines()))
        .contains("Fix the failing answer test", "● running", "✗ tests", "proof", "budget");
    assertThat(then.cursorShown()).isFalse();
    TerminalModel after = shown(ran.out());
    assertThat(after.cursorShown()).isTrue();
    String end = String.join("\n", after.lines());
    assertThat(end).contains("Goal run completed", "* pass 1: mender").doesNotContain("budget  ");
  }

  @Test
  void resizeIsFollowed() throws Exception {
    Omk.Ended ran = run("agent mender", "resize");

    String late = ran.out().substring(ran.out().lastIndexOf("accepted"));
    assertThat(ran.code()).isEqualTo(4);
    assertThat(late).isNotEmpty();
    String[] frames = ran.out().split("\u001b\\[J", -1);
    assertThat(frames.length).isGreaterThan(1);
    assertThat(ran.out().lines().filter(line -> line.contains("passes")))
        .anyMatch(line -> line.replaceAll("\u001b\\[[?0-9;]*[A-Za-z]", "").strip().length() < 40);
  }

  @Test
  void signalsGiveTheCursorBackAndPauseTheGoal() throws Exception {
    Omk.Ended interrupted = run("agent mender", "interrupt");

    assertThat(interrupted.code()).isEqualTo(130);
    assertThat(interrupted.out().lastIndexOf(SHOW))
        .isGreaterThan(interrupted.out().lastIndexOf(HIDE));
    assertThat(omk.call("goal", "status").out()).contains("paused");
  }

  @Test
  void watchShowsAFinishedGoalAndPlaysItAgain() throws Exception {
    omk.call(
        "-q", "goal", "run", "Fix the failing answer test", "--until-ready", "--agent", "mender");
    List<String> before = omk.files();

    Omk.Ended once = terminal("nothing", "nothing", "goal", "watch");
    Omk.Ended again = terminal("nothing", "nothing", "goal", "watch", "--speed", "1000");
    Omk.Ended plain = omk.call("goal", "watch", "--speed", "1000");

    assertThat(once.code()).as(once.out()).isZero();
    assertThat(String.join("\n", shown(once.out()).lines()))
        .contains("● blocked on human", "✓ tests", "next", "omk goal accept");
    assertThat(shown(once.out()).cursorShown()).isTrue();
    assertThat(again.out()).contains("● running", "● blocked on human", "agent mender");
    assertThat(plain.err()).contains("run started: Fix the failing", "pass finished: mender");
    assertThat(plain.err()).doesNotContain("\u001b");
    assertThat(plain.out()).contains("Status:   blocked_on_human");
    assertThat(omk.files()).isEqualTo(before);
  }

  @Test
  void watchFollowsAnotherProcessToItsEnd() throws Exception {
    assertThat(omk.call("goal", "plan", "Fix the failing answer test", "--agent", "mender").code())
        .isZero();
    Process working =
        omk.builder(List.of(Omk.executable(), "-q", "goal", "resume", "--continue"))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("working").toFile())
            .start();
    omk.shell(
        "for i in $(seq 300); do \"$OMK\" goal status | grep -q running && break; sleep 0.1; done");

    Omk.Ended watched = omk.call("goal", "watch");

    assertThat(watched.code()).as(watched.err()).isZero();
    assertThat(watched.err())
        .contains("pass finished: mender", "goal status changed: blocked_on_human");
    assertThat(working.waitFor()).isEqualTo(4);
  }

  @Test
  void eventsAreLinesOfJson() throws Exception {
    Omk.Ended ran =
        omk.call(
            "goal",
            "run",
            "Fix the failing answer test",
            "--until-ready",
            "--agent",
            "mender",
            "--progress",
            "json");

    List<ObjectNode> lines = new ArrayList<>();
    for (String line : ran.err().lines().filter(line -> !line.startsWith("omk: ")).toList()) {
      ObjectNode document = Json.parseObject(line.getBytes(StandardCharsets.UTF_8));
      assertThat(Schemas.problems("progress", document)).as(line).isEmpty();
      lines.add(document);
    }
    assertThat(lines.stream().map(line -> line.path("kind").asText()))
        .contains("gate_started", "gate_ended", "agent_started", "output", "pass_finished")
        .contains("goal_status_changed");
    List<Long> numbers =
        lines.stream()
            .filter(line -> line.has("seq"))
            .map(line -> line.path("seq").asLong())
            .toList();
    assertThat(numbers).isSorted().doesNotHaveDuplicates();
    try (Stream<Path> goals = Files.list(omk.project.resolve(".omk/goals"))) {
      Path journal =
          goals.filter(Files::isDirectory).findFirst().orElseThrow().resolve("events.jsonl");
      assertThat(numbers.getLast()).isEqualTo(Files.readAllLines(journal).size());
    }
  }

  @Test
  void plainAndNoneAskNothingOfTheTerminal() throws Exception {
    Omk.Ended plain = terminal("x", "x", "--progress", "plain", "goal", "verify", "--no-goal");
    Omk.Ended none =
        terminal("x", "x", "--progress", "none", "goal", "verify", "--no-goal", "--color=never");

    assertThat(plain.out()).contains("gate tests started").doesNotContain(HIDE);
    assertThat(none.out()).doesNotContain("gate tests started", "\u001b");
  }
}
