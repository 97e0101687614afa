package dev.omk.scope;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of Python's own that a module gives to tests which take all of its names ({@code from calc
 * import *}): an {@code abs} of the product's, by which the test then compares.
 */
public final class TakenNames {
  private static final Set<String> OWN =
      Set.of(
          "abs",
          "all",
          "any",
          "bool",
          "bytes",
          "callable",
          "dict",
          "float",
          "frozenset",
          "getattr",
          "hasattr",
          "int",
          "isinstance",
          "issubclass",
          "iter",
          "len",
          "list",
          "map",
          "max",
          "min",
          "next",
          "open",
          "print",
          "range",
          "repr",
          "reversed",
          "round",
          "set",
          "sorted",
          "str",
          "sum",
          "tuple",
          "type",
          "zip",
          "AssertionError",
          "Exception",
          "ValueError",
          "TypeError",
          "KeyError");
  private static final Pattern DEFINES =
      Pattern.compile("^(?:def\\s+|class\\s+)?(\\w+)\\s*(?:\\(|=[^=]|:)", Pattern.MULTILINE);
  private static final Pattern TAKES_ALL =
      Pattern.compile("^\\s*from\\s+(\\.*\\w*)[\\w.]*\\s+import\\s+\\*", Pattern.MULTILINE);

  private TakenNames() {}

  /** Whether a test takes all names of a module that is not one of Python's. */
  public static boolean takesAll(String test) {
    Matcher takes = TAKES_ALL.matcher(test);
    while (takes.find()) {
      if (takes.group(1).startsWith(".") || !PythonLibrary.has(takes.group(1))) {
        return true;
      }
    }
    return false;
  }

  /** The names of Python's own that a module defines for whoever takes all of its names. */
  public static Set<String> defined(String module) {
    Set<String> found = new LinkedHashSet<>();
    Matcher defines = DEFINES.matcher(module);
    while (defines.find()) {
      boolean definition =
          !defines.group().endsWith("(") || defines.group().matches("(def|class)\\s.*");
      if (definition && OWN.contains(defines.group(1))) {
        found.add(defines.group(1));
      }
    }
    return found;
  }
}
