package dev.omk.scope;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a test goes by a name that the product defines: compares something else with it, loops
 * over it, or does one thing or another by it. A name that is only compared with a value of the
 * test's own is what is tested.
 */
public final class TestUses {
  private static final Pattern LOADS =
      Pattern.compile(
          "^\\s*(from|import|use|using|package|#\\s*include)\\b|\\brequire\\s*\\(|^\\s*\\}\\s*from\\b");
  private static final Pattern CALLED = Pattern.compile("([A-Za-z_$][\\w$]*)!?\\s*\\(");
  private static final Pattern STEERS =
      Pattern.compile(
          "\\bparametrize\\b|\\.each\\b|\\bfor\\b.*\\b(in|of|range)\\b|\\b(if|while|switch|unless)\\b|\\bdelta\\s*=");
  private static final Pattern CHECKING =
      Pattern.compile(
          "(?i)(assert|expect|should|must|require|verify|check|to(be|equal|match|contain|throw)|equal"
              + "|strictequal|deep|not|ok|is|eq|ne|that|it|test|def|func|fn|fatal|error|len|str|int"
              + "|float|type|repr|sorted|list|set|dict|tuple|instanceof|typeof).*");

  private TestUses() {}

  /**
   * Whether a test goes by it.
   *
   * @param name as {@link Definitions#changed} gives it
   */
  public static boolean in(String test, String name) {
    boolean function = name.endsWith("()");
    String bare = function ? name.substring(0, name.length() - 2) : name;
    if (bare.isEmpty() || !test.contains(bare)) {
      return false;
    }
    Pattern used =
        Pattern.compile(
            "(?<![\\w$\"'])" + Pattern.quote(bare) + (function ? "\\s*\\(" : "(?![\\w$(\"'])"));
    return test.lines()
        .filter(line -> used.matcher(line).find() && !LOADS.matcher(line).find())
        .anyMatch(line -> goesBy(line, used.matcher(line).replaceAll(" "), bare));
  }

  private static boolean goesBy(String line, String rest, String name) {
    return STEERS.matcher(line).find()
        ? !line.strip().matches("(assert|expect).*") || callsMore(rest, name)
        : callsMore(rest, name);
  }

  private static boolean callsMore(String rest, String name) {
    Matcher called = CALLED.matcher(rest);
    while (called.find()) {
      String function = called.group(1);
      if (!function.equals(name) && !CHECKING.matcher(function).matches()) {
        return true;
      }
    }
    return false;
  }
}
