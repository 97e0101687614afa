package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * Whether a definition of equality in a language with braces looks at one side alone: it compares
 * something with itself ({@code *o == *o}, {@code o.equals(o)}), or never names what it is given.
 */
final class BracedEquality {
  private static final String OPERAND = "([\\w.*&:\\[\\]]+(?:\\(\\s*\\))?(?:->\\w+)*)";
  private static final Pattern COMPARED = Pattern.compile(OPERAND + "\\s*[!=]==?\\s*" + OPERAND);
  private static final Pattern ASKED =
      Pattern.compile(
          "([\\w.]+)\\.(?:equals|eq|ne|Equals|Equal|compareTo|cmp)\\s*\\(\\s*&?([\\w.]+)\\s*\\)");
  private static final String SIZE =
      "[\\w.*&:]+(?:\\.|->)(?:len|size|length|count|Count|Length)(?:\\(\\s*\\))?";
  private static final Pattern SIZES =
      Pattern.compile(
          SIZE
              + "\\s*[!=]=\\s*"
              + SIZE
              + "|"
              + SIZE
              + "\\.(?:cmp|eq)\\s*\\(\\s*&?"
              + SIZE
              + "\\s*\\)");

  /** What looks at more than sizes. */
  private static final Pattern MORE =
      Pattern.compile(
          "\\b(for|while|all|any|zip|equals|equal|memcmp|compare|iter|range|Arrays|std)\\b");

  private static final Pattern HEAD =
      Pattern.compile(
          "(?:\\bfn\\s+(?:eq|ne)|\\boperator\\s*(?:==|!=)|\\bequals|\\bEquals?|\\bfunc\\s+==)\\s*\\(([^()]*)\\)");
  private static final Pattern FIRST = Pattern.compile("^(\\w+)");
  private static final Pattern NAME = Pattern.compile("(\\w+)\\s*(?::[^,]*)?$");

  private final String definition;

  BracedEquality(String definition) {
    this.definition = definition;
  }

  boolean isOneSided() {
    int open = definition.indexOf('{');
    if (open < 0) {
      return false;
    }
    String body = definition.substring(open + 1);
    return comparesWithItself(body)
        || comparesSizes(body)
        || forgets(definition.substring(0, open), body);
  }

  // "self.0.len() == other.len()" is true of any two that are as long.
  private static boolean comparesSizes(String body) {
    return SIZES.matcher(body).find()
        && !COMPARED.matcher(SIZES.matcher(body).replaceAll(" ")).find()
        && !MORE.matcher(body).find();
  }

  private static boolean comparesWithItself(String body) {
    for (Pattern pattern : new Pattern[] {COMPARED, ASKED}) {
      Matcher sides = pattern.matcher(body);
      while (sides.find()) {
        if (bare(sides.group(1)).equals(bare(sides.group(2)))) {
          return true;
        }
      }
    }
    return false;
  }

  private static String bare(String operand) {
    return operand.replaceAll("[*&\\s]", "");
  }

  private static boolean forgets(String head, String body) {
    Matcher parameters = HEAD.matcher(head);
    if (!parameters.find() || body.replaceAll("[\\s}]", "").isEmpty()) {
      return false;
    }
    boolean rust = head.contains("&self");
    if (rust && !body.contains("self")) {
      return true;
    }
    Pattern last = head.contains("func ") ? FIRST : NAME;
    for (String parameter : parameters.group(1).split(",", -1)) {
      Matcher name = last.matcher(parameter.strip());
      boolean named =
          name.find() && !name.group(1).equals("self") && parameter.strip().contains(" ");
      if (named && !Pattern.compile("\\b" + name.group(1) + "\\b").matcher(body).find()) {
        return true;
      }
    }
    return false;
  }
}
