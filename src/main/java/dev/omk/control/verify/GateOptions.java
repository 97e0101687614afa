package dev.omk.control.verify;

import java.util.Collection;
import java.util.Set;

/**
 * How a person wants gates to be run.
 *
 * @param only names of gates; empty is all of them, the only full verification
 * @param fresh ignore results of earlier runs
 * @param clean in a fresh checkout of the tree, where ignored files and build output cannot help
 * @param failFast start no further gate after one that decides did not pass
 * @param keepGoing run a gate also when what it needs did not pass
 */
public record GateOptions(
    Set<String> only, boolean fresh, boolean clean, boolean failFast, boolean keepGoing) {
  /** Everything, as it is usual. */
  public static final GateOptions PLAIN = new GateOptions(Set.of(), false, false, false, false);

  public GateOptions {
    only = Set.copyOf(only);
  }

  /** Only these gates. */
  public static GateOptions only(Collection<String> names) {
    return new GateOptions(Set.copyOf(names), false, false, false, false);
  }

  /** Whether earlier results count for nothing: also where they came from another place. */
  boolean anew() {
    return fresh || clean;
  }
}
