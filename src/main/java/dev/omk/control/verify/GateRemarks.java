package dev.omk.control.verify;

import dev.omk.config.ConfigFile;
import dev.omk.control.session.Sandboxes;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.gate.TestResult;
import dev.omk.glob.GlobSearch;
import dev.omk.scope.ChangedFile;
import dev.omk.text.Harmless;
import dev.omk.worktree.Subject;
import dev.omk.worktree.WorkTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person should know of gates that ran, beside what they say themselves. */
public final class GateRemarks {
  private static final String OWN = ".omk/";
  private static final int MOST_PATHS = 10;
  private static final int MOST_CHARS = 300;

  /** What programs say of a place that is read-only. */
  private static final List<String> READ_ONLY = List.of("Read-only file system", "EROFS");

  /** What they say of a network that is not there. */
  private static final List<String> NO_NETWORK =
      List.of(
          "Network is unreachable",
          "ENETUNREACH",
          "Temporary failure in name resolution",
          "EAI_AGAIN",
          "Could not resolve host");

  private GateRemarks() {}

  /**
   * That gates changed or took away files of the tree that they judge, for what they judged is not
   * what is there now. New files, reports and what is known to be written are no matter.
   *
   * @param before the tree that they began on
   * @param after the tree that they left
   */
  static List<String> changed(
      WorkTree tree,
      Subject before,
      Subject after,
      List<GateSpec> gates,
      List<GateResult> results,
      Collection<String> written)
      throws InterruptedException {
    if (before.id().equals(after.id())) {
      return List.of();
    }
    Set<String> expected = new HashSet<>(written);
    expected.addAll(reports(tree.root(), gates));
    List<String> paths = new ArrayList<>();
    for (ChangedFile file : tree.diff(before, after)) {
      boolean renamed = file.change() == ChangedFile.Change.RENAMED;
      String path = renamed ? file.oldPath() : file.path();
      boolean gone = renamed || file.change() == ChangedFile.Change.DELETED;
      if (file.change() != ChangedFile.Change.ADDED && !expected.contains(path)) {
        paths.add(gone ? path + " (gone)" : path);
      }
    }
    List<String> ran = results.stream().filter(GateRemarks::ran).map(GateResult::gate).toList();
    return paths.isEmpty() || ran.isEmpty()
        ? List.of()
        : List.of(
            (ran.size() == 1 ? "gate " : "one of the gates ")
                + Harmless.line(String.join(", ", ran), MOST_CHARS)
                + " changed "
                + Harmless.line(bounded(paths), MOST_CHARS)
                + ": the tree named here is the one before that");
  }

  /**
   * What their results call for: tests that no report names, refusals of the sandbox, inputs that
   * are no files.
   *
   * @param root where they ran
   * @param sandbox what confined them, as a proof says it
   */
  public static List<String> of(
      Path root, String sandbox, List<GateSpec> gates, List<GateResult> results) {
    List<String> notes = new ArrayList<>(untested(gates, results));
    notes.addAll(refused(sandbox, results));
    notes.addAll(uncached(root, gates, results));
    return notes;
  }

  /** That reports of tests name none at all: such a pass says little. */
  private static List<String> untested(List<GateSpec> gates, List<GateResult> results) {
    Set<String> reporting = new HashSet<>();
    for (GateSpec gate : gates) {
      if (gate.reports().stream().anyMatch(glob -> glob.endsWith(".xml"))) {
        reporting.add(gate.name());
      }
    }
    return results.stream()
        .filter(result -> reporting.contains(result.gate()))
        .filter(result -> result.passed() && result.tests().isEmpty())
        .filter(result -> result.findings().isEmpty())
        .map(result -> "the report of gate " + result.gate() + " names 0 tests")
        .toList();
  }

  /** That gates are never cached, because of an input that is no file: it looks like a mistake. */
  private static List<String> uncached(Path root, List<GateSpec> gates, List<GateResult> results) {
    Set<String> ran = new HashSet<>();
    results.stream().filter(GateRemarks::ran).map(GateResult::gate).forEach(ran::add);
    List<String> notes = new ArrayList<>();
    for (GateSpec gate : gates) {
      if (ran.contains(gate.name())) {
        gate.inputs().stream()
            .filter(glob -> meansNothing(root, glob))
            .map(
                glob ->
                    "gate %s is never cached: its input %s matches no file"
                        .formatted(gate.name(), glob))
            .map(note -> Harmless.line(note, MOST_CHARS))
            .forEach(notes::add);
      }
    }
    return notes;
  }

  private static boolean meansNothing(Path root, String glob) {
    try {
      return GlobSearch.find(root, glob).isEmpty();
    } catch (IOException e) {
      return false; // Then it was not looked at, and nothing is said.
    }
  }

  /**
   * That gates which failed complain of what a sandbox refuses. Where it stands the program itself
   * may have refused it; that is for a person to see.
   *
   * @param sandbox what confined them, as a proof says it
   */
  static List<String> refused(String sandbox, List<GateResult> results) {
    return results.stream()
        .filter(result -> result.outcome() instanceof GateOutcome.Failed)
        .flatMap(result -> refusal(sandbox, result).stream())
        .toList();
  }

  private static Optional<String> refusal(String sandbox, GateResult failed) {
    if (sandbox.isEmpty() || sandbox.startsWith("none")) {
      return Optional.empty();
    }
    Optional<String> readOnly = refusal(sandbox, failed, READ_ONLY, "writable");
    return readOnly.isPresent() || !sandbox.endsWith(Sandboxes.WITHOUT_NETWORK)
        ? readOnly
        : refusal(sandbox, failed, NO_NETWORK, "network");
  }

  private static Optional<String> refusal(
      String sandbox, GateResult failed, List<String> signs, String key) {
    return signs.stream()
        .filter(sign -> failed.excerpt().contains(sign))
        .findFirst()
        .map(
            sign ->
                "gate %s says \"%s\": the sandbox may have refused it (%s; [sandbox] %s in %s)"
                    .formatted(
                        Harmless.line(failed.gate(), MOST_CHARS),
                        sign,
                        sandbox,
                        key,
                        ".omk/" + ConfigFile.NAME));
  }

  /**
   * That files which git ignores are here and not in the checkout of the base, which alone may be
   * why a gate is red there. One that is red here by the same tests does not need them.
   *
   * @param gates whose reports no gate needs
   * @param here the results in place
   * @param tree in place; asked only where a gate is red
   */
  static List<String> lacking(
      GateCheck.Base base, List<GateSpec> gates, List<GateResult> here, WorkTree tree)
      throws InterruptedException {
    List<String> red =
        base.results().stream()
            .filter(result -> result.outcome() instanceof GateOutcome.Failed)
            .filter(there -> here.stream().noneMatch(result -> failsLike(result, there)))
            .map(GateResult::gate)
            .toList();
    List<String> ignored = new ArrayList<>(red.isEmpty() ? List.of() : tree.ignored());
    ignored.removeAll(reports(tree.root(), gates));
    ignored.removeIf(path -> path.startsWith(OWN)); // No gate asks for what omk keeps there.
    return ignored.isEmpty()
        ? List.of()
        : List.of(
            "%s is red on %s, which may be for want of what git ignores here: %s; --clean does without"
                .formatted(
                    Harmless.line(String.join(", ", red), MOST_CHARS),
                    base.name(),
                    Harmless.line(bounded(ignored), MOST_CHARS)));
  }

  private static boolean failsLike(GateResult here, GateResult there) {
    Set<String> failed = failedTests(there);
    return here.gate().equals(there.gate())
        && !failed.isEmpty()
        && failedTests(here).containsAll(failed);
  }

  private static Set<String> failedTests(GateResult result) {
    return result.tests().stream()
        .filter(test -> test.status() == TestResult.Status.FAILED)
        .map(TestResult::id)
        .collect(Collectors.toSet());
  }

  private static String bounded(List<String> paths) {
    String first = String.join(", ", paths.subList(0, Math.min(MOST_PATHS, paths.size())));
    return paths.size() <= MOST_PATHS
        ? first
        : first + " and " + (paths.size() - MOST_PATHS) + " more";
  }

  private static Set<String> reports(Path root, List<GateSpec> gates) {
    Set<String> reports = new HashSet<>();
    for (GateSpec gate : gates) {
      for (String glob : gate.reports()) {
        try {
          GlobSearch.find(root, glob)
              .forEach(report -> reports.add(root.relativize(report).toString()));
        } catch (IOException e) {
          return reports; // Then one is named that need not be.
        }
      }
    }
    return reports;
  }

  private static boolean ran(GateResult result) {
    return switch (result.outcome()) {
      case GateOutcome.Passed p -> true;
      case GateOutcome.Failed f -> true;
      case GateOutcome.TimedOut t -> true;
      case GateOutcome.Flaky f -> true;
      case GateOutcome.Cached c -> false;
      case GateOutcome.Errored e -> false;
      case GateOutcome.Skipped s -> false;
    };
  }
}
