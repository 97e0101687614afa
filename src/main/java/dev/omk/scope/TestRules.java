package dev.omk.scope;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.scope.ChangedFile.Change;
import dev.omk.scope.Violation.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules about test files of the base: none may go, none may be skipped. */
final class TestRules {
  /** Names of tests, as the common languages declare them. */
  private static final Pattern DECLARED =
      Pattern.compile(
          "\\b(?:def|fn|func|fun|void|function)\\s+(\\w+)"
              + "|\\b(?:it|test|describe|specify|context)\\s*\\(\\s*[\"'`]([^\"'`\\n]*)");

  private static final Pattern CLOSERS = Pattern.compile("[\\s})\\];]*$|\\bend\\s*$");

  /** Declarations of tests, as a framework looks for them; in C a program is one by itself. */
  private static final Pattern TESTING =
      Pattern.compile(
          "(?m)^\\s*(def\\s+test_|func\\s+Test[A-Z_]|#\\[(\\w+::)*test\\b|@Test\\b|@ParameterizedTest\\b"
              + "|\\[(Fact|Test|TestMethod)\\b|TEST(_F|_P)?\\(|int\\s+main\\s*\\(|@test\\s|(it|test|describe)\\s*\\()");

  /** Loaded by a framework for itself, before any test. */
  private static final Pattern LOADED =
      Pattern.compile("__init__\\.py|__main__\\.py|(setup|setup_?tests|globals?)\\.\\w+");

  private final Turn turn;

  /** Content of new test files, to find what was moved without git seeing it. */
  private final Map<String, String> addedTests = new HashMap<>();

  /** Where tests went that git reports as deleted here and added there. */
  private final Set<String> moveTargets = new HashSet<>();

  TestRules(Turn turn) {
    this.turn = turn;
    List<TurnChange> deleted = tests(Change.DELETED);
    if (deleted.isEmpty()) {
      return; // Nothing was moved, and no new test need be read for that.
    }
    for (TurnChange change : tests(Change.ADDED)) {
      change
          .texts()
          .candidate()
          .ifPresent(text -> addedTests.putIfAbsent(text, change.file().path()));
    }
    deleted.forEach(change -> movedTo(change).ifPresent(moveTargets::add));
  }

  private List<TurnChange> tests(Change kind) {
    return turn.changes().stream()
        .filter(change -> change.file().change() == kind && isTest(change.file().path()))
        .toList();
  }

  private boolean isTest(String path) {
    return turn.testFiles().isTest(path);
  }

  Optional<Violation> violation(TurnChange change) {
    ChangedFile file = change.file();
    String before = file.oldPath().isEmpty() ? file.path() : file.oldPath();
    if (turn.testFiles().isDataAlone(before)) {
      return Optional.empty();
    }
    return switch (file.change()) {
      case ADDED -> Optional.empty();
      case DELETED ->
          isTest(file.path()) && movedTo(change).isEmpty()
              ? removed(file.path())
              : Optional.empty();
      case RENAMED -> renamed(change);
      case TYPE_CHANGED -> isTest(file.path()) ? removed(file.path()) : Optional.empty();
      case MODIFIED -> skipped(change);
    };
  }

  private Optional<Violation> renamed(TurnChange change) {
    String from = change.file().oldPath();
    if (!isTest(from)) {
      return Optional.empty();
    }
    boolean stays = staysTest(from, change.file().path()) && keepsDeclared(change.texts());
    return stays ? skipped(change) : removed(from);
  }

  private static Optional<Violation> removed(String path) {
    return DiffJudgement.of(path, Kind.TEST_REMOVED, "is a test of the base and is gone");
  }

  private Optional<Violation> skipped(TurnChange change) {
    String path = change.file().path();
    if (!isTest(path) && !path.endsWith(".rs")) {
      return Optional.empty();
    }
    int before = SkipMarkers.count(path, change.texts().base().orElse(""));
    int now = SkipMarkers.count(path, change.texts().candidate().orElse(""));
    return now > before
        ? DiffJudgement.of(path, Kind.TEST_SKIPPED, "newly skips or singles out tests")
        : Optional.empty();
  }

  private Optional<String> movedTo(TurnChange change) {
    return change
        .texts()
        .base()
        .map(addedTests::get)
        .filter(to -> staysTest(change.file().path(), to));
  }

  // A named test must be one by name where it goes to, in the same language: in an attic nobody
  // runs it.
  private boolean staysTest(String from, String to) {
    boolean named = turn.testFiles().isTestItself(from);
    boolean sameSuffix = suffix(from).equals(suffix(to));
    return isTest(to) && (!named || (sameSuffix && turn.testFiles().isTestItself(to)));
  }

  private static String suffix(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static boolean keepsDeclared(FileTexts texts) {
    String base = texts.base().orElse("");
    String candidate = texts.candidate().orElse("");
    return base.equals(candidate)
        || (!declared(base).isEmpty() && declared(candidate).containsAll(declared(base)));
  }

  private static Set<String> declared(String text) {
    Set<String> names = new HashSet<>();
    Matcher matcher = DECLARED.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return names;
  }

  /** What a change that is no violation means for the evidence. */
  Optional<TestChange> change(TurnChange change) {
    ChangedFile file = change.file();
    String path = file.path();
    if (!isTest(path) && (file.oldPath().isEmpty() || !isTest(file.oldPath()))) {
      return inlineTests(change);
    }
    TestChange.Kind kind = kind(change);
    boolean support = kind == TestChange.Kind.NEW && isSupport(change);
    return Optional.of(new TestChange(path, kind, support));
  }

  // A framework finds its tests by what they declare, in folders where names do not say it.
  private boolean isSupport(TurnChange change) {
    String path = change.file().path();
    if (turn.testFiles().isTestItself(path)) {
      return false;
    }
    return LOADED.matches(path.substring(path.lastIndexOf('/') + 1))
        || !TESTING.matcher(change.texts().candidate().orElse("")).find();
  }

  private TestChange.Kind kind(TurnChange change) {
    FileTexts texts = change.texts();
    return switch (change.file().change()) {
      case ADDED ->
          moveTargets.contains(change.file().path()) ? TestChange.Kind.SAME : TestChange.Kind.NEW;
      case DELETED ->
          turn.testFiles().isDataAlone(change.file().path()) && movedTo(change).isEmpty()
              ? TestChange.Kind.DELETED
              : TestChange.Kind.SAME;
      case RENAMED ->
          isTest(change.file().oldPath())
                  && isTest(change.file().path())
                  && texts.base().orElse("").equals(texts.candidate().orElse(""))
              ? TestChange.Kind.SAME
              : TestChange.Kind.WEAKENED_OR_CHANGED;
      case TYPE_CHANGED -> TestChange.Kind.WEAKENED_OR_CHANGED;
      case MODIFIED ->
          modified(change.file().path(), texts.base().orElse(""), texts.candidate().orElse(""));
    };
  }

  private static TestChange.Kind modified(String path, String base, String candidate) {
    if (LayoutVerdict.onlyBlankLines(path, base, candidate)) {
      return TestChange.Kind.SAME;
    }
    return appended(base, candidate)
        ? TestChange.Kind.APPENDED
        : TestChange.Kind.WEAKENED_OR_CHANGED;
  }

  // What closes the file (braces, "end") may come after what was added.
  private static boolean appended(String base, String candidate) {
    Matcher closers = CLOSERS.matcher(base);
    String kept = closers.find() ? base.substring(0, closers.start()) : base;
    String end = base.substring(kept.length()).strip();
    return !kept.isBlank() && candidate.startsWith(kept) && candidate.strip().endsWith(end);
  }

  // Rust keeps unit tests beside the code.
  private static Optional<TestChange> inlineTests(TurnChange change) {
    String path = change.file().path();
    if (!path.endsWith(".rs")) {
      return Optional.empty();
    }
    String before = RustTests.inline(change.texts().base().orElse(""));
    String now = RustTests.inline(change.texts().candidate().orElse(""));
    if (before.equals(now)) {
      return Optional.empty();
    }
    TestChange.Kind kind =
        before.isEmpty()
            ? TestChange.Kind.NEW
            : now.startsWith(before) || appended(before, now)
                ? TestChange.Kind.APPENDED
                : TestChange.Kind.WEAKENED_OR_CHANGED;
    return Optional.of(new TestChange(path, kind, false));
  }
}
