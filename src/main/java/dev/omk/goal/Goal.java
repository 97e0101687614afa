package dev.omk.goal;

import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.plan.GoalKind;
import dev.omk.plan.Oracle;
import dev.omk.plan.Outline;
import dev.omk.task.TaskGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A goal as its journal tells it. Made and changed by {@link GoalMachine} alone.
 *
 * @param id its id
 * @param created how it began: text, settings, base and pins
 * @param createdAt when
 * @param updatedAt time of the last event
 * @param status where it stands
 * @param phase what it is at
 * @param reason why it stands there, one line
 * @param nextStep what a person can do now, one line; may be empty
 * @param pausedFrom status before a pause, or null
 * @param pins what it is judged by: those of its creation, or what a person approved since
 * @param kind kind of goal
 * @param kindReason why it is of that kind
 * @param oracle what will count as evidence
 * @param gaps what the plan said is missing
 * @param blocker why the goal cannot be judged, or null
 * @param budget its limits
 * @param spent what it cost so far
 * @param step the step that runs, or null
 * @param stepStartedAt when that step began, or null
 * @param tasks the task graph
 * @param documents files of the plan
 * @param artifacts everything that the journal vouches for; of several at one path the last
 * @param baseline the verification of the base, or null
 * @param cleanBase the base in a clean checkout, or null as long as nobody had to ask
 * @param verifications how many there were
 * @param verification the last full one that is not the baseline, or null
 * @param written paths that gates added to the work tree
 * @param passes turns of agents so far
 * @param change the judged difference from the base
 * @param review the last review, or null
 * @param acceptance the integrator's, or null; void when anything changes
 * @param rejection reason of the last rejection, or null
 * @param efforts what came of the passes
 * @param chronicle what it cost and who decided what, from its beginning
 * @param outline what the plan says beside kind, oracle and tasks
 * @param comparison what was last compared between base and candidate, or null
 * @param merged what its pull request was merged as, or null
 * @param seq number of the last event
 */
public record Goal(
    GoalId id,
    GoalEvent.Created created,
    Instant createdAt,
    Instant updatedAt,
    GoalStatus status,
    GoalPhase phase,
    String reason,
    String nextStep,
    @Nullable GoalStatus pausedFrom,
    Pins pins,
    GoalKind kind,
    String kindReason,
    Oracle oracle,
    List<String> gaps,
    @Nullable String blocker,
    Budget budget,
    Spent spent,
    @Nullable Step step,
    @Nullable Instant stepStartedAt,
    TaskGraph tasks,
    List<Artifact> documents,
    List<Artifact> artifacts,
    @Nullable Verification baseline,
    @Nullable Verification cleanBase,
    int verifications,
    @Nullable Verification verification,
    Set<String> written,
    List<Pass> passes,
    Change change,
    @Nullable Review review,
    @Nullable Acceptance acceptance,
    @Nullable String rejection,
    Efforts efforts,
    Chronicle chronicle,
    Outline outline,
    @Nullable Comparison comparison,
    GoalEvent.@Nullable Merged merged,
    long seq) {

  public Goal {
    gaps = List.copyOf(gaps);
    documents = List.copyOf(documents);
    artifacts = List.copyOf(artifacts);
    passes = List.copyOf(passes);
    written = Collections.unmodifiableSet(new TreeSet<>(written));
  }

  /** The goal's text as it was given. */
  public String text() {
    return created.description();
  }

  /** What {@code run} was given. */
  public Settings settings() {
    return created.settings();
  }

  /** The pinned gates. */
  public List<GateSpec> gates() {
    return pins.gates();
  }

  /** Whether a pinned gate decides; without one nothing can be proven. */
  public boolean gated() {
    return pins.gated();
  }

  /** The pinned gates that the last verification found red. */
  public List<GateSpec> failing() {
    Set<String> red =
        latestVerification().stream()
            .flatMap(verification -> verification.red().stream())
            .map(GateResult::gate)
            .collect(Collectors.toSet());
    return gates().stream().filter(gate -> red.contains(gate.name())).toList();
  }

  /** The subject that all work starts from. */
  public String base() {
    return created.base();
  }

  /** The last verification or baseline, if there is any. */
  public Optional<Verification> latestVerification() {
    return Optional.ofNullable(verification != null ? verification : baseline);
  }

  /** The last pass. */
  public Optional<Pass> lastPass() {
    return passes.isEmpty() ? Optional.empty() : Optional.of(passes.getLast());
  }

  /** Whether it was adopted and nothing says yet what it is judged by. */
  public boolean unpinned() {
    return base().isEmpty();
  }

  /** Whether nothing more can ever happen to it. */
  public boolean over() {
    return status == GoalStatus.CANCELLED;
  }

  /** A copy of this goal to change, for the machine. */
  Draft draft() {
    return new Draft(this);
  }

  /** A goal being changed by one event. */
  static final class Draft {
    private final Goal from;
    GoalEvent.Created created;
    Instant updatedAt;
    GoalStatus status;
    GoalPhase phase;
    String reason;
    String nextStep;
    @Nullable GoalStatus pausedFrom;
    Pins pins;
    GoalKind kind;
    String kindReason;
    Oracle oracle;
    List<String> gaps;
    @Nullable String blocker;
    Budget budget;
    Spent spent;
    @Nullable Step step;
    @Nullable Instant stepStartedAt;
    TaskGraph tasks;
    List<Artifact> documents;
    List<Artifact> artifacts;
    @Nullable Verification baseline;
    @Nullable Verification cleanBase;
    int verifications;
    @Nullable Verification verification;
    Set<String> written;
    List<Pass> passes;
    Change change;
    @Nullable Review review;
    @Nullable Acceptance acceptance;
    @Nullable String rejection;
    Efforts efforts;
    Chronicle chronicle;
    Outline outline;
    @Nullable Comparison comparison;
    GoalEvent.@Nullable Merged merged;

    private Draft(Goal goal) {
      from = goal;
      created = goal.created;
      updatedAt = goal.updatedAt;
      status = goal.status;
      phase = goal.phase;
      reason = goal.reason;
      nextStep = goal.nextStep;
      pausedFrom = goal.pausedFrom;
      pins = goal.pins;
      kind = goal.kind;
      kindReason = goal.kindReason;
      oracle = goal.oracle;
      gaps = goal.gaps;
      blocker = goal.blocker;
      budget = goal.budget;
      spent = goal.spent;
      step = goal.step;
      stepStartedAt = goal.stepStartedAt;
      tasks = goal.tasks;
      documents = goal.documents;
      artifacts = goal.artifacts;
      baseline = goal.baseline;
      cleanBase = goal.cleanBase;
      verifications = goal.verifications;
      verification = goal.verification;
      written = new TreeSet<>(goal.written);
      passes = new ArrayList<>(goal.passes);
      change = goal.change;
      review = goal.review;
      acceptance = goal.acceptance;
      rejection = goal.rejection;
      efforts = goal.efforts;
      chronicle = goal.chronicle;
      outline = goal.outline;
      comparison = goal.comparison;
      merged = goal.merged;
    }

    Goal goal(long seq) {
      return new Goal(
          from.id,
          created,
          from.createdAt,
          updatedAt,
          status,
          phase,
          reason,
          nextStep,
          pausedFrom,
          pins,
          kind,
          kindReason,
          oracle,
          gaps,
          blocker,
          budget,
          spent,
          step,
          stepStartedAt,
          tasks,
          documents,
          artifacts,
          baseline,
          cleanBase,
          verifications,
          verification,
          written,
          passes,
          change,
          review,
          acceptance,
          rejection,
          efforts,
          chronicle,
          outline,
          comparison,
          merged,
          seq);
    }
  }
}
