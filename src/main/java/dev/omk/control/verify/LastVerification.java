package dev.omk.control.verify;

import dev.omk.control.session.GoalSession;
import dev.omk.control.tree.ScratchDirectory;
import dev.omk.control.workspace.Subjects;
import dev.omk.gate.GateResult;
import dev.omk.gate.RoomComparison;
import dev.omk.goal.Verification;
import dev.omk.goal.Verification.Purpose;
import dev.omk.worktree.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The last verification before a goal may be ready: in a clean checkout of the candidate, and the
 * gates that were red on the base twice. Where the clean checkout says no, the base is asked in one
 * as well. If that lacks what the gates need, or nobody can tell, the result is that of the work
 * tree, and weak; if the base has all it needs there, what helps the candidate in place is none of
 * its subject, and the answer stays no.
 */
final class LastVerification {
  private final GoalSession session;
  private final VerifyStep gates;

  LastVerification(GoalSession session, VerifyStep gates) {
    this.session = session;
    this.gates = gates;
  }

  /** That of a candidate. */
  Verification of(String candidate) throws InterruptedException {
    if (!cleanRoom()) {
      return lastInPlace(List.of("[verify] clean = false"));
    }
    Map<String, String> known = new BaseComparison(session).rooms().lacking();
    if (!known.isEmpty()) {
      return lastInPlace(lacks(known.values()));
    }
    Subject subject = Subjects.parse(candidate);
    session.progress().said("final verification in a clean checkout");
    Verification clean = gates.inCheckout(Purpose.FINAL, subject);
    if (session.stopped() != null) {
      return clean;
    }
    if (clean.green()) {
      return withTheTestsOfTheBase(clean, subject);
    }
    return redInPlace(candidate) ? clean : orInPlace(clean);
  }

  private boolean redInPlace(String candidate) {
    Verification before = session.goal().verification();
    return before != null && before.subject().equals(candidate) && !before.green();
  }

  private Verification orInPlace(Verification clean) throws InterruptedException {
    if (session.goal().cleanBase() == null) {
      session.progress().said("the base in a clean checkout, for the candidate fails in one");
      gates.keep(gates.inCheckout(Purpose.CLEAN_BASE, Subjects.parse(session.goal().base())));
    }
    Verification red = clean.numbered(session.goal().verifications() + 1);
    if (session.stopped() != null) {
      return red;
    }
    RoomComparison rooms = new BaseComparison(session).rooms();
    Set<String> unexplained = new TreeSet<>();
    clean.red().stream()
        .map(GateResult::gate)
        .filter(rooms.enough()::contains)
        .forEach(unexplained::add);
    List<String> fresh = session.surroundings().newDependencies();
    if (!unexplained.isEmpty() && fresh.isEmpty()) {
      return red.withNotes(
          List.of(
              "in a clean checkout of the base these pass, in one of the candidate not: "
                  + String.join(", ", unexplained)));
    }
    List<String> why = new ArrayList<>(lacks(rooms.lacking().values()));
    if (why.isEmpty()) {
      why.add("in a clean checkout these did not pass: " + redNames(clean.gates()));
    }
    fresh.forEach(path -> why.add(path + " was not there at the start, and is ignored by git"));
    Verification inPlace = lastInPlace(why);
    return inPlace.green() ? inPlace : red;
  }

  private static List<String> lacks(Collection<String> why) {
    return why.stream().map(line -> "the clean checkout lacks environment: " + line).toList();
  }

  private Verification lastInPlace(List<String> why) throws InterruptedException {
    List<String> notes = new ArrayList<>(why);
    notes.addAll(session.surroundings().changed());
    session.progress().said("final verification in place: " + why.getFirst());
    return gates.inPlace(Purpose.FINAL, session.goal().gates(), notes);
  }

  private static String redNames(List<GateResult> results) {
    return results.stream()
        .filter(result -> result.required() && !result.passed())
        .map(GateResult::gate)
        .collect(Collectors.joining(", "));
  }

  /**
   * Where tests were added, changed or moved: do the gates also pass on the candidate's code with
   * the tests exactly as the base had them?
   */
  private Verification withTheTestsOfTheBase(Verification clean, Subject candidate)
      throws InterruptedException {
    Subject base = Subjects.parse(session.goal().base());
    BaseTests tests = BaseTests.of(session, base, candidate);
    if (tests.unchanged()) {
      return clean.tests().worse() ? NamedTests.in(session, clean, candidate) : clean;
    }
    session.progress().said("verification with the tests of the base");
    String red = redNames(results(tests, "-base-tests"));
    Optional<BaseTests> other = red.isEmpty() ? Optional.empty() : tests.withBuildFiles();
    if (other.isPresent()) {
      session.progress().said("the same with the build files of the base");
      red = redNames(results(other.get(), "-base-build"));
    }
    Verification named = NamedTests.in(session, clean, candidate);
    return red.isEmpty()
        ? named
        : named.withNotes(List.of(Verification.WITH_TESTS_OF_THE_BASE + red));
  }

  private List<GateResult> results(BaseTests tests, String logs) throws InterruptedException {
    try (ScratchDirectory scratch = ScratchDirectory.create(session.goal().id())) {
      Path tree = tests.checkout(scratch.path());
      session.surroundings().lay(tree);
      return gates.room(Purpose.FINAL, gates.logPath() + logs).run(session.goal().gates(), tree);
    }
  }

  private boolean cleanRoom() {
    return !Boolean.FALSE.equals(session.config().verify().clean());
  }
}
