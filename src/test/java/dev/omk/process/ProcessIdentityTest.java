package dev.omk.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcessIdentityTest {
  @TempDir Path directory;

  @Test
  void thisProcessIsAliveAndAlwaysTheSame() {
    ProcessIdentity current = ProcessIdentity.current();
    assertThat(current.pid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(current.alive()).isTrue();
    assertThat(ProcessIdentity.current()).isEqualTo(current);
    assertThat(ProcessIdentity.of(current.pid())).contains(current);
  }

  @Test
  void reusedIdIsAnotherProcess() {
    ProcessIdentity current = ProcessIdentity.current();
    assertThat(new ProcessIdentity(current.pid(), current.startedAt() + "1").alive()).isFalse();
    assertThat(new ProcessIdentity(current.pid(), "").alive()).isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void sameIdAndTickAfterARebootIsAnotherProcess() {
    ProcessIdentity current = ProcessIdentity.current();
    String ticks = current.startedAt().substring(current.startedAt().indexOf(':'));
    assertThat(new ProcessIdentity(current.pid(), "another-boot" + ticks).alive()).isFalse();
  }

  @Test
  void endedProcessIsNotAlive() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Command command =
          Shell.script(directory, "echo $$ > pid; while [ ! -e go ]; do sleep 0.02; done");
      Future<Ended> run = threads.submit(() -> Shell.run(command));
      ProcessIdentity identity =
          ProcessIdentity.of(Shell.pidIn(directory.resolve("pid"))).orElseThrow();
      assertThat(identity.alive()).isTrue();
      Files.createFile(directory.resolve("go"));
      run.get();
      assertThat(identity.alive()).isFalse();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void processThatIsOnlyWaitedForIsNotAlive() throws Exception {
    // The shell starts a child, becomes a program that never waits for it, and so keeps a zombie.
    String script = "sh -c 'echo $$ > zombie' & exec sleep 30";
    Cancellation cancellation = new Cancellation();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Ended> run =
          threads.submit(
              () ->
                  new ProcessRunner()
                      .run(Shell.script(directory, script), OutputSink.discard(), cancellation));
      long pid = Shell.pidIn(directory.resolve("zombie"));
      await().until(() -> ProcessIdentity.of(pid).isEmpty());
      assertThat(Path.of("/proc/" + pid)).exists();
      cancellation.request();
      assertThat(run.get().ending()).isEqualTo(new Ending.Cancelled());
    }
  }
}
