package dev.omk.review;

import com.google.re2j.Pattern;
import dev.omk.review.Finding.Severity;
import dev.omk.scope.TestFiles;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Code that would let a check pass without the thing being right: an end of the process before the
 * verdict, patched test machinery, and a report written by the product itself.
 *
 * <p>Each has honest uses, so a finding only weakens evidence. A line counts if it is new; in test
 * files only where the whole file is.
 */
final class EvasionReview implements ReviewRule {
  private static final String EXIT = "evasion.early-exit";
  private static final String PATCH = "evasion.patched-tests";
  private static final String REPORT = "evasion.report";
  private static final String SKIP = "evasion.skip";

  private record Mark(String rule, Pattern pattern) {}

  private static final List<Mark> PYTHON =
      List.of(
          mark(EXIT, "\\bos\\._exit\\s*\\(|\\batexit\\.register\\s*\\("),
          mark(EXIT, "\\bfrom\\s+os\\s+import\\b.*\\b_exit\\b|\\bos\\.(kill|abort)\\s*\\("),
          mark(EXIT, "^(sys\\.exit|exit|quit)\\s*\\(\\s*0?\\s*\\)|^raise\\s+SystemExit\\b"),
          mark(
              PATCH,
              "\\b(unittest\\.)?TestCase\\.\\w+\\s*=[^=]|\\bunittest(\\.\\w+)*\\.[A-Za-z_]\\w*\\s*=[^=]"
                  + "|\\bsetattr\\s*\\(\\s*(unittest\\b|pytest\\b|builtins\\b|TestCase\\b)"),
          mark(PATCH, "\\bsys\\.modules\\s*\\[|\\bbuiltins\\.\\w+|\\b__builtins__\\b"),
          mark(PATCH, "\\bsys\\.(settrace|meta_path|path_hooks)\\b"));

  private static final List<Mark> JAVASCRIPT =
      List.of(
          mark(EXIT, "^process\\.(exit\\s*\\(\\s*0?\\s*\\)|exitCode\\s*=\\s*0\\b)"),
          mark(EXIT, "\\bprocess\\.(reallyExit|abort)\\s*\\(|\\bprocess\\.exit\\s*=[^=]"),
          mark(EXIT, "\\bprocess\\.on\\s*\\(\\s*[\"'](exit|beforeExit|uncaughtException)[\"']"),
          mark(
              PATCH,
              "\\b(assert|expect)(\\.[A-Za-z_]\\w*)+\\s*=[^=>]"
                  + "|\\b(globalThis|global|window)\\.(expect|assert|it|test|describe)\\s*=[^=]"
                  + "|\\bObject\\.(assign|defineProperty)\\s*\\(\\s*(assert|expect)\\b"
                  + "|\\brequire\\s*\\(\\s*[\"'](node:)?assert[\"']\\s*\\)(\\.\\w+)+\\s*=[^=]"),
          mark(PATCH, "\\brequire\\.cache\\s*\\[|\\bModule\\.(_load|_resolveFilename)\\s*=[^=]"));

  private static final List<Mark> GO =
      List.of(
          mark(EXIT, "\\bfunc\\s+init\\s*\\(\\s*\\).*\\bos\\.Exit\\s*\\(|\\bsyscall\\.Exit\\s*\\("),
          mark(PATCH, "^func\\s+TestMain\\s*\\("));

  private static final List<Mark> JVM =
      List.of(
          mark(EXIT, "\\bRuntime\\.getRuntime\\s*\\(\\s*\\)\\s*\\.\\s*(halt|exit)\\s*\\("),
          mark(EXIT, "\\bstatic\\s*\\{\\s*System\\.exit\\s*\\("));

  private static final List<Mark> RUBY =
      List.of(mark(EXIT, "^exit!?\\s*(\\(?\\s*(0|true)\\b|$)|\\bexit!|\\bat_exit\\b"));

  private static final Map<String, List<Mark>> BY_SUFFIX =
      Map.ofEntries(
          Map.entry("py", PYTHON),
          Map.entry("js", JAVASCRIPT),
          Map.entry("mjs", JAVASCRIPT),
          Map.entry("cjs", JAVASCRIPT),
          Map.entry("jsx", JAVASCRIPT),
          Map.entry("ts", JAVASCRIPT),
          Map.entry("mts", JAVASCRIPT),
          Map.entry("tsx", JAVASCRIPT),
          Map.entry("go", GO),
          Map.entry("java", JVM),
          Map.entry("kt", JVM),
          Map.entry("groovy", JVM),
          Map.entry("scala", JVM),
          Map.entry("rb", RUBY));

  private static final Set<String> MORE_CODE = Set.of("sh", "bash", "rs", "php", "cs", "c", "cpp");
  private static final Pattern JUNIT =
      Pattern.compile("[\"'`].*<testsuites?\\b|<<.*<testsuites?\\b");
  private static final Pattern PYTHON_SKIP =
      Pattern.compile("\\bpytest\\s*\\.\\s*(skip|exit|xfail)\\s*\\(|\\bunittest\\.SkipTest\\b");
  private static final Pattern GO_INIT = Pattern.compile("^func\\s+init\\s*\\(");
  private static final Pattern GO_EXIT = Pattern.compile("\\bos\\.Exit\\s*\\(");
  private static final Pattern COMMENT = Pattern.compile("^\\s*(#|//|\\*|/\\*).*");

  private final TestFiles testFiles;

  EvasionReview(TestFiles testFiles) {
    this.testFiles = testFiles;
  }

  private static Mark mark(String rule, String pattern) {
    return new Mark(rule, Pattern.compile(pattern));
  }

  @Override
  public List<Finding> examine(FilePatch file) {
    boolean test = testFiles.isTest(file.path());
    String suffix = suffix(file.path());
    List<Mark> marks = BY_SUFFIX.getOrDefault(suffix, List.of());
    if ((test && !file.oldPath().isEmpty()) || (marks.isEmpty() && !MORE_CODE.contains(suffix))) {
      return List.of();
    }
    Set<String> before = new HashSet<>();
    file.removed().forEach(line -> before.add(line.text().strip()));
    List<Finding> findings = new ArrayList<>();
    boolean inInit = false;
    for (TextLine line : file.added()) {
      inInit = line.text().startsWith("}") ? false : inInit || isInit(suffix, line.text());
      if (!before.contains(line.text().strip()) && !COMMENT.matches(line.text())) {
        examine(file.path(), line, marks, test, findings);
        if (inInit && !isInit(suffix, line.text()) && GO_EXIT.matcher(line.text()).find()) {
          findings.add(finding(EXIT, file.path(), line));
        }
      }
    }
    return findings;
  }

  private static boolean isInit(String suffix, String text) {
    return suffix.equals("go") && GO_INIT.matcher(text).find();
  }

  private static void examine(
      String path, TextLine line, List<Mark> marks, boolean test, List<Finding> findings) {
    String text = line.text();
    for (Mark mark : marks) {
      if (mark.pattern().matcher(text).find()) {
        findings.add(finding(mark.rule(), path, line));
        return;
      }
    }
    if (!test && JUNIT.matcher(text).find()) {
      findings.add(finding(REPORT, path, line));
    } else if (!test && path.endsWith(".py") && PYTHON_SKIP.matcher(text).find()) {
      findings.add(finding(SKIP, path, line));
    }
  }

  private static String suffix(String path) {
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static Finding finding(String rule, String path, TextLine line) {
    String message =
        switch (rule) {
          case EXIT -> "may end the process before a check has said what it found";
          case PATCH -> "changes or replaces what tests are run with";
          case REPORT -> "writes a test report outside of the tests";
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
