package dev.omk.gate.run;

import dev.omk.gate.GateSpec;
import dev.omk.gate.ProgramPin;
import dev.omk.process.Confinement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run, where, and with what.
 *
 * @param gates in the order of the results; a need that is not among them counts as met
 * @param workTree the root of the tree under test
 * @param logDirectory where logs go, made when missing; a log of an earlier run there is replaced,
 *     so give every run a directory of its own
 * @param logPrefix path of that directory relative to the goal directory, for {@link
 *     dev.omk.gate.GateResult#logPath}
 * @param aside where reports of before are kept while a gate runs, see {@link MovedReports}
 * @param environment the caller's; a gate's own variables are laid over it
 * @param token the beginning of the tokens by which what each gate leaves running is found
 * @param jobs how many gates run at once, at least 1
 * @param programs what each gate's program was when the goal was created, by the gate's name; a
 *     gate without an entry runs what its name means now
 * @param confinement keeps gates from what is none of their business
 * @param scheduling in which order, and when to stop
 */
public record GateRun(
    List<GateSpec> gates,
    Path workTree,
    Path logDirectory,
    String logPrefix,
    Path aside,
    Map<String, String> environment,
    String token,
    int jobs,
    Map<String, ProgramPin> programs,
    Confinement confinement,
    Scheduling scheduling) {

  public GateRun {
    gates = List.copyOf(gates);
    environment = Map.copyOf(environment);
    programs = Map.copyOf(programs);
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs must be at least 1, not " + jobs);
    }
  }
}
