package dev.omk.control.verify;

import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.gate.run.ReportGlob;
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
import java.util.Set;

/** What a person should know of gates that ran, beside what they say themselves. */
public final class GateRemarks {
  private static final int MOST_PATHS = 10;
  private static final int MOST_CHARS = 300;

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
            (ran.size() == 1 ? "gate " : "gates ")
                + Harmless.line(String.join(", ", ran), MOST_CHARS)
                + " changed "
                + Harmless.line(bounded(paths), MOST_CHARS)
                + ": the tree named here is the one before that");
  }

  /** That reports of tests name none at all: such a pass says little. */
  public static List<String> untested(List<GateSpec> gates, List<GateResult> results) {
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
          ReportGlob.find(root, glob)
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
