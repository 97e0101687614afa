package dev.omk.review.performance;

import static java.util.stream.Collectors.toSet;

import com.google.re2j.Pattern;
import dev.omk.review.FilePatch;
import dev.omk.review.ReviewInput;
import dev.omk.secret.TextLine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Go's benchmarks stand among its tests: functions called {@code Benchmark…}. */
final class GoBenchmarks {
  private static final Pattern BENCHMARK = Pattern.compile("^func Benchmark\\w*\\(");

  private GoBenchmarks() {}

  /** Where a benchmark of the base was changed, if one was: its first line that differs, or 0. */
  static Optional<Integer> changedIn(ReviewInput input, FilePatch file) {
    if (!file.path().endsWith("_test.go")) {
      return Optional.empty();
    }
    Set<String> kept = file.added().stream().map(TextLine::text).collect(toSet());
    if (file.removed().stream()
        .anyMatch(line -> begins(line.text()) && !kept.contains(line.text()))) {
      return Optional.of(file.added().isEmpty() ? 0 : file.added().getFirst().number());
    }
    Set<Integer> added = new HashSet<>();
    file.added().forEach(line -> added.add(line.number()));
    Map<Integer, TextLine> functions = functions(input.linesOf(file));
    return file.added().stream()
        .map(TextLine::number)
        .filter(
            number -> {
              TextLine function = functions.get(number);
              return function != null
                  && begins(function.text())
                  && !added.contains(function.number());
            })
        .findFirst();
  }

  private static boolean begins(String text) {
    return BENCHMARK.matcher(text).find();
  }

  /** The line of the function that each line is within, by number. */
  private static Map<Integer, TextLine> functions(List<TextLine> lines) {
    Map<Integer, TextLine> within = new HashMap<>();
    Optional<TextLine> function = Optional.empty();
    for (TextLine line : lines) {
      function = line.text().startsWith("func ") ? Optional.of(line) : function;
      function.ifPresent(one -> within.put(line.number(), one));
      function = line.text().startsWith("}") ? Optional.empty() : function;
    }
    return within;
  }
}
