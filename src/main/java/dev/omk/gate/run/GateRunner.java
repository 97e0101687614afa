package dev.omk.gate.run;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.log.LogFilter;
import dev.omk.process.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs gates: in parallel, in the order their needs allow, each to one result.
 *
 * <p>Never a silent pass: a gate that is defined as skipped, whose need did not pass, or that was
 * cancelled is {@link GateOutcome.Skipped}; one whose program or directory is missing, or whose log
 * cannot be written, is {@link GateOutcome.Errored}.
 */
public final class GateRunner {
  private final Supplier<LogFilter> filters;
  private final InstantSource clock;
  private final KnownPasses passes;

  /**
   * @param filters one for each stream: takes secrets out of what is kept
   * @param clock for the times in results
   * @param passes of earlier runs, which need not be run again
   */
  public GateRunner(Supplier<LogFilter> filters, InstantSource clock, KnownPasses passes) {
    this.filters = filters;
    this.clock = clock;
    this.passes = passes;
  }

  /** One that runs every gate, whatever was known before. */
  public GateRunner(Supplier<LogFilter> filters, InstantSource clock) {
    this(filters, clock, KnownPasses.none());
  }

  /**
   * Runs the gates and returns when nothing of them runs any more.
   *
   * @param cancellation ends what runs; those gates and those that wait are {@code Skipped} with
   *     the reason {@code cancelled}, and the results so far are returned
   * @return one result a gate, in the order of the definitions
   * @throws InterruptedException when this thread is interrupted, after everything was ended
   * @throws OmkException when the log directory cannot be made
   */
  public List<GateResult> run(GateRun request, GateListener listener, Cancellation cancellation)
      throws InterruptedException {
    try {
      Files.createDirectories(request.logDirectory());
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO,
          "cannot make the log directory " + request.logDirectory() + ": " + e.getMessage(),
          "check its permissions and free space",
          e);
    }
    return new GateBatch(request, filters, listener, clock, passes).run(cancellation);
  }
}
