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
 * What code defines that tests may take for granted and not test: values that are written out
 * (tables, tolerances, switches), and functions that say by their name, or by taking nothing, that
 * they give what is expected.
 */
public final class Definitions {
  private static final int LONGEST = 64 * 1024;
  private static final int LONGEST_HEAD = 300;
  private static final String VALUE =
      "=\\s*(?=[\\[{(\"'`\\d.+-]|True\\b|False\\b|true\\b|false\\b"
          + "|None\\b|null\\b|vec!|&|\\w*\\[\\]|map\\[|new\\b|Object\\.freeze)";
  private static final String EXPECTING =
      "(?:expected|want|wanted|oracle|reference|golden|truth|tolerance|epsilon|cases|vectors)\\w*";

  private static final Map<String, List<Pattern>> VALUES =
      Map.ofEntries(
          Map.entry(
              "py",
              List.of(
                  Pattern.compile("^([A-Za-z_]\\w*)\\s*(?::[^=]+)?" + VALUE),
                  Pattern.compile("^ {2,4}([A-Z][A-Z0-9_]*)\\s*(?::[^=]+)?" + VALUE))),
          Map.entry(
              "js",
              List.of(
                  Pattern.compile(
                      "^(?:export\\s+)?(?:const|let|var)\\s+([\\w$]+)\\s*(?::[^=]+)?" + VALUE),
                  Pattern.compile("^(?:module\\.)?exports\\.([\\w$]+)\\s*" + VALUE),
                  Pattern.compile(
                      "^\\s+([A-Z][A-Z0-9_]*)\\s*:\\s*(?=[\\[{\"'`\\d.+-]|true|false)"))),
          Map.entry(
              "go",
              List.of(
                  Pattern.compile("^(?:const|var)\\s+(\\w+)\\s*[\\w.\\[\\]]*\\s*" + VALUE),
                  Pattern.compile("^\\t(\\w+)\\s*[\\w.\\[\\]]*\\s*" + VALUE))),
          Map.entry(
              "rs", List.of(Pattern.compile("^\\s*pub\\s+(?:const|static)\\s+(\\w+)\\s*:[^=]+="))),
          Map.entry(
              "java",
              List.of(
                  Pattern.compile(
                      "^\\s*(?:\\w+\\s+)*(?:static\\s+final|final\\s+static|const)\\s+[^=;]*?(\\w+)\\s*"
                          + VALUE))),
          Map.entry(
              "c",
              List.of(
                  Pattern.compile("^\\s*#\\s*define\\s+(\\w+)\\s+(?=\\S)"),
                  Pattern.compile(
                      "^(?:static\\s+)?const\\s+[^=;(]*?(\\w+)\\s*(?:\\[\\w*\\])?\\s*="))),
          Map.entry("rb", List.of(Pattern.compile("^\\s*([A-Z]\\w*)\\s*" + VALUE))),
          Map.entry(
              "php", List.of(Pattern.compile("^\\s*(?:\\w+\\s+)*const\\s+(\\w+)\\s*" + VALUE))));

  private static final Pattern FUNCTION =
      Pattern.compile(
          "^(?:export\\s+)?(?:async\\s+)?(?:def|function|func|fn|pub fn|(?:module\\.)?exports\\.|const)\\s*"
              + "(?:("
              + EXPECTING
              + ")\\s*(?:=\\s*(?:async\\s*)?(?:function\\s*)?)?\\(|(\\w+)\\s*(?:=\\s*(?:function\\s*)?)?\\(\\s*\\))");

  /** Where a type stands before the name, only what says that something is there or to be done. */
  private static final Pattern TYPED =
      Pattern.compile(
          "^\\s*(?:[\\w<>*&]+\\s+)+\\*?(\\w*(?i:support|available|enabled|disabled|ready|skip|present)\\w*)"
              + "\\s*\\(\\s*(?:void)?\\s*\\)\\s*\\{");

  private static final Map<String, String> ALIKE =
      Map.ofEntries(
          Map.entry("mjs", "js"),
          Map.entry("cjs", "js"),
          Map.entry("ts", "js"),
          Map.entry("tsx", "js"),
          Map.entry("jsx", "js"),
          Map.entry("mts", "js"),
          Map.entry("h", "c"),
          Map.entry("cc", "c"),
          Map.entry("cpp", "c"),
          Map.entry("hpp", "c"),
          Map.entry("cxx", "c"),
          Map.entry("kt", "java"),
          Map.entry("cs", "java"),
          Map.entry("scala", "java"),
          Map.entry("pyi", "py"));

  private Definitions() {}

  /** The language of a file, the same for those whose tests may use each other's names. */
  public static String language(String path) {
    String suffix = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return ALIKE.getOrDefault(suffix, suffix);
  }

  /** The names that a file defines. */
  public static Set<String> names(String path, String text) {
    List<Pattern> patterns = VALUES.get(language(path));
    return patterns == null ? Set.of() : of(patterns, text).keySet();
  }

  /** The names of the base that stand for something else now, or for nothing. */
  public static Set<String> changed(String path, String base, String candidate) {
    List<Pattern> patterns = VALUES.get(language(path));
    if (patterns == null) {
      return Set.of();
    }
    Map<String, String> now = of(patterns, candidate);
    Set<String> changed = new LinkedHashSet<>();
    of(patterns, base)
        .forEach(
            (name, text) -> {
              if (!now.containsKey(name) || !keeps(text, now.getOrDefault(name, ""))) {
                changed.add(name);
              }
            });
    return changed;
  }

  // A collection that only got longer has what tests expect of it, too.
  private static boolean keeps(String text, String now) {
    String start = text.replaceFirst("[\\s,]*[\\]})];?$", "");
    return text.equals(now)
        || (start.length() < text.length() && start.length() > 1 && now.startsWith(start + ","));
  }

  private static Map<String, String> of(List<Pattern> patterns, String text) {
    Map<String, String> found = new LinkedHashMap<>();
    List<String> lines =
        text.length() > 64 * LONGEST ? List.of() : new ArrayList<>(text.lines().toList());
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      for (Pattern pattern : patterns) {
        Matcher value = pattern.matcher(line);
        if (value.find() && !line.contains("=>") && !line.contains("lambda")) {
          found.putIfAbsent(value.group(1), whole(lines, i, line.substring(value.end())));
          break;
        }
      }
      Matcher function = FUNCTION.matcher(line);
      if (function.find()) {
        String name = function.group(1) == null ? function.group(2) : function.group(1);
        found.putIfAbsent(name + "()", body(lines, i));
      }
      Matcher typed = TYPED.matcher(line);
      if (line.length() < LONGEST_HEAD && typed.find()) {
        found.putIfAbsent(typed.group(1) + "()", body(lines, i));
      }
    }
    return found;
  }

  // Up to where the brackets are closed again, without layout.
  private static String whole(List<String> lines, int first, String start) {
    StringBuilder text = new StringBuilder(start);
    int depth = LineParts.balance(start);
    for (int i = first + 1; i < lines.size() && depth > 0 && text.length() < LONGEST; i++) {
      text.append(lines.get(i).strip());
      depth += LineParts.balance(lines.get(i));
    }
    return text.toString().replaceAll("\\s+", "");
  }

  // What is indented deeper, and where braces close it.
  private static String body(List<String> lines, int first) {
    StringBuilder text = new StringBuilder(lines.get(first).strip());
    int depth = LineParts.balance(lines.get(first));
    for (int i = first + 1; i < lines.size() && text.length() < LONGEST; i++) {
      String line = lines.get(i);
      boolean inside = line.isBlank() || Character.isWhitespace(line.charAt(0));
      if (!inside && depth <= 0) {
        break;
      }
      text.append('\n').append(line.strip());
      depth += LineParts.balance(line);
    }
    return text.toString().strip();
  }
}
