package dev.omk.cli;

import dev.omk.cli.render.Output;
import java.util.Optional;

/**
 * What a command leaves for its caller.
 *
 * @param code the exit code
 * @param out standard output; empty or ending in a newline
 * @param rest what follows it, made while it is written
 */
record Answer(int code, String out, Optional<Output> rest) {
  /** One whose output is there. */
  Answer(int code, String out) {
    this(code, out, Optional.empty());
  }

  /** Done. */
  static Answer ok(String out) {
    return new Answer(ExitCode.OK, out);
  }

  /** One whose output is made while it is written. */
  static Answer of(int code, Output out) {
    return new Answer(code, "", Optional.of(out));
  }
}
