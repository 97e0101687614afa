package dev.omk.control.turn;

import dev.omk.scope.ChangedFile;
import dev.omk.scope.LooserResults;
import dev.omk.scope.LooserTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Why a person has to look at a changed file by the types that it asks for and gives. */
final class TypeDoubts {
  /** A change of more files than that does something else besides; each costs a call of git. */
  private static final int MOST = 50;

  private static final String TYPED = "x.ts";

  private final CheckTexts checks;
  private final TestsOnDisk onDisk;
  private int looked;

  TypeDoubts(CheckTexts checks, TestsOnDisk onDisk) {
    this.checks = checks;
    this.onDisk = onDisk;
  }

  /**
   * The reasons.
   *
   * @param before gives the text of the base, and empty for a new file
   */
  List<String> of(ChangedFile file, Supplier<String> before, String now) {
    String path = file.path();
    if (onDisk.wasTyped(path) && checks.checkTypes(TYPED)) {
      return List.of("is no longer written in what a gate checks the types of");
    }
    if (LooserResults.has(path)) {
      // What was not there gave nothing else.
      return file.change() == ChangedFile.Change.ADDED ? List.of() : byResults(path, before, now);
    }
    if (!LooserTypes.has(path) || !checks.checkTypes(path) || before.get().isEmpty()) {
      return List.of();
    }
    return LooserTypes.in(path, before.get(), now).stream()
        .map(name -> "asks for any type where it asked for one: " + name)
        .toList();
  }

  // Git is asked for the text of the base only where the text of now gives reason to.
  private List<String> byResults(String path, Supplier<String> before, String now) {
    Set<String> functions = LooserResults.candidates(now);
    functions.removeIf(name -> !isTried(path, name, now));
    Set<String> empty = LooserResults.empty(now);
    if ((functions.isEmpty() && empty.isEmpty()) || looked++ >= MOST) {
      return List.of();
    }
    String base = before.get();
    List<String> why = new ArrayList<>();
    functions.retainAll(LooserResults.functions(base, now));
    functions.forEach(
        name -> why.add("gives another type, which is new, from " + name + "(), which tests call"));
    empty.retainAll(LooserResults.emptied(base, now));
    empty.forEach(
        name -> why.add("leaves no field in " + name + ", so that all of its values are equal"));
    return why;
  }

  // Where no test is known by its name, whatever is compiled may be one.
  private boolean isTried(String path, String function, String now) {
    Predicate<String> calls = Pattern.compile("\\b" + function + "\\s*\\(").asPredicate();
    return !onDisk.areIn(path)
        || onDisk.anyLine(path, calls)
        || now.lines().anyMatch(line -> line.contains("assert") && calls.test(line));
  }
}
