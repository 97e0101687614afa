package dev.omk.control.turn;

import dev.omk.control.session.GoalSession;
import dev.omk.control.tree.TreeTexts;
import dev.omk.control.workspace.Subjects;
import dev.omk.glob.Globs;
import dev.omk.goal.Change.Doubt;
import dev.omk.goal.Goal;
import dev.omk.scope.AnswersByHeart;
import dev.omk.scope.AssertingHelpers;
import dev.omk.scope.CSelfTests;
import dev.omk.scope.CargoTests;
import dev.omk.scope.ChangedFile;
import dev.omk.scope.Definitions;
import dev.omk.scope.DocumentedExamples;
import dev.omk.scope.LocalSources;
import dev.omk.scope.MacroGuards;
import dev.omk.scope.Resolution;
import dev.omk.scope.SelfTests;
import dev.omk.scope.SharedInput;
import dev.omk.scope.Silenced;
import dev.omk.scope.SourcedExit;
import dev.omk.scope.TakenNames;
import dev.omk.scope.TestFiles;
import dev.omk.scope.Watched;
import dev.omk.worktree.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Why a person has to look at a changed file that no rule forbids to change. */
final class FileDoubts {
  private static final Pattern EXPECTATION =
      Pattern.compile(
          "(?i)(^|[^a-z])(want|expect\\w*|golden|snap\\w*|baseline|approved)[^/]*\\.\\w+$");

  /** A change of more files than that does something else besides; each costs a call of git. */
  private static final int MOST_ANSWERS = 50;

  private final GoalSession session;
  private final Goal goal;
  private final Subject base;
  private final Subject candidate;
  private final PathDoubts paths;
  private final Globs allowed;
  private final TestFiles tests;
  private final CheckTexts checks;
  private final TestsOnDisk onDisk;
  private final TypeDoubts types;
  private int answersLookedAt;

  FileDoubts(GoalSession session, String candidate) {
    this.session = session;
    this.goal = session.goal();
    this.base = Subjects.parse(goal.base());
    this.candidate = Subjects.parse(candidate);
    this.allowed = Globs.of(goal.settings().allow());
    this.paths = new PathDoubts(Watched.of(goal.pins().watched()), allowed);
    this.tests = TestFiles.of(session.config().scope().tests());
    this.checks = new CheckTexts(session, base);
    this.onDisk = new TestsOnDisk(session, base, this.candidate, tests);
    this.types = new TypeDoubts(checks, onDisk);
  }

  List<Doubt> of(ChangedFile file) {
    List<String> why = new ArrayList<>(paths.of(file));
    if (!allowed.covers(file.path())) {
      why.addAll(byContent(file));
    }
    return why.stream().map(reason -> new Doubt(file.path(), reason)).toList();
  }

  static boolean isNew(ChangedFile file) {
    return switch (file.change()) {
      case ADDED, RENAMED -> true;
      case MODIFIED, DELETED, TYPE_CHANGED -> false;
    };
  }

  private List<String> byContent(ChangedFile file) {
    String path = file.path();
    boolean resolves = Resolution.speaks(path);
    boolean named = resolves || LocalSources.speaks(path);
    if (file.change() == ChangedFile.Change.DELETED || (!isCode(path) && !named)) {
      return List.of();
    }
    if (onDisk.isTooLarge(path)) {
      return List.of("is code, and too large to be looked at");
    }
    String now = onDisk.text(path);
    Supplier<String> before =
        () -> new TreeTexts(session.tree(), base, candidate, file).base().orElse("");
    List<String> why = new ArrayList<>();
    if (now.indexOf('\0') >= 0 && !tests.isTest(path) && !isProse(path)) {
      why.add("is code with NUL bytes in it, of which a diff shows nothing");
    }
    if (resolves && resolvesOtherwise(path, before.get(), now)) {
      why.add("says what names in tests stand for, or how types are checked, and was changed");
    }
    if (LocalSources.speaks(path)
        && !before.get().isEmpty()
        && LocalSources.moved(path, before.get(), now)) {
      why.add("takes from elsewhere what tests may load, and did not before");
    }
    CargoTests.replaced(path, now).stream()
        .filter(test -> onDisk.has(test) && !CargoTests.replaced(path, before.get()).contains(test))
        .forEach(test -> why.add("names another file in the place of " + test));
    why.addAll(byGates(path, before, now));
    why.addAll(types.of(file, before, now));
    if (!tests.isTest(path)) {
      why.addAll(byTests(file, before, now));
    }
    return why;
  }

  private boolean resolvesOtherwise(String path, String before, String now) {
    return before.isEmpty()
        ? Resolution.chooses(path, now) || (Resolution.governs(path) && onDisk.below(path))
        : Resolution.moved(path, before, now, Resolution.modesUnset(checksAnd(before)));
  }

  private String checksAnd(String manifest) {
    return String.join("\n", checks.all())
        + "\n"
        + String.join("\n", checks.tools())
        + "\n"
        + manifest;
  }

  // What has no suffix may be a script.
  private static boolean isCode(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.indexOf('.') < 0
        || name.matches(
            ".*\\.(py|pyi|[cm]?[jt]sx?|go|rs|rb|php|pl|pm|java|kt|scala|cs|c|cc|cxx|cpp|h|hpp|swift"
                + "|sh|bash|ksh|zsh|bats|tcl|tm|inc|awk|lua|ex|exs|md|rst|txt|vue|svelte)");
  }

  private static boolean isProse(String path) {
    return path.matches("(?i).*\\.(md|rst|txt)");
  }

  // Git is asked for the text of the base only where the text of now gives reason to.
  private List<String> byGates(String path, Supplier<String> before, String now) {
    List<String> why = new ArrayList<>();
    if (SourcedExit.in(path, "", now, checks::scripts)
        && SourcedExit.in(path, before.get(), now, checks::scripts)) {
      why.add("may end the gate that sources it before it has judged");
    }
    if (checks.mayShareInput()
        && SharedInput.in(path, "", now, checks::shareInput)
        && SharedInput.in(path, before.get(), now, checks::shareInput)) {
      why.add("reads its input, which is the rest of the cases of a check that starts it");
    }
    Silenced silenced = checks.silencedBy(now);
    if (!silenced.lines("", now).isEmpty()) {
      for (int line : silenced.lines(before.get(), now)) {
        why.add("silences a tool that a gate runs, in line " + line);
      }
    }
    if (DocumentedExamples.mayBeIn(path)
        && checks.runExamples(path)
        && DocumentedExamples.changed(path, before.get(), now)) {
      why.add("has examples that a gate runs as tests, and one of them was changed");
    }
    return why;
  }

  private List<String> byTests(ChangedFile file, Supplier<String> before, String now) {
    List<String> why = new ArrayList<>();
    why.addAll(isNew(file) ? byPlace(file.path(), now) : byHelpers(file.path(), before, now));
    checks
        .names()
        .asked(file.path(), before, now)
        .map(name -> "asks for " + name + ", which a gate sets for what it runs")
        .ifPresent(why::add);
    if (readsExpectations(now) && !readsExpectations(before.get())) {
      why.add("reads what a gate compares its answers with");
    }
    if (SelfTests.changed(file.path(), before, now)) {
      why.add("has tests beside its code, and they were changed");
    }
    switch (Definitions.language(file.path())) {
      case "py" -> why.addAll(byAllNames(before, now));
      case "c" -> why.addAll(byChecksAndMacros(file.path(), before, now));
      default -> {}
    }
    // What was not there before cannot stand for something else now.
    if (file.change() != ChangedFile.Change.ADDED) {
      why.addAll(byNames(file.path(), before, now));
    }
    return why;
  }

  private List<String> byPlace(String path, String now) {
    List<String> why = new ArrayList<>();
    if (onDisk.loads(path)) {
      why.add("is loaded by tests in place of what they load on the base, or only now");
    }
    onDisk
        .takenFromOthers(path, now)
        .ifPresent(name -> why.add("is loaded by tests in place of an installed " + name));
    onDisk
        .behind(path)
        .ifPresent(other -> why.add("is new, and may be taken in the place of " + other));
    return why;
  }

  private List<String> byAllNames(Supplier<String> before, String now) {
    Set<String> own = TakenNames.defined(now);
    own.removeAll(TakenNames.defined(before.get()));
    return !own.isEmpty() && onDisk.takeAllNames()
        ? List.of("defines " + own.iterator().next() + ", and tests take all names")
        : List.of();
  }

  private List<String> byChecksAndMacros(String path, Supplier<String> before, String now) {
    List<String> why = new ArrayList<>();
    if (CSelfTests.changed(before.get(), now)) {
      why.add("has checks of its own, and they were changed");
    }
    Set<String> macros = MacroGuards.defined(now);
    macros.removeAll(MacroGuards.defined(before.get()));
    macros.retainAll(onDisk.macrosLeftByOthers(path));
    macros.forEach(name -> why.add("defines " + name + " in the place of another header"));
    return why;
  }

  private List<String> byNames(String path, Supplier<String> before, String now) {
    List<String> used =
        Definitions.names(path, now).stream().filter(name -> onDisk.goBy(path, name)).toList();
    if (used.isEmpty()) {
      return List.of();
    }
    Set<String> changed = Definitions.changed(path, before.get(), now);
    return used.stream()
        .filter(changed::contains)
        .map(name -> "defines " + name + ", by which tests go, and it was changed")
        .toList();
  }

  private List<String> byHelpers(String path, Supplier<String> before, String now) {
    List<String> why = new ArrayList<>();
    if (AssertingHelpers.isForTests(path, now) && AssertingHelpers.isForTests(path, before.get())) {
      why.add("loads what tests are written with, and was changed");
    }
    Set<String> comparing = AssertingHelpers.names(path, now);
    comparing.removeIf(name -> !onDisk.leaveComparisonTo(path, name));
    if (!comparing.isEmpty()) {
      comparing.retainAll(AssertingHelpers.changed(path, before.get(), now));
      comparing.forEach(
          name -> why.add("has " + name + ", which compares for tests, and it was changed"));
    }
    if (answersLookedAt < MOST_ANSWERS && AnswersByHeart.mayBe(now)) {
      answersLookedAt++;
      if (AnswersByHeart.in(path, before.get(), now, asks -> onDisk.anyLine(path, asks))) {
        why.add("gives what a test asks for, and does nothing else");
      }
    }
    return why;
  }

  // By its name, or by a pattern of it.
  private boolean readsExpectations(String text) {
    return goal.pins().watched().stream()
        .filter(path -> EXPECTATION.matcher(path).find())
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .anyMatch(
            name ->
                text.contains(name)
                    || text.contains(name.substring(0, name.lastIndexOf('.') + 1) + "*"));
  }
}
