package dev.omk.scope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Code outside of the tests' folders that asserts for tests: a file that loads what only tests are
 * written with, and functions that tests leave their comparison to ({@code testutil.Equal(t, got,
 * want)}, {@code CHECK_EQ(add(2, 3), 5)}).
 */
public final class AssertingHelpers {
  private static final Map<String, Pattern> LOADS =
      Map.of(
          "go",
          Pattern.compile(
              "(?m)^\\s*(?:import\\s+)?(?:\\w+\\s+)?\"(testing|github\\.com/stretchr/testify/\\w+)\"\\s*$"),
          "java",
          Pattern.compile(
              "(?m)^import\\s+(?:static\\s+)?(org\\.(junit|testng|assertj|hamcrest|mockito)|kotlin\\.test|io\\.kotest"
                  + "|com\\.google\\.common\\.truth|NUnit|Xunit)\\b"),
          "py",
          Pattern.compile("(?m)^(?:import|from)\\s+(unittest|pytest)\\b"),
          "js",
          Pattern.compile(
              "[\"'`](node:test|vitest|chai|expect|@jest/globals|@testing-library/\\w+)[\"'`]"));

  private static final Map<String, Pattern> DEFINES =
      Map.of(
          "go",
          Pattern.compile("^func\\s+(?:\\([^)]*\\)\\s*)?(\\w+)"),
          "rs",
          Pattern.compile(
              "^\\s*(?:pub(?:\\([^)]*\\))?\\s+)?(?:const\\s+|unsafe\\s+|async\\s+)*fn\\s+(\\w+)|^\\s*macro_rules!\\s*(\\w+)"),
          "c",
          Pattern.compile(
              "^\\s*#\\s*define\\s+(\\w+)\\(|^(?:[\\w*&:<>]+\\s+)+[*&]*(\\w+)\\s*\\([^;]*$"),
          "java",
          Pattern.compile("^\\s*(?:[\\w<>\\[\\],.?]+\\s+)+(\\w+)\\s*\\([^;]*\\{\\s*$"),
          "py",
          Pattern.compile("^(?:async\\s+)?def\\s+(\\w+)"),
          "js",
          Pattern.compile(
              "^(?:export\\s+)?(?:async\\s+)?function\\s+(\\w+)|^(?:export\\s+const\\s+|const\\s+|(?:module\\.)?exports\\.)(\\w+)\\s*=\\s*(?:async\\s*)?(?:function\\b|\\()"),
          "rb",
          Pattern.compile("^\\s*def\\s+(?:self\\.)?(\\w+)"));

  private static final Pattern ASSERTING =
      Pattern.compile(
          "(?i)(check|verify|ensure|must|should|validate|same|eq|near|close|want|require|mu_|is_?equal)\\w*"
              + "|\\w*(assert|expect|equal|check_?eq)\\w*");
  private static final Pattern HELPING =
      Pattern.compile(
          "(?i)(^|[/_.-])(\\w*(?<![a-z])tests?|assert|matcher|minunit|harness|checks?)\\w*[/.].*");

  private static final int LONGEST = 500;

  private AssertingHelpers() {}

  /** Whether a file is written for tests, by what it loads. */
  public static boolean isForTests(String path, String text) {
    Pattern loads = LOADS.get(Definitions.language(path));
    return loads != null && loads.matcher(SourceText.of(path, text).withoutComments()).find();
  }

  /** Functions that say by their name, or their file's, that they check. */
  public static Set<String> names(String path, String text) {
    return new LinkedHashSet<>(asserting(path, text).keySet());
  }

  /** Those of the base that are other ones now. */
  public static Set<String> changed(String path, String base, String candidate) {
    Map<String, String> now = asserting(path, candidate);
    Set<String> changed = new LinkedHashSet<>();
    asserting(path, base)
        .forEach(
            (name, text) -> {
              if (!text.equals(now.get(name))) {
                changed.add(name);
              }
            });
    return changed;
  }

  private static Map<String, String> asserting(String path, String text) {
    Pattern defines = DEFINES.get(Definitions.language(path));
    if (defines == null) {
      return Map.of();
    }
    Map<String, String> blocks = blocks(path, defines, text);
    if (!HELPING.matcher(path).find()) {
      blocks.keySet().removeIf(name -> !ASSERTING.matcher(name).matches());
    }
    return blocks;
  }

  /** Whether a test hands it something to compare and looks at no result. */
  public static boolean states(String test, String name) {
    String bare = name.toLowerCase(Locale.ROOT);
    if (!test.toLowerCase(Locale.ROOT).contains(bare)) {
      return false;
    }
    Pattern stated =
        Pattern.compile(
            "(?:^|[{;]\\s*)\\s*(?:[A-Za-z_]\\w*(?:::|\\.|->))*"
                + Pattern.quote(name)
                + "!?\\s*\\(.*,.*");
    return test.lines()
        .filter(line -> line.length() < LONGEST)
        .anyMatch(line -> stated.matcher(line).find());
  }

  // Each up to where the next one begins.
  private static Map<String, String> blocks(String path, Pattern defines, String text) {
    Map<String, List<String>> blocks = new LinkedHashMap<>();
    List<String> block = new ArrayList<>();
    for (String line : SourceText.of(path, text).withoutComments().lines().toList()) {
      Matcher matcher = defines.matcher(line);
      if (line.length() < LONGEST && matcher.find()) {
        String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        block = blocks.computeIfAbsent(name, n -> new ArrayList<>());
      }
      if (!line.isBlank()) {
        block.add(line.strip());
      }
    }
    Map<String, String> texts = new LinkedHashMap<>();
    blocks.forEach((name, lines) -> texts.put(name, String.join("\n", lines)));
    return texts;
  }
}
