package dev.omk.scope;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.LinkedHashSet;
import java.util.Set;

/** Macros of C that a header defines only where nobody else has, so that the first one wins. */
public final class MacroGuards {
  private static final Pattern DEFINED = Pattern.compile("(?m)^\\s*#\\s*define\\s+(\\w+)");
  private static final Pattern YIELDS =
      Pattern.compile("(?m)^\\s*#\\s*(?:ifndef\\s+|if\\s+!\\s*defined\\s*\\(?\\s*)(\\w+)");

  private MacroGuards() {}

  /** The macros that a text defines. */
  public static Set<String> defined(String text) {
    return names(DEFINED, text);
  }

  /**
   * The macros that a text leaves alone where they are defined already, but for those by which a
   * program asks the system for what it offers ({@code _GNU_SOURCE}).
   */
  public static Set<String> left(String text) {
    Set<String> names = names(YIELDS, text);
    names.removeIf(name -> name.startsWith("_") && name.endsWith("_SOURCE"));
    return names;
  }

  private static Set<String> names(Pattern pattern, String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      names.add(found.group(1));
    }
    return names;
  }
}
