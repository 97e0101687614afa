package dev.omk.control.turn;

import dev.omk.scope.ChangedFile;
import dev.omk.scope.LooserTypes;
import java.util.List;
import java.util.function.Supplier;

/** Why a person has to look at a changed file where a gate checks types. */
final class TypeDoubts {
  private static final String TYPED = "x.ts";

  private final CheckTexts checks;
  private final TestsOnDisk onDisk;

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
    if (!LooserTypes.has(path) || !checks.checkTypes(path) || before.get().isEmpty()) {
      return List.of();
    }
    return LooserTypes.in(path, before.get(), now).stream()
        .map(name -> "asks for any type where it asked for one: " + name)
        .toList();
  }
}
