package dev.omk.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Commands for the tests of this room, and the process ids that they write down. */
final class Shell {
  static final Duration LONG = Duration.ofSeconds(30);
  static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", CallerEnvironment.ofThisProcess().path());

  private Shell() {}

  static String freshToken() {
    return "test-" + UUID.randomUUID();
  }

  /** A script with a token of its own. */
  static Command script(Path directory, String script) {
    return script(directory, script, LONG, Duration.ZERO);
  }

  static Command script(Path directory, String script, Duration timeout, Duration idle) {
    return new Command(
        List.of("sh", "-c", script),
        directory,
        ENVIRONMENT,
        timeout,
        idle,
        new Stdin.Empty(),
        freshToken());
  }

  static Command plain(Path directory, String... argv) {
    return Command.of(List.of(argv), directory, ENVIRONMENT, LONG);
  }

  static Ended run(Command command) throws InterruptedException {
    return new ProcessRunner().run(command, OutputSink.discard(), new Cancellation());
  }

  /** The process id in a file, once it is there. */
  static long pidIn(Path file) {
    return Long.parseLong(await().atMost(LONG).until(() -> text(file), text -> !text.isEmpty()));
  }

  static boolean gone(long pid) {
    return ProcessIdentity.of(pid).isEmpty();
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
