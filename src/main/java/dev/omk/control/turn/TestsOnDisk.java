package dev.omk.control.turn;

import dev.omk.control.session.GoalSession;
import dev.omk.control.workspace.Interruptions;
import dev.omk.git.RootedPaths;
import dev.omk.scope.AssertingHelpers;
import dev.omk.scope.AwaitedModules;
import dev.omk.scope.Definitions;
import dev.omk.scope.ForeignPackages;
import dev.omk.scope.MacroGuards;
import dev.omk.scope.TakenFirst;
import dev.omk.scope.TakenNames;
import dev.omk.scope.TestFiles;
import dev.omk.scope.TestUses;
import dev.omk.worktree.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The tests that base and candidate have, and the scripts that gates run, as they lie in the work
 * tree, read when a rule asks for them. One that was changed is in doubt anyway.
 */
final class TestsOnDisk {
  private static final int MOST = 2000;
  private static final int LARGEST = 512 * 1024;
  private static final int LARGEST_CHANGE = 8 * 1024 * 1024;
  private static final Pattern NO_WORD = Pattern.compile("[^\\w$]+");

  private final GoalSession session;
  private final Subject base;
  private final Subject candidate;
  private final TestFiles tests;
  private final Set<String> gateFiles;
  private final Map<String, Map<String, String>> byLanguage = new HashMap<>();
  private final Map<String, Set<String>> words = new HashMap<>();
  private final InstalledModules modules;
  private Set<String> both = Set.of();
  private Set<String> ofBase = Set.of();

  TestsOnDisk(GoalSession session, Subject base, Subject candidate, TestFiles tests) {
    this.session = session;
    this.base = base;
    this.candidate = candidate;
    this.tests = tests;
    this.gateFiles = Set.copyOf(session.goal().pins().gateFiles());
    this.modules = new InstalledModules(session.world().environment(), session.tree().root());
  }

  /** The text of a changed file as it is now; empty for what is no file. */
  String text(String path) {
    return text(new RootedPaths(session.tree().root()).file(path), LARGEST_CHANGE);
  }

  /** Whether a changed file is too large for {@link #text}. */
  boolean isTooLarge(String path) {
    Path file = new RootedPaths(session.tree().root()).file(path);
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && Files.size(file) > LARGEST_CHANGE;
    } catch (IOException e) {
      return false; // Gone since the snapshot, which the next one shows.
    }
  }

  /** Whether a test of the same language goes by a name that a file defines. */
  boolean goBy(String path, String name) {
    String language = Definitions.language(path);
    String bare = name.replace("()", "");
    return words.computeIfAbsent(language, this::words).contains(bare)
        && of(language).values().stream().anyMatch(test -> TestUses.in(test, name));
  }

  /** Whether a test of the same language hands a function something to compare. */
  boolean leaveComparisonTo(String path, String name) {
    String language = Definitions.language(path);
    return words.computeIfAbsent(language, this::words).contains(name)
        && of(language).values().stream().anyMatch(test -> AssertingHelpers.states(test, name));
  }

  /** Whether a line of a test of the same language satisfies something. */
  boolean anyLine(String path, Predicate<String> asked) {
    return of(Definitions.language(path)).values().stream()
        .anyMatch(test -> test.lines().anyMatch(asked));
  }

  /** Whether there are tests in the language of a file that are known as such. */
  boolean areIn(String path) {
    return !of(Definitions.language(path)).isEmpty();
  }

  private Set<String> words(String language) {
    Set<String> found = new HashSet<>();
    for (String text : of(language).values()) {
      Collections.addAll(found, NO_WORD.split(text, -1));
    }
    return found;
  }

  private Map<String, String> of(String language) {
    return byLanguage.computeIfAbsent(language, this::read);
  }

  /** Whether a test of Python takes all names of a module of the project's. */
  boolean takeAllNames() {
    return of("py").values().stream().anyMatch(TakenNames::takesAll);
  }

  /** Whether a test of the same language loads a new file. */
  boolean loads(String added) {
    return of(Definitions.language(added)).entrySet().stream()
        .anyMatch(test -> AwaitedModules.takes(added, test.getKey(), test.getValue(), paths()));
  }

  /** The macros that other files of C define only where nobody has. */
  Set<String> macrosLeftByOthers(String path) {
    Set<String> macros = new HashSet<>();
    RootedPaths root = new RootedPaths(session.tree().root());
    paths().stream()
        .filter(other -> !other.equals(path) && Definitions.language(other).equals("c"))
        .limit(MOST)
        .forEach(other -> macros.addAll(MacroGuards.left(text(root.file(other), LARGEST))));
    return macros;
  }

  /** The file of base and candidate in whose place a new one may be taken. */
  Optional<String> behind(String added) {
    return TakenFirst.before(added, paths());
  }

  /** Whether base and candidate have a file. */
  boolean has(String path) {
    return paths().contains(path);
  }

  /** Whether a file of JavaScript is new, and was one of TypeScript on the base. */
  boolean wasTyped(String added) {
    String typed = added.replaceFirst("\\.([cm]?)js(x?)$", ".$1ts$2");
    return !typed.equals(added) && basePaths().contains(typed) && !basePaths().contains(added);
  }

  /** What is installed beside the work tree, and tests would load a new file in its place. */
  Optional<String> takenFromOthers(String added, String text) {
    if (added.endsWith(".py")) {
      return modules
          .taken(added, basePaths())
          .filter(name -> anyLine(added, line -> InstalledModules.loads(line, name)));
    }
    return ForeignPackages.of(added, text, basePaths())
        .filter(name -> anyLine(added, line -> ForeignPackages.loads(line, name)));
  }

  /** Whether there are files below the folder of a path. */
  boolean below(String path) {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    return paths().stream().anyMatch(other -> other.startsWith(folder));
  }

  private Set<String> paths() {
    if (both.isEmpty()) {
      Set<String> paths = new HashSet<>(paths(base));
      paths.retainAll(paths(candidate));
      both = paths;
    }
    return both;
  }

  private Set<String> basePaths() {
    if (ofBase.isEmpty()) {
      ofBase = paths(base);
    }
    return ofBase;
  }

  private Set<String> paths(Subject subject) {
    try {
      return new HashSet<>(session.tree().paths(subject));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Interruptions.asOmk();
    }
  }

  private Map<String, String> read(String language) {
    Map<String, String> texts = new TreeMap<>();
    RootedPaths root = new RootedPaths(session.tree().root());
    for (String path : paths()) {
      if (texts.size() < MOST
          && (tests.isTest(path) || gateFiles.contains(path))
          && Definitions.language(path).equals(language)) {
        texts.put(path, text(root.file(path), LARGEST));
      }
    }
    return texts;
  }

  private static String text(Path file, int largest) {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= largest
          ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          : "";
    } catch (IOException e) {
      return ""; // Gone since the snapshot, which the next one shows.
    }
  }
}
