package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.Hints;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.NextCommand;
import dev.omk.json.Json;
import dev.omk.text.Harmless;
import java.io.PrintWriter;
import java.io.StringWriter;

/** The one place where a failure becomes a line, a document and an exit code. */
final class Failures {
  private static final int LINE = 2000;

  private final Streams streams;
  private final boolean json;
  private final boolean verbose;
  private final Hints hints;

  Failures(Streams streams, boolean json, boolean verbose, Hints hints) {
    this.streams = streams;
    this.json = json;
    this.verbose = verbose;
    this.hints = hints;
  }

  /** Something that the user can cause or mend. */
  Answer expected(OmkException e) {
    return tell(e.code(), e.line(), e.nextStep(), e);
  }

  /** The process was asked to end. */
  Answer interrupted() {
    return tell(
        ErrorCode.PAUSED_OR_CANCELLED, "interrupted", "go on with: " + NextCommand.goOn(), null);
  }

  /** A defect of omk's own. */
  Answer defect(Throwable e) {
    String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return tell(
        ErrorCode.INTERNAL, "internal error: " + what, "run it again with -v for the details", e);
  }

  private Answer tell(
      ErrorCode code, String message, String next, @org.jspecify.annotations.Nullable Throwable e) {
    String line = Harmless.line(message, LINE);
    String hint = hints.in(Harmless.line(next, LINE));
    streams.err("omk: " + line);
    if (!hint.isEmpty()) {
      streams.err("  next: " + hint);
    }
    if (verbose && e != null && (code == ErrorCode.INTERNAL || e.getCause() != null)) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      streams.err(Harmless.block(trace.toString()).stripTrailing());
    }
    return new Answer(ExitCode.of(code), json ? Json.pretty(document(code, line, hint)) : "");
  }

  private static ObjectNode document(ErrorCode code, String message, String hint) {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    ObjectNode error = doc.putObject("error");
    error.put("code", code.json());
    error.put("message", message);
    error.put("hint", hint);
    return doc;
  }
}
