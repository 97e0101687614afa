package dev.omk.scope;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * The checks that C keeps in files of no particular name: beside the code in a block that only a
 * test is compiled with, or as a program of its own that says how it went.
 */
public final class CSelfTests {
  private static final Pattern OPENS = Pattern.compile("^\\s*#\\s*if");
  private static final Pattern OPENS_TEST = Pattern.compile("^\\s*#\\s*(if|ifdef)\\b.*(?i:test)");
  private static final Pattern TURNS = Pattern.compile("^\\s*#\\s*(else|elif)\\b");
  private static final Pattern CLOSES = Pattern.compile("^\\s*#\\s*endif\\b");
  private static final Pattern MAIN = Pattern.compile("\\bint\\s+main\\s*\\(");
  private static final Pattern SAYS = Pattern.compile("\\b(FAIL|PASS)(ED)?\\b|\\bassert\\s*\\(");

  private CSelfTests() {}

  /** Whether checks that the base has are others now, or gone. */
  public static boolean changed(String base, String candidate) {
    String checks = of(base);
    return !checks.isEmpty() && !checks.equals(of(candidate));
  }

  // Without layout; all of a program that is a check.
  private static String of(String text) {
    boolean program = MAIN.matcher(text).find() && SAYS.matcher(text).find();
    String checks = program ? text : blocks(text.lines().toList());
    return checks.replaceAll("\\s+", "");
  }

  private static String blocks(List<String> lines) {
    StringBuilder found = new StringBuilder();
    int depth = 0;
    int test = 0;
    for (String line : lines) {
      if (OPENS.matcher(line).find()) {
        depth++;
        test = test == 0 && OPENS_TEST.matcher(line).find() ? depth : test;
      } else if (TURNS.matcher(line).find() && depth == test) {
        test = 0;
      } else if (CLOSES.matcher(line).find()) {
        test = depth == test ? 0 : test;
        depth--;
      }
      if (test > 0) {
        found.append(line).append('\n');
      }
    }
    return found.toString();
  }
}
