package dev.omk.cli;

import dev.omk.cli.render.Output;
import dev.omk.process.CallerEnvironment;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output and standard error, as UTF-8 whatever the locale says. {@link System#out} would
 * swallow failures, and a full disk must not look like success.
 */
final class Streams {
  private final OutputStream out;
  private final OutputStream err;
  private final LiveArea live = new LiveArea();
  private final boolean workflow;
  private boolean begun;
  private boolean json;

  Streams() {
    this(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        CallerEnvironment.ofThisProcess().get("GITHUB_ACTIONS").orElse("").equals("true"));
  }

  /**
   * @param workflow whether a runner of GitHub Actions reads commands from what is written
   */
  Streams(OutputStream out, OutputStream err, boolean workflow) {
    this.out = out;
    this.err = err;
    this.workflow = workflow;
  }

  /** How writing the result went. */
  enum Written {
    WHOLE,
    /** Nobody reads any more, as {@code head} does; no failure. */
    CLOSED,
    FAILED
  }

  /** Writes the result, whole. */
  Written out(String text) {
    if (text.isEmpty()) {
      return Written.WHOLE;
    }
    try {
      write(text);
      return Written.WHOLE;
    } catch (IOException e) {
      return failed(e.getMessage());
    }
  }

  /** The same with a result that is made meanwhile; what cannot be written is not made. */
  Written out(Output output) {
    try {
      output.write(this::writeUnchecked);
      return Written.WHOLE;
    } catch (UncheckedIOException e) {
      return failed(e.getMessage());
    }
  }

  private void write(String text) throws IOException {
    json = begun ? json : text.startsWith("{");
    begun = true;
    out.write(disarmed(text, json).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  // The runner takes the older form of a command, "##[name]", anywhere in a line; none of ours has
  // that form, so that one is somebody else's.
  private String disarmed(String text, boolean inJson) {
    return workflow ? text.replace("##[", inJson ? "##\\u005b" : "## [") : text;
  }

  private void writeUnchecked(String text) {
    try {
      write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Written failed(@Nullable String message) {
    if (message != null && message.contains("Broken pipe")) {
      return Written.CLOSED;
    }
    err("omk: the result cannot be written: " + message);
    err("  next: make room where it goes, or send it elsewhere; what was done is kept");
    return Written.FAILED;
  }

  /** Writes one line of progress or of an error; if nobody hears it, there is nobody to tell. */
  synchronized void err(String line) {
    tell(live.above(line));
  }

  /**
   * Keeps these lines below all others on standard error, in place of the ones before. Only for a
   * terminal that is wider than each of them and higher than all.
   *
   * @param columns of the terminal
   */
  synchronized void live(List<String> lines, int columns) {
    tell(live.show(lines, columns));
  }

  /** Leaves the lines that are kept where they are, and the terminal as it was. */
  synchronized void leave() {
    tell(live.leave());
  }

  private void tell(String text) {
    if (text.isEmpty()) {
      return;
    }
    try {
      err.write(disarmed(text, text.startsWith("{")).getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException e) {
      return;
    }
  }

  /** Whether standard output is a terminal. */
  static boolean outIsTerminal() {
    return isTerminal(1);
  }

  /** Whether standard error is a terminal. */
  static boolean errIsTerminal() {
    return isTerminal(2);
  }

  private static boolean isTerminal(int descriptor) {
    return target("/proc/self/fd/" + descriptor)
        .or(() -> target("/dev/fd/" + descriptor))
        .map(
            target ->
                target.startsWith("/dev/pts/")
                    || target.startsWith("/dev/tty")
                    || target.equals("/dev/console"))
        .orElse(false);
  }

  private static Optional<String> target(String link) {
    try {
      return Optional.of(Files.readSymbolicLink(Path.of(link)).toString());
    } catch (IOException e) {
      return Optional.empty(); // No such table on this system.
    }
  }
}
