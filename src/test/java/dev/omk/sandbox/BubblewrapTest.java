package dev.omk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.process.Captured;
import dev.omk.process.Ending;
import dev.omk.process.ProcessRunner;
import dev.omk.sandbox.Enclosure.Inhabitant;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BubblewrapTest {
  @TempDir Path temp;
  private Sandboxed sandboxed;

  @BeforeEach
  void makeTree() throws Exception {
    sandboxed = new Sandboxed(temp);
    sandboxed
        .file("project/calc.sh", "echo 1\n")
        .file("project/.git/config", "[core]\n")
        .file("project/.omk/gates.toml", "# gates\n")
        .file("project/.omk/goals/goal-1/events.jsonl", "{}\n")
        .file("home/.bashrc", "# mine\n")
        .file("home/.ssh/id", "private\n")
        .file("home/.config/omk/key", "secret\n")
        .file("home/.m2/repository/a.jar", "jar\n")
        .file("home/.m2/settings.xml", "<settings/>\n")
        .file("home/.claude/session", "1\n")
        .file("home/.claude/settings.json", "{}\n")
        .file("home/lib/helper.sh", "echo helped\n")
        .file("beside.txt", "as it was\n");
  }

  @ParameterizedTest
  @EnumSource(Inhabitant.class)
  void onlyTheTreeCanBeChanged(Inhabitant who) throws Exception {
    Captured ran =
        sandboxed.run(
            who,
            """
            echo 2 > calc.sh; mkdir new && echo x > new/file
            for f in ../beside.txt .git/config .git/hook .omk/gates.toml .omk/new ~/lib/helper.sh \
                /etc/omk-was-here /usr/bin/omk-was-here; do
              (echo changed > "$f") 2>/dev/null && echo "could write $f"
            done
            rm -rf .git ../beside.txt 2>/dev/null
            for f in ~/.bashrc ~/.profile ~/.ssh/id; do (echo changed > "$f") 2>/dev/null; done
            true""");

    assertThat(ran.out()).isEmpty();
    assertThat(sandboxed.read("project/calc.sh")).isEqualTo("2\n");
    assertThat(sandboxed.read("project/new/file")).isEqualTo("x\n");
    assertThat(sandboxed.read("beside.txt")).isEqualTo("as it was\n");
    assertThat(sandboxed.read("project/.git/config")).isEqualTo("[core]\n");
    assertThat(sandboxed.read("project/.omk/gates.toml")).isEqualTo("# gates\n");
    assertThat(sandboxed.read("home/.bashrc")).isEqualTo("# mine\n");
    assertThat(sandboxed.read("home/.ssh/id")).isEqualTo("private\n");
    assertThat(sandboxed.home.resolve(".profile")).doesNotExist();
    assertThat(sandboxed.read("home/lib/helper.sh")).isEqualTo("echo helped\n");
  }

  @ParameterizedTest
  @EnumSource(Inhabitant.class)
  void stateAndKeyAreNotThere(Inhabitant who) throws Exception {
    Captured ran =
        sandboxed.run(
            who, "ls -A .omk/goals ~/.config/omk; cat ~/.config/omk/key; echo x > .omk/goals/x");

    assertThat(ran.out()).doesNotContain("goal-1").doesNotContain("secret");
    assertThat(sandboxed.tree.resolve(".omk/goals/x")).doesNotExist();
    assertThat(sandboxed.read("project/.omk/goals/goal-1/events.jsonl")).isEqualTo("{}\n");
  }

  @Test
  void gateSeesCachesAndFoldersOfTheHomeButNoCredentials() throws Exception {
    Captured ran =
        sandboxed.run(
            Inhabitant.GATE,
            "ls -A ~; cat ~/.m2/settings.xml ~/.m2/repository/a.jar; sh ~/lib/helper.sh;"
                + " echo new > ~/.m2/repository/b.jar; echo mine > ~/scratch; cat ~/scratch");

    assertThat(ran.out())
        .contains("<settings/>", "jar\n", "helped\n", "mine\n")
        .doesNotContain(".ssh")
        .doesNotContain(".bashrc")
        .doesNotContain(".claude");
    assertThat(sandboxed.read("home/.m2/repository/b.jar")).isEqualTo("new\n");
    assertThat(sandboxed.home.resolve("scratch")).doesNotExist();
  }

  @Test
  void agentSeesItsCredentialsAndKeepsItsSessionsButNotItsSettings() throws Exception {
    Captured ran =
        sandboxed.run(
            Inhabitant.AGENT,
            "cat ~/.ssh/id; echo 2 > ~/.claude/session;"
                + " echo hook > ~/.claude/settings.json; true");

    assertThat(ran.out()).contains("private\n");
    assertThat(sandboxed.read("home/.claude/session")).isEqualTo("2\n");
    assertThat(sandboxed.read("home/.claude/settings.json")).isEqualTo("{}\n");
  }

  @Test
  void temporaryFoldersArePrivate() throws Exception {
    String name = "omk-sandbox-test-" + UUID.randomUUID();
    Captured ran =
        sandboxed.run(
            Inhabitant.GATE,
            "echo x > /tmp/%1$s && echo x > /var/tmp/%1$s && cat /tmp/%1$s && mktemp"
                .formatted(name));

    assertThat(ran.ending()).as(ran.err()).isEqualTo(new Ending.Exited(0));
    assertThat(Path.of("/tmp", name)).doesNotExist();
    assertThat(Path.of("/var/tmp", name)).doesNotExist();
  }

  @Test
  void whatHidesFromEveryoneEndsWithTheProgram() throws Exception {
    Captured ran =
        sandboxed.run(
            Inhabitant.AGENT,
            "env -i setsid sh -c '(while :; do date > late; done) > /dev/null 2>&1 &'; exit 3");
    long last = late();

    assertThat(ran.ending()).isEqualTo(new Ending.Exited(3));
    for (int looks = 0; looks < 20; looks++) {
      assertThat(late()).isEqualTo(last);
      Thread.onSpinWait();
    }
    assertThat(
            ProcessHandle.allProcesses()
                .filter(p -> p.info().commandLine().orElse("").contains("date > late")))
        .isEmpty();
  }

  private long late() {
    return sandboxed.tree.resolve("late").toFile().lastModified();
  }

  @ParameterizedTest
  @EnumSource(Inhabitant.class)
  void otherProcessesAreNeitherSeenNorReached(Inhabitant who) throws Exception {
    long outside = ProcessHandle.current().pid();

    Captured ran = sandboxed.run(who, "ls /proc; kill -0 " + outside + " && echo reached; true");

    assertThat(ran.out()).doesNotContain("reached");
    assertThat(ran.out().lines().filter(line -> line.matches("[0-9]+")).count()).isLessThan(10);
  }

  @Test
  void rootCannotTakeTheWallsDown() throws Exception {
    Captured ran =
        sandboxed.run(
            Inhabitant.AGENT,
            """
            umount .omk/goals 2>/dev/null; mount -o remount,rw / 2>/dev/null
            mount -o remount,bind,rw .git 2>/dev/null; ls -A .omk/goals
            unshare -Ur sh -c 'umount .omk/goals; ls -A .omk/goals; echo x > .git/config' 2>/dev/null
            (echo x > .git/config) 2>/dev/null; ls /proc/1/root/home-of-others 2>/dev/null; true""");

    assertThat(ran.out()).doesNotContain("goal-1");
    assertThat(sandboxed.read("project/.git/config")).isEqualTo("[core]\n");
  }

  @Test
  void networkIsThereOnlyWhereItIsAllowed() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String connect =
          "python3 -c 'import socket; socket.create_connection((\"127.0.0.1\", %d), 2)'"
              .formatted(server.getLocalPort());

      assertThat(sandboxed.run(Inhabitant.GATE, connect).ending()).isEqualTo(new Ending.Exited(0));
      sandboxed.network = false;
      assertThat(sandboxed.run(Inhabitant.GATE, connect).ending()).isEqualTo(new Ending.Exited(1));
    }
  }

  @Test
  void nothingThatLiesInTheProjectIsTakenForBubblewrap() throws Exception {
    Path bin = Files.createDirectories(sandboxed.tree.resolve("bin"));
    Path fake = bin.resolve("bwrap");
    Files.writeString(fake, "#!/bin/sh\ntouch " + sandboxed.root + "/started\n");
    assertThat(fake.toFile().setExecutable(true)).isTrue();

    Bubblewrap.Found found = Bubblewrap.find(new ProcessRunner(), bin.toString(), sandboxed.tree);

    assertThat(found).isInstanceOf(Bubblewrap.Found.Unusable.class);
    assertThat(sandboxed.root.resolve("started")).doesNotExist();
  }
}
