package dev.omk.goal;

import dev.omk.task.Lease;
import dev.omk.task.Proposal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of the passes of a goal, beside the passes themselves.
 *
 * @param results what the gates and the review said after each pass that was verified
 * @param failures turns that failed by what is around the work
 * @param changes of the agent that works
 * @param leases of tasks that are being worked on
 * @param proposals of further tasks, which nobody works on unseen
 * @param isolation where the work is done
 */
public record Efforts(
    List<PassResult> results,
    List<TurnFailure> failures,
    List<AgentChange> changes,
    List<Lease> leases,
    List<Proposal> proposals,
    Isolation isolation) {
  /** Nothing was done. */
  public static final Efforts NONE =
      new Efforts(List.of(), List.of(), List.of(), List.of(), List.of(), Isolation.NONE);

  public Efforts {
    results = List.copyOf(results);
    failures = List.copyOf(failures);
    changes = List.copyOf(changes);
    leases = List.copyOf(leases);
    proposals = List.copyOf(proposals);
  }

  /** What came of a pass, if it was verified. */
  public Optional<PassResult> result(int pass) {
    return results.stream().filter(result -> result.pass() == pass).findFirst();
  }

  /** What failed around a pass. */
  public Optional<TurnFailure> failure(int pass) {
    return failures.stream().filter(failure -> failure.pass() == pass).findFirst();
  }

  /** The lease of a task. */
  public Optional<Lease> lease(String taskId) {
    return leases.stream().filter(lease -> lease.taskId().equals(taskId)).findFirst();
  }

  /** The same with a result; it replaces an earlier one of the same pass. */
  Efforts with(PassResult result) {
    return new Efforts(
        Stream.concat(
                results.stream().filter(other -> other.pass() != result.pass()), Stream.of(result))
            .toList(),
        failures,
        changes,
        leases,
        proposals,
        isolation);
  }

  /** The same after a review of the tree that the last result is about. */
  Efforts with(Review review) {
    return results.isEmpty() || !results.getLast().subject().equals(review.subject())
        ? this
        : with(results.getLast().with(review));
  }

  Efforts with(TurnFailure failure) {
    return new Efforts(results, plus(failures, failure), changes, leases, proposals, isolation);
  }

  Efforts with(AgentChange change) {
    return new Efforts(results, failures, plus(changes, change), leases, proposals, isolation);
  }

  Efforts with(List<Proposal> more) {
    return new Efforts(
        results,
        failures,
        changes,
        leases,
        Stream.concat(proposals.stream(), more.stream()).toList(),
        isolation);
  }

  /** The same with the work done elsewhere. */
  Efforts with(Isolation other) {
    return new Efforts(results, failures, changes, leases, proposals, other);
  }

  /** The same with a lease; it replaces an earlier one of the same task. */
  Efforts leased(Lease lease) {
    return new Efforts(
        results,
        failures,
        changes,
        plus(released(lease.taskId()).leases, lease),
        proposals,
        isolation);
  }

  /** The same with a sign of life of who holds a lease. */
  Efforts renewed(String taskId, Instant now) {
    return lease(taskId).map(lease -> leased(lease.renewed(now))).orElse(this);
  }

  /** The same without the lease of a task. */
  Efforts released(String taskId) {
    return new Efforts(
        results,
        failures,
        changes,
        leases.stream().filter(lease -> !lease.taskId().equals(taskId)).toList(),
        proposals,
        isolation);
  }

  private static <T> List<T> plus(List<T> some, T one) {
    List<T> all = new ArrayList<>(some);
    all.add(one);
    return all;
  }
}
