package dev.omk.review;

import com.google.re2j.Pattern;
import dev.omk.review.Finding.Severity;
import dev.omk.scope.TestFiles;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Code that would let a check pass without the thing being right: an end of the process before the
 * verdict, patched test machinery, and a report written by the product itself.
 *
 * <p>Each has honest uses, so a finding only weakens evidence. A line counts if it is new; in test
 * files only where the whole file is.
 */
public final class EvasionReview implements ReviewRule {
  private static final Set<String> MORE_CODE = Set.of("cs", "c", "cpp");
  private static final Pattern JUNIT =
      Pattern.compile(
          "[\"'`].*<testsuites?\\b|<<.*<testsuites?\\b|[\"'`].*(\\bRan \\d+ tests?\\b|\\d passed\\b"
              + "|test result: ok|# (tests|pass) \\d|\\b\\d+ passing\\b)");
  private static final PatternSet<Pattern> REPORTS = PatternSet.of(JUNIT);
  private static final Pattern PYTHON_SKIP =
      Pattern.compile("\\bpytest\\s*\\.\\s*(skip|exit|xfail)\\s*\\(|\\bunittest\\.SkipTest\\b");
  private static final Pattern ALWAYS =
      Pattern.compile(
          "(?s)(def __(eq|ne|lt|le|gt|ge|contains)__|\\bequals\\s*\\(|\\bbool (Equal|operator==)).*\\n?"
              + ".*(\\breturn (True|true|1)\\b|=\\s*true\\s*$)");
  private static final Pattern GO_INIT = Pattern.compile("^func\\s+init\\s*\\(");
  private static final Pattern ARGUMENTS =
      Pattern.compile("^\\s*if (len\\(os\\.Args\\)|flag\\.NArg\\(\\)) (<|>|<=|>=|==|!=) \\d \\{$");
  private static final Pattern GO_EXIT =
      Pattern.compile("\\bos\\.Exit\\s*\\(|\\bflag\\.ExitOnError\\b");
  private static final Pattern VALUE_OF = Pattern.compile("^\\s*valueOf\\s*\\(\\s*\\)\\s*\\{\\s*$");
  private static final Pattern FIELD =
      Pattern.compile("^\\s*return\\s+(Number\\()?this(\\.[\\w#]+)+\\)?;?\\s*$");

  private static final Pattern HELPING_FOLDER = Pattern.compile("(^|/)test\\w+/[^/]+\\.go$");
  private static final Pattern GO_TESTING = Pattern.compile("^\\s*(import\\s+)?\"testing\"\\s*$");

  /** What begins no comment in a language, though it does in others. */
  private static final Map<String, String> NO_COMMENT =
      Map.of(
          "c", "#", "h", "#", "cc", "#", "cpp", "#", "cxx", "#", "hpp", "#", "rs", "#", "pl", "*",
          "pm", "*");

  private final TestFiles testFiles;
  private final Function<String, Optional<String>> content;

  /** Reads with the user's idea of a test, and nothing but the lines of a diff. */
  public EvasionReview(TestFiles testFiles) {
    this(testFiles, path -> Optional.empty());
  }

  /**
   * The same where the files are at hand.
   *
   * @param content of a file as it is now, where it can be read
   */
  public EvasionReview(TestFiles testFiles, Function<String, Optional<String>> content) {
    this.testFiles = testFiles;
    this.content = content;
  }

  @Override
  public List<Finding> examine(FilePatch file) {
    boolean test = testFiles.isTest(file.path());
    String suffix = CodeLanguage.of(file, content);
    if ((test && !file.oldPath().isEmpty())
        || (EvasionMarks.ofAll(suffix).isEmpty() && !MORE_CODE.contains(suffix))) {
      return List.of();
    }
    Set<String> before = new HashSet<>();
    file.removed().forEach(line -> before.add(line.text().strip()));
    List<Finding> findings = new ArrayList<>();
    boolean inInit = false;
    String above = "";
    if (!test) {
      for (WholeFile rule : wholeFile(file, suffix)) {
        rule.lines().get().forEach(line -> findings.add(finding(rule.mark(), file.path(), line)));
      }
    }
    MainGuard guard = new MainGuard(suffix);
    PythonNames names = new PythonNames();
    boolean python = suffix.startsWith("py");
    List<TextLine> added = file.added();
    for (int i = 0; i < added.size(); i++) {
      TextLine line = added.get(i);
      boolean guarded = guard.holds(line.text());
      inInit = line.text().startsWith("}") ? false : inInit || isInit(suffix, line.text());
      if (Disguise.in(suffix, line.text())) {
        findings.add(finding(EvasionMark.HIDDEN, file.path(), line));
      } else if (!before.contains(line.text().strip()) && !isComment(suffix, line.text())) {
        String full = python ? names.full(line.text()) : Chained.from(added, i);
        Excuse excuse = new Excuse(suffix, added, i);
        String below = i + 1 < added.size() ? added.get(i + 1).text() : "";
        inFull(file.path(), line, full, suffix, test).stream()
            .filter(
                found -> !isInnocent(found, line.text(), below, guarded) && !excuse.holds(found))
            .forEach(findings::add);
        if (inInit && !isInit(suffix, line.text()) && GO_EXIT.matcher(line.text()).find()) {
          findings.add(finding(EvasionMark.EXIT, file.path(), line));
        }
        if (mayBeAlways(above, line.text()) && ALWAYS.matcher(above + "\n" + line.text()).find()) {
          findings.add(finding(EvasionMark.ALWAYS, file.path(), line));
        }
      }
      above = line.text();
    }
    return findings;
  }

  private static boolean isInnocent(Finding found, String line, String below, boolean guarded) {
    return (guarded && found.rule().equals(EvasionMark.MAY_EXIT))
        || (guarded && countsArguments(found, line))
        || givesField(found, line, below)
        || helpsTests(found, line);
  }

  // With its full names and all of its calls first: what they say is more than that it may exit.
  private static List<Finding> inFull(
      String path, TextLine line, String full, String suffix, boolean test) {
    if (!full.equals(line.text())) {
      List<Finding> named = marked(path, new TextLine(line.number(), full), suffix, test);
      if (named.stream().anyMatch(found -> !found.rule().equals(EvasionMark.MAY_EXIT))) {
        return named;
      }
    }
    return marked(path, line, suffix, test);
  }

  /**
   * A rule that looks at more than one line.
   *
   * @param mark what its lines are a sign of
   */
  private record WholeFile(String mark, Supplier<List<TextLine>> lines) {}

  private List<WholeFile> wholeFile(FilePatch file, String suffix) {
    List<WholeFile> rules =
        new ArrayList<>(
            List.of(
                new WholeFile(EvasionMark.ALWAYS, new OneSided(file, content)::lines),
                new WholeFile(EvasionMark.ALWAYS, new HiddenFields(file)::lines),
                new WholeFile(EvasionMark.AWARE, new Neighbours(file)::lines),
                new WholeFile(EvasionMark.AWARE, new LeftOut(file)::lines),
                new WholeFile(EvasionMark.PATCH, new PatchedModules(file, content)::lines),
                new WholeFile(EvasionMark.PATCH, new PatchedImports(file)::lines),
                new WholeFile(EvasionMark.HIDDEN, new LoadedText(file, suffix, content)::lines),
                new WholeFile(EvasionMark.AWARE, new OldAnswer(file, suffix)::lines),
                new WholeFile(EvasionMark.AWARE, new StandingAnswer(file, suffix, content)::lines),
                new WholeFile(EvasionMark.AWARE, new RustTestOnly(file, content)::lines)));
    if (Suffixes.PYTHON.contains(suffix)) {
      rules.add(new WholeFile(EvasionMark.EXIT, new StoppedLoops(file, content)::lines));
    }
    return rules;
  }

  // A command line does, and knows no more by that of who calls it.
  private static boolean countsArguments(Finding found, String text) {
    return found.rule().equals(EvasionMark.AWARE) && ARGUMENTS.matcher(text).find();
  }

  // A package that is called for tests may load what they are written with.
  private static boolean helpsTests(Finding found, String text) {
    return found.rule().equals(EvasionMark.PATCH)
        && HELPING_FOLDER.matcher(found.path()).find()
        && GO_TESTING.matcher(text).find();
  }

  // "valueOf() {" and then "return this.cents;"
  private static boolean givesField(Finding found, String text, String below) {
    return found.rule().equals(EvasionMark.ALWAYS)
        && VALUE_OF.matcher(text).find()
        && FIELD.matcher(below).matches();
  }

  // Whatever says yes to everything has one of these words, here or on the line above.
  private static boolean mayBeAlways(String above, String text) {
    return (saysYes(above) || saysYes(text)) && (compares(above) || compares(text));
  }

  private static boolean saysYes(String text) {
    return text.contains("return T")
        || text.contains("return t")
        || text.contains("return 1")
        || text.stripTrailing().endsWith("true");
  }

  private static boolean compares(String text) {
    return text.contains("def __") || text.contains("equals") || text.contains("bool ");
  }

  private static boolean isComment(String suffix, String text) {
    String start = text.stripLeading();
    if (start.startsWith(NO_COMMENT.getOrDefault(suffix, "\n"))) {
      return false;
    }
    return start.startsWith("#")
        || start.startsWith("*")
        || start.startsWith("/*")
        || (start.startsWith("//") && !start.startsWith("//go"));
  }

  private static boolean isInit(String suffix, String text) {
    return suffix.equals("go") && GO_INIT.matcher(text).find();
  }

  private static List<Finding> marked(String path, TextLine line, String suffix, boolean test) {
    String text = line.text();
    for (EvasionMark mark : EvasionMarks.of(suffix).candidates(text)) {
      if ((mark.inTests() || !test) && mark.in(text)) {
        return List.of(finding(mark.rule(), path, line));
      }
    }
    if (!test && splitsWord(suffix, text)) {
      return List.of(finding(EvasionMark.HIDDEN, path, line));
    } else if (!test && REPORTS.mayMatch(text) && JUNIT.matcher(text).find()) {
      return List.of(finding(EvasionMark.REPORT, path, line));
    } else if (!test && suffix.equals("py") && skips(text)) {
      return List.of(finding(EvasionMark.SKIP, path, line));
    }
    return List.of();
  }

  private static boolean splitsWord(String suffix, String text) {
    return switch (suffix) {
      case "py" -> SplitWord.isAdded(text) || SplitWord.isAdjacent(text);
      case "js", "mjs", "cjs", "jsx", "ts", "mts", "tsx" -> SplitWord.isAdded(text);
      default -> false;
    };
  }

  private static boolean skips(String text) {
    return (text.contains("pytest") || text.contains("unittest"))
        && PYTHON_SKIP.matcher(text).find();
  }

  private static Finding finding(String rule, String path, TextLine line) {
    String message =
        switch (rule) {
          case EvasionMark.EXIT -> "may end the process before a check has said what it found";
          case EvasionMark.PATCH -> "changes or replaces what tests are run with";
          case EvasionMark.REPORT -> "writes a test report outside of the tests";
          case EvasionMark.HIDDEN -> "runs code that a reader of the diff does not see";
          case EvasionMark.AWARE -> "asks whether or by whom it is run, which a check would notice";
          case EvasionMark.ALWAYS ->
              "may say yes to every comparison, or leave out of it what is compared";
          case EvasionMark.MAY_EXIT ->
              "may end the process with success, and no gate reports or counts tests";
          default -> "skips tests from the code that they test";
        };
    return new Finding(
        rule,
        Severity.WARNING,
        path,
        line.number(),
        message,
        "Look at the line: does a check still fail if the code is wrong?");
  }
}
