package dev.omk.control.verify;

import dev.omk.control.session.GoalSession;
import dev.omk.control.tree.ScratchDirectory;
import dev.omk.control.workspace.Subjects;
import dev.omk.gate.GateSpec;
import dev.omk.gate.ProgramPin;
import dev.omk.gate.report.ListedTest;
import dev.omk.gate.report.ListingComparison;
import dev.omk.gate.report.TestListing;
import dev.omk.gate.run.ProgramPins;
import dev.omk.goal.TestDelta;
import dev.omk.goal.Verification;
import dev.omk.process.Ending;
import dev.omk.worktree.Subject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names the tests of gates without reports, by the lists of their own runners on base and
 * candidate, each in a clean checkout. What cannot be listed on both sides stays as it was counted.
 */
final class NamedTests {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final GoalSession session;
  private final Path base;
  private final Path candidate;

  private NamedTests(GoalSession session, Path base, Path candidate) {
    this.session = session;
    this.base = base;
    this.candidate = candidate;
  }

  /** The verification of a candidate with the names of tests that are gone or have another one. */
  static Verification in(GoalSession session, Verification verified, Subject candidate)
      throws InterruptedException {
    List<GateSpec> gates = session.goal().gates().stream().filter(NamedTests::listed).toList();
    if (gates.isEmpty()) {
      return verified;
    }
    session.progress().said("lists of the tests of base and candidate");
    try (ScratchDirectory scratch = ScratchDirectory.create(session.goal().id())) {
      Subject start = Subjects.parse(session.goal().base());
      Path old = session.tree().checkout(start, scratch.path().resolve("base"));
      Path now = session.tree().checkout(candidate, scratch.path().resolve("tree"));
      session.surroundings().lay(old);
      session.surroundings().lay(now);
      return new NamedTests(session, old, now).named(verified, gates);
    }
  }

  // Of a hidden gate nobody may read a name.
  private static boolean listed(GateSpec gate) {
    return gate.reports().isEmpty()
        && !gate.hidden()
        && !gate.skip()
        && TestListing.of(gate).isPresent();
  }

  private Verification named(Verification verified, List<GateSpec> gates)
      throws InterruptedException {
    List<String> vanished = new ArrayList<>(verified.tests().vanished());
    List<String> notes = new ArrayList<>();
    for (GateSpec gate : gates) {
      Optional<ListingComparison> compared = compare(gate);
      if (compared.isEmpty()) {
        continue;
      }
      String prefix = gate.name() + ": ";
      if (!compared.get().gone().isEmpty()) {
        vanished.removeIf(id -> id.startsWith(prefix)); // They were counted, and have a name now.
        compared.get().gone().forEach(id -> vanished.add(prefix + id));
      }
      compared.get().renamed().forEach(line -> notes.add(prefix + "test " + line));
    }
    TestDelta tests = verified.tests();
    return verified
        .withNotes(notes)
        .withTests(
            new TestDelta(
                tests.known(),
                tests.packages(),
                tests.ran(),
                tests.fixed(),
                tests.broke(),
                vanished,
                tests.newlySkipped(),
                tests.added()));
  }

  private Optional<ListingComparison> compare(GateSpec gate) throws InterruptedException {
    TestListing listing = TestListing.of(gate).orElseThrow();
    if (!sameProgram(gate, listing.argv().getFirst())) {
      return Optional.empty();
    }
    Optional<List<ListedTest>> before = list(gate, listing, base);
    Optional<List<ListedTest>> after =
        before.isEmpty() ? Optional.empty() : list(gate, listing, candidate);
    return after.map(tests -> ListingComparison.of(before.orElseThrow(), tests));
  }

  private boolean sameProgram(GateSpec gate, String program) {
    var environment = session.world().environment().variables();
    ProgramPin before = new ProgramPins(base, environment).pin(gate, program);
    ProgramPin after = new ProgramPins(candidate, environment).pin(gate, program);
    ProgramPin pinned = session.goal().pins().programs().get(gate.name());
    boolean started = pinned != null && pinned.program().equals(program);
    return before.found() && before.equals(after) && (!started || after.equals(pinned));
  }

  private Optional<List<ListedTest>> list(GateSpec gate, TestListing listing, Path room)
      throws InterruptedException {
    Duration limit = gate.timeout().compareTo(LIMIT) < 0 ? gate.timeout() : LIMIT;
    RoomCommand.Shown shown =
        new RoomCommand(session).run(listing.argv(), gate.env(), gate.workdir(), limit, room);
    boolean whole =
        shown.ended().ending() instanceof Ending.Exited(int code)
            && code == 0
            && !shown.truncated();
    return whole
        ? listing.read(new String(shown.stdout(), StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
