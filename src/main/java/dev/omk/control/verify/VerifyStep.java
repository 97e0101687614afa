package dev.omk.control.verify;

import dev.omk.control.session.GoalSession;
import dev.omk.control.tree.ScratchDirectory;
import dev.omk.control.turn.RoomWatch;
import dev.omk.control.workspace.Stored;
import dev.omk.control.workspace.Subjects;
import dev.omk.document.EventCodec;
import dev.omk.document.TestsDocument;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.gate.run.KnownPasses;
import dev.omk.goal.Artifact;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.Verification;
import dev.omk.goal.Verification.Purpose;
import dev.omk.goal.Verification.Room;
import dev.omk.scope.ChangedFile;
import dev.omk.worktree.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs the pinned gates on the tree that is there now, and compares with the base. */
public final class VerifyStep {
  private final GoalSession session;
  private final GateOptions options;
  private final TestsDocument tests = new TestsDocument(new EventCodec());
  private List<GateResult> details = List.of();
  private List<String> remarks = List.of();

  /** The logs of what ran once more. */
  private final List<Artifact> repeated = new ArrayList<>();

  /** The step with all gates. */
  public VerifyStep(GoalSession session) {
    this(session, GateOptions.PLAIN);
  }

  /** The step with the gates that were asked for. */
  public VerifyStep(GoalSession session, GateOptions options) {
    this.session = session;
    this.options = options;
  }

  /** The last results with what a journal does not keep. */
  public List<GateResult> details() {
    return details;
  }

  /** What a person should know of the last run and no evidence depends on, one line each. */
  public List<String> remarks() {
    return remarks;
  }

  /**
   * Runs all gates on the base: in the work tree while it still is the base, else in a clean
   * checkout of it.
   */
  public Verification baseline() throws InterruptedException {
    Goal goal = session.goal();
    return session.candidate().equals(goal.base()) && !options.clean()
        ? inPlace(Purpose.BASELINE)
        : inCheckout(Purpose.BASELINE, Subjects.parse(goal.base()));
  }

  /** Keeps a verification, unless it was cut off: gates that were cancelled say nothing. */
  public Verification keep(Verification done) {
    if (session.stopped() == null) {
      session.record(new Fact.GatesRan(done));
    }
    return done;
  }

  /**
   * Runs the gates that are asked for in a clean checkout of a slice, or of the result with one
   * more slice in it.
   */
  public Verification slice(String subject) throws InterruptedException {
    session.gates().lockInterruptibly();
    try {
      List<String> notes = GateSelection.left(session.goal().gates(), options.only());
      return keep(inCheckout(Purpose.SLICE, Subjects.parse(subject)).withNotes(notes));
    } finally {
      session.gates().unlock();
    }
  }

  /** Runs all gates in the work tree. */
  public Verification inPlace(Purpose purpose) throws InterruptedException {
    return inPlace(purpose, session.goal().gates(), List.of());
  }

  /** Runs the gates that are asked for, where they are asked for; some never count as all. */
  public Verification asAsked() throws InterruptedException {
    Purpose purpose = options.only().isEmpty() ? Purpose.CANDIDATE : Purpose.SUBSET;
    return options.clean()
        ? inCheckout(purpose, Subjects.parse(session.candidate()))
        : inPlace(purpose, selected(), List.of());
  }

  private List<GateSpec> selected() {
    return GateSelection.of(session.goal().gates(), options.only());
  }

  /** The last verification before a goal may be ready; see {@link LastVerification}. */
  public Verification last(String candidate) throws InterruptedException {
    return new LastVerification(session, this).of(candidate);
  }

  /** Runs the gates in a clean checkout of a tree. */
  Verification inCheckout(Purpose purpose, Subject subject) throws InterruptedException {
    Instant started = session.world().now();
    String logs = logPath() + (purpose == Purpose.CLEAN_BASE ? "-clean-base" : "-clean");
    try (ScratchDirectory scratch = ScratchDirectory.create(session.goal().id())) {
      Path tree = session.tree().checkout(subject, scratch.path().resolve("tree"));
      List<String> changed = new ArrayList<>(session.surroundings().lay(tree));
      GateRoom room = room(purpose, logs);
      RoomWatch watch = RoomWatch.begin(session, subject, tree);
      List<GateResult> results =
          purpose == Purpose.FINAL ? twice(room, tree) : room.run(gatesFor(purpose), tree);
      changed.addAll(watch.changed());
      return finished(
          purpose, Subjects.text(subject), Room.CLEAN, results, room, List.of(), changed, started);
    }
  }

  private List<GateSpec> gatesFor(Purpose purpose) {
    return ofTheBase(purpose) ? session.goal().gates() : selected();
  }

  private static boolean ofTheBase(Purpose purpose) {
    return purpose == Purpose.BASELINE || purpose == Purpose.CLEAN_BASE;
  }

  /** Base and last verification are evidence: they run everything, and nothing is cached. */
  GateRoom room(Purpose purpose, String logs) {
    return ofTheBase(purpose) || purpose == Purpose.FINAL
        ? new GateRoom(session, logs, GateOptions.PLAIN, KnownPasses.none())
        : new GateRoom(session, logs, options, PassCache.of(session.workspace(), options.anew()));
  }

  /** Runs gates in the work tree; what a person should know beforehand goes with it. */
  Verification inPlace(Purpose purpose, List<GateSpec> gates, List<String> notes)
      throws InterruptedException {
    Instant started = session.world().now();
    boolean last = purpose == Purpose.FINAL;
    Subject before = Subjects.parse(last ? session.candidate() : session.now().glance());
    String logs = logPath() + (last ? "-in-place" : "");
    GateRoom room = room(purpose, logs);
    Path root = session.tree().root();
    List<GateResult> results = last ? twice(room, root) : room.run(gates, root);
    Subject after = session.tree().glance().subject();
    remarks =
        last
            ? List.of()
            : GateRemarks.changed(
                session.tree(), before, after, gates, results, session.goal().written());
    List<String> written = new ArrayList<>(session.goal().written());
    written.addAll(added(before, after));
    return finished(
        purpose, Subjects.text(before), Room.IN_PLACE, results, room, written, notes, started);
  }

  private List<String> added(Subject before, Subject after) throws InterruptedException {
    return session.tree().diff(before, after).stream()
        .filter(file -> file.change() == ChangedFile.Change.ADDED)
        .map(ChangedFile::path)
        .filter(path -> !session.goal().written().contains(path))
        .toList();
  }

  private List<GateResult> twice(GateRoom room, Path directory) throws InterruptedException {
    List<GateResult> first = room.run(session.goal().gates(), directory);
    Set<String> again = redOnTheBase();
    boolean green = first.stream().allMatch(result -> result.passed() || !result.required());
    if (again.isEmpty() || !green) {
      return first;
    }
    List<GateSpec> gates = GateSelection.of(session.goal().gates(), again);
    session.progress().said("what was red on the base runs once more");
    List<GateResult> second = room(Purpose.FINAL, room.logPath() + "-again").run(gates, directory);
    second.forEach(result -> adopt(result, repeated));
    return first.stream().map(result -> agreed(result, second)).toList();
  }

  private void adopt(GateResult result, List<Artifact> artifacts) {
    if (!result.logPath().isEmpty()) {
      artifacts.add(Stored.of("gate_log", session.artifacts().adopt(result.logPath())));
    }
  }

  private Set<String> redOnTheBase() {
    Set<String> red = new HashSet<>();
    Verification baseline = session.goal().baseline();
    if (baseline != null) {
      baseline.red().forEach(result -> red.add(result.gate()));
    }
    return red;
  }

  private static GateResult agreed(GateResult first, List<GateResult> second) {
    boolean disagrees =
        second.stream()
            .anyMatch(
                result -> result.gate().equals(first.gate()) && result.passed() != first.passed());
    return disagrees ? first.withOutcome(new GateOutcome.Flaky(2, false)) : first;
  }

  private Verification finished(
      Purpose purpose,
      String subject,
      Room room,
      List<GateResult> ran,
      GateRoom gates,
      List<String> written,
      List<String> notes,
      Instant started) {
    List<GateResult> results =
        ofTheBase(purpose) ? ran : EarlierOutcomes.of(session.goal(), subject, room).compared(ran);
    details = results;
    List<Artifact> artifacts = new ArrayList<>();
    results.forEach(result -> adopt(result, artifacts));
    artifacts.addAll(repeated);
    repeated.clear();
    if (results.stream().anyMatch(result -> !result.tests().isEmpty())) {
      artifacts.add(
          Stored.of(
              Verification.TESTS,
              session.artifacts().store(gates.logPath() + "/tests.json", tests.write(results))));
    }
    new GateFindings(session).keep(results, gates.logPath()).ifPresent(artifacts::add);
    return new Verification(
        session.goal().verifications() + 1,
        purpose,
        subject,
        room,
        results.stream().map(GateResult::withoutDetails).toList(),
        new BaseComparison(session).delta(purpose, results),
        artifacts,
        written,
        notes,
        gates.sandboxed(),
        started,
        Duration.between(started, session.world().now()));
  }

  /** Where the logs of the verification go that is next, relative to the goal directory. */
  String logPath() {
    return "artifacts/gates/%03d".formatted(session.goal().verifications() + 1);
  }
}
