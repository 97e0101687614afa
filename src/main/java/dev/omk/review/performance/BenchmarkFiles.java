package dev.omk.review.performance;

import com.google.re2j.Pattern;
import dev.omk.review.FileKinds;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewRule;
import dev.omk.review.Suffixes;
import java.util.List;

/** Benchmarks and budgets of the base that a change touches. */
final class BenchmarkFiles implements ReviewRule {
  private static final Pattern BUDGET =
      Pattern.compile(
          "(?i)(.*/)?(\\.size-limit(\\.\\w+)?|\\.?bundlesize[^/]*|\\.?bundlewatch[^/]*|lighthouserc[^/]*"
              + "|\\.lighthouserc[^/]*|[^/]*budgets?\\.(json|ya?ml|toml)|[^/]*thresholds?\\.(json|ya?ml|toml))");
  private static final Pattern WEBPACK = Pattern.compile("webpack[^/]*\\.[cm]?[jt]s");
  private static final Pattern WEBPACK_KEYS =
      Pattern.compile("\\b(maxAssetSize|maxEntrypointSize)[\"']?\\s*:");
  private static final Pattern KEYS =
      Pattern.compile("(?i)\"(maxSize|limit|maximumError|maximumWarning|maxAssetSize)\"\\s*:");

  private final ReviewInput input;

  BenchmarkFiles(ReviewInput input) {
    this.input = input;
  }

  @Override
  public List<Finding> examine(FilePatch file) {
    if (file.isNew() || (file.added().isEmpty() && file.removed().isEmpty())) {
      return List.of();
    }
    if (BUDGET.matches(file.path()) || movesKeys(file)) {
      return List.of(PerformanceRoom.BUDGET_CHANGED.at(file.path(), line(file)));
    }
    if (FileKinds.isBenchmark(file.path()) && Suffixes.CODE.contains(file.suffix())) {
      return List.of(PerformanceRoom.BENCHMARK_CHANGED.at(file.path(), line(file)));
    }
    return GoBenchmarks.changedIn(input, file).stream()
        .map(line -> PerformanceRoom.BENCHMARK_CHANGED.at(file.path(), line))
        .toList();
  }

  // Budgets in angular.json, in package.json's bundlesize, and in the configuration of webpack.
  private static boolean movesKeys(FilePatch file) {
    boolean holds = file.name().equals("angular.json") || file.name().equals("package.json");
    return (holds && moves(KEYS, file))
        || (WEBPACK.matches(file.name()) && moves(WEBPACK_KEYS, file));
  }

  private static boolean moves(Pattern keys, FilePatch file) {
    return file.removed().stream().anyMatch(line -> keys.matcher(line.text()).find())
        && file.added().stream().anyMatch(line -> keys.matcher(line.text()).find());
  }

  private static int line(FilePatch file) {
    return file.added().isEmpty() ? 0 : file.added().getFirst().number();
  }
}
