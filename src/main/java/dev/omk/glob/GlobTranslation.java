package dev.omk.glob;

import com.google.re2j.Pattern;

/** One glob on its way to a regular expression. */
final class GlobTranslation {
  private static final int LONGEST = 4096;

  private final String original;
  private final String glob;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int braces;

  GlobTranslation(String glob) {
    this.original = glob;
    this.glob = trimmed(glob);
  }

  private static String trimmed(String glob) {
    String rest = glob.startsWith("./") ? glob.substring(2) : glob;
    rest = rest.startsWith("/") ? rest.substring(1) : rest;
    if (rest.isEmpty()) {
      throw Globs.malformed(glob, "is empty");
    }
    if (rest.length() > LONGEST) {
      throw Globs.malformed(glob.substring(0, 40) + "…", "is longer than " + LONGEST);
    }
    return rest.endsWith("/") ? rest + "**" : rest;
  }

  String regex() {
    while (at < glob.length()) {
      step();
    }
    if (braces > 0) {
      throw Globs.malformed(original, "has a { without its }");
    }
    return out.toString();
  }

  private void step() {
    char c = glob.charAt(at++);
    switch (c) {
      case '*' -> star();
      case '?' -> out.append("[^/]");
      case '[' -> set();
      case '{' -> {
        braces++;
        out.append("(?:");
      }
      case '}' -> {
        if (braces == 0) {
          throw Globs.malformed(original, "has a } without its {");
        }
        braces--;
        out.append(')');
      }
      case ',' -> out.append(braces > 0 ? "|" : ",");
      case '\\' -> literal(at < glob.length() ? glob.charAt(at++) : '\\');
      default -> literal(c);
    }
  }

  private void literal(char c) {
    out.append(Pattern.quote(String.valueOf(c)));
  }

  private void star() {
    int first = at - 1;
    while (at < glob.length() && glob.charAt(at) == '*') {
      at++;
    }
    boolean several = at - first > 1;
    boolean startsSegment = first == 0 || "/{,".indexOf(glob.charAt(first - 1)) >= 0;
    if (!several) {
      out.append("[^/]*");
    } else if (startsSegment && at < glob.length() && glob.charAt(at) == '/') {
      at++;
      out.append("(?:.*/)?");
    } else if (startsSegment && at == glob.length()) {
      out.append(".+");
    } else {
      out.append(".*");
    }
  }

  private void set() {
    int close =
        glob.indexOf(']', at + (at < glob.length() && "!^".indexOf(glob.charAt(at)) >= 0 ? 2 : 1));
    if (close < 0) {
      throw Globs.malformed(original, "has a [ without its ]");
    }
    boolean negated = "!^".indexOf(glob.charAt(at)) >= 0;
    String members = glob.substring(negated ? at + 1 : at, close);
    StringBuilder set = new StringBuilder(negated ? "[^/" : "[");
    for (int i = 0; i < members.length(); i++) {
      char c = members.charAt(i);
      boolean range = c == '-' && i > 0 && i < members.length() - 1;
      if (range && members.charAt(i - 1) > members.charAt(i + 1)) {
        throw Globs.malformed(original, "has a range that runs backwards");
      }
      if (c != '/') {
        set.append(range || Character.isLetterOrDigit(c) ? "" : "\\").append(c);
      }
    }
    out.append(set).append(']');
    at = close + 1;
  }
}
