package dev.omk.scope;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A build script to which honest work adds sources and tests: lines that make a test must stay, new
 * ones may come, and nothing may come that turns a test off. A test's file that is named there must
 * be named somewhere in it, in whatever folder.
 *
 * @param makes what a line says that makes a test
 * @param turnsOff what a line says that disables one
 */
record KeptLineParts(Pattern makes, Pattern turnsOff) implements PartRule {
  private static final Pattern FILE = Pattern.compile("[\\w./+-]+\\.[A-Za-z]\\w*");

  static final KeptLineParts CMAKE =
      new KeptLineParts(
          Pattern.compile("(?i)add_test|enable_testing|discover_tests|include\\s*\\(\\s*ctest"),
          Pattern.compile(
              "(?i)will_fail|\\bdisabled\\b|set_tests_properties|ctest_custom|skip_r"
                  // No assertions, another program in front of the tests, and other commands of its
                  // own.
                  + "|\\bndebug\\b|cmake_build_type|_launcher\\b|rule_launch|crosscompiling_emulator"
                  // What decides whether a test passes, and what takes an assertion's place.
                  + "|set_property\\s*\\(\\s*test\\b|(pass|fail|skip)_regular_expression|-wl,|--wrap|--defsym"
                  + "|-include\\b|forceinclude|/fi\\b|ld_preload"
                  + "|\\b(function|macro)\\s*\\(\\s*_*(add|set|target|include|enable|find|get|project)(_|\\b)"));

  static final KeptLineParts MESON =
      new KeptLineParts(
          Pattern.compile("\\b(test|benchmark)\\s*\\("),
          Pattern.compile("should_fail|subdir_done|add_test_setup"));

  @Override
  public boolean changed(String base, String candidate) {
    List<String> missing = matching(base, makes);
    List<String> present = new ArrayList<>(matching(candidate, makes));
    boolean gone = !missing.stream().allMatch(present::remove);
    return gone
        || !tests(candidate).containsAll(tests(base))
        || !matching(base, turnsOff).equals(matching(candidate, turnsOff));
  }

  private static Set<String> tests(String text) {
    Set<String> names = new HashSet<>();
    Matcher file = FILE.matcher(text);
    while (file.find()) {
      if (TestNames.isNamed(file.group()) || TestNames.inTestFolder(file.group())) {
        names.add(ScriptPaths.name(file.group()));
      }
    }
    return names;
  }

  private static List<String> matching(String text, Pattern pattern) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.startsWith("#") && pattern.matcher(line).find())
        .toList();
  }
}
