package dev.omk.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what the statements of a script load: modules of Python's, of JavaScript's, and files. */
final class LoadStatements {
  private static final Pattern PYTHON =
      Pattern.compile("(?s)^(?:from\\s+([\\w.]+)\\s+import\\s+(.+)|import\\s+(.+))$");
  private static final Pattern BY_NAME =
      Pattern.compile("(?:import_module|__import__|run_module)\\(\\s*[\"']([\\w.]+)[\"'][^)]*\\)");
  private static final Pattern JAVASCRIPT =
      Pattern.compile(
          "(?s)(?:^(?:import|export)\\s+(?:type\\s+)?([^'\"]*?)\\s*from\\s*|\\brequire\\s*\\(\\s*"
              + "|\\bimport\\s*\\(\\s*|^import\\s+)[\"'`](\\.[^\"'`]*)[\"'`](?:\\s*\\))?");
  private static final Pattern FILE =
      Pattern.compile(
          "\\b(?:require_relative|require|include|load|do)(?:_once)?[\\s(]+(?:__DIR__\\s*\\.\\s*)?"
              + "[\"']([^\"']+)[\"']");

  private final String caller;
  private final String folder;
  private final List<Loaded> found = new ArrayList<>();

  private LoadStatements(String caller) {
    this.caller = caller;
    this.folder = ScriptPaths.folder(caller);
  }

  static List<Loaded> of(String caller, List<String> statements) {
    LoadStatements loads = new LoadStatements(caller);
    for (int i = 0; i < statements.size(); i++) {
      loads.read(i, statements.get(i));
    }
    return List.copyOf(loads.found);
  }

  private void read(int number, String statement) {
    String suffix = caller.substring(caller.lastIndexOf('.') + 1);
    switch (suffix) {
      case "py" -> python(number, statement);
      case "js", "mjs", "cjs", "ts", "mts", "cts", "jsx", "tsx" -> javaScript(number, statement);
      case "rb", "php", "pl", "t", "pm" -> file(number, statement, suffix);
      default -> {}
    }
  }

  private void python(int number, String statement) {
    Matcher named = BY_NAME.matcher(statement);
    while (named.find()) {
      found.add(new Loaded(number, module(named.group(1)), List.of(), false, named.group()));
    }
    Matcher matcher = PYTHON.matcher(statement);
    if (!matcher.matches()) {
      return;
    }
    if (matcher.group(1) == null) {
      for (String part : parts(matcher.group(3))) {
        String[] words = part.split("\\s+as\\s+", -1);
        String bound = words.length > 1 ? words[1] : words[0].split("\\.", -1)[0];
        found.add(new Loaded(number, module(words[0]), List.of(bound), false, statement));
      }
      return;
    }
    String from = matcher.group(1);
    List<String> all = new ArrayList<>();
    for (String part : parts(matcher.group(2))) {
      String[] words = part.split("\\s+as\\s+", -1);
      String bound = words[words.length - 1];
      String inner = from.endsWith(".") ? from + words[0] : from + "." + words[0];
      found.add(new Loaded(number, module(inner), List.of(bound), false, statement));
      all.add(bound);
    }
    boolean everything = all.remove("*");
    if (from.chars().anyMatch(c -> c != '.')) {
      found.add(new Loaded(number, module(from), all, everything, statement));
    }
  }

  private static List<String> parts(String list) {
    List<String> parts = new ArrayList<>();
    for (String part : list.replaceAll("[()]", " ").split(",", -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  // Beside the script first, then from the root; a folder before a file of the same name.
  private List<String> module(String name) {
    String bare = name.replaceFirst("^\\.+", "");
    int up = name.length() - bare.length();
    List<String> found = new ArrayList<>();
    if (!bare.isEmpty() && bare.indexOf('*') < 0) {
      places(bare, folder + "/..".repeat(Math.max(0, up - 1)), found);
      if (up == 0) {
        places(bare, "", found);
        places(bare, "src", found);
        places(bare, folder + "/..", found);
      }
    }
    return found;
  }

  private static void places(String name, String folder, List<String> found) {
    String path = name.replace('.', '/');
    for (String file : List.of(path + "/__init__.py", path + ".py")) {
      ScriptPaths.in(folder, file).filter(place -> !found.contains(place)).ifPresent(found::add);
    }
  }

  private void javaScript(int number, String statement) {
    Matcher matcher = JAVASCRIPT.matcher(statement);
    while (matcher.find()) {
      List<String> names = new ArrayList<>();
      if (matcher.group(1) != null) {
        for (String part : matcher.group(1).replaceAll("[{}*]", " ").split(",", -1)) {
          String[] words = part.strip().split("\\s+", -1);
          names.add(words[words.length - 1]);
        }
        names.removeIf(name -> !name.matches("[\\w$]+"));
      }
      found.add(
          new Loaded(
              number,
              GateStarts.completed(matcher.group(2), folder),
              names,
              false,
              matcher.group()));
    }
  }

  private void file(int number, String statement, String suffix) {
    Matcher matcher = FILE.matcher(statement);
    if (matcher.find()) {
      String path = matcher.group(1).replaceFirst("^/", "");
      String whole = path.endsWith("." + suffix) ? path : path + "." + suffix;
      List<String> places = new ArrayList<>();
      for (String place : List.of(folder, "", "lib")) {
        ScriptPaths.in(place, whole).ifPresent(places::add);
      }
      found.add(new Loaded(number, places, List.of(), true, statement));
    }
  }
}
