package dev.omk.control.verify;

import dev.omk.control.session.GoalSession;
import dev.omk.process.Command;
import dev.omk.process.Ended;
import dev.omk.process.OutputSink;
import dev.omk.process.ProcessTree;
import dev.omk.process.Stdin;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs a command that is compared, in a checkout, and leaves nothing of it running. */
final class RoomCommand {
  private static final int LIMIT = 16 * 1024 * 1024;

  private final GoalSession session;

  RoomCommand(GoalSession session) {
    this.session = session;
  }

  /**
   * What it showed.
   *
   * @param ended how it ended and how long it took
   * @param stdout the head of its output
   * @param truncated whether there was more
   */
  record Shown(Ended ended, byte[] stdout, boolean truncated) {}

  /**
   * Runs it.
   *
   * @param root of the checkout
   * @param workdir below it; empty is the root
   */
  Shown run(List<String> argv, Map<String, String> env, String workdir, Duration timeout, Path root)
      throws InterruptedException {
    Map<String, String> variables = new HashMap<>(session.world().environment().variables());
    variables.put("PYTHONPYCACHEPREFIX", root.resolveSibling("pycache").toString());
    variables.putAll(env);
    String token = session.newToken();
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    long[] size = new long[1];
    Ended ended;
    try {
      ended =
          session
              .world()
              .runner()
              .run(
                  session
                      .sandboxes()
                      .forGates(root, List.of())
                      .confinement()
                      .confine(
                          new Command(
                              argv,
                              root.resolve(workdir),
                              variables,
                              timeout,
                              Duration.ZERO,
                              new Stdin.Empty(),
                              token),
                          List.of()),
                  (stream, buffer, offset, length) -> {
                    if (stream == OutputSink.Stream.STDOUT) {
                      size[0] += length;
                      int room = Math.min(length, LIMIT - stdout.size());
                      stdout.write(buffer, offset, room);
                    }
                  },
                  session.cancellation());
    } finally {
      ProcessTree.endAll(token);
    }
    return new Shown(ended, stdout.toByteArray(), size[0] > LIMIT);
  }
}
