package dev.omk.scope;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that a check script calls and that check with it, told from the product's own sources
 * that it tests.
 *
 * <p>A callee counts if its name says so, if it lies in a folder of tooling, or if it lies beside a
 * check script in a folder that is not one of product sources.
 */
final class CheckCallees {
  private static final Pattern TOKENS = Pattern.compile("[^A-Za-z0-9_./@+-]+");
  private static final Pattern CHECK =
      Pattern.compile(
          "(^|[^a-z])(tests?|checks?|lint|verify|verification|spec|assert|ci|gates?|"
              + "validate|validation|acceptance|smoke|golden|expected)([^a-z]|$)");
  private static final Pattern IMPORTED =
      Pattern.compile(
          "(?m)^[ \\t]*(?:from[ \\t]+([\\w.]+)[ \\t]+import[ \\t]+([^\\n#]+)"
              + "|import[ \\t]+([^\\n#]+))");
  private static final Set<String> TOOLING =
      Set.of(
          "ci",
          ".ci",
          "scripts",
          "script",
          "tools",
          "tool",
          "hack",
          ".github",
          "build-tools",
          "acceptance",
          "gates",
          "smoke",
          "e2e",
          "qa");
  private static final Set<String> SOURCES =
      Set.of("src", "lib", "app", "bin", "cmd", "pkg", "main", "internal", "source", "sources");
  private static final Set<String> SCRIPTS =
      Set.of("", "sh", "bash", "py", "js", "mjs", "cjs", "ts", "rb", "pl", "php");

  private final Set<String> known;
  private final Set<String> modules;

  /**
   * @param modules files that are started as a module of a package: what lies beside is product
   */
  CheckCallees(Set<String> known, Set<String> modules) {
    this.known = known;
    this.modules = modules;
  }

  Set<String> of(String caller, String text) {
    Set<String> found = new LinkedHashSet<>();
    for (String token : TOKENS.split(text, -1)) {
      if (!token.isEmpty()) {
        called(token, caller).stream().filter(path -> counts(path, caller)).forEach(found::add);
      }
    }
    if (caller.endsWith(".py")) {
      imports(caller, text).stream()
          .filter(known::contains)
          .filter(path -> countsByPlace(path, caller))
          .forEach(found::add);
    }
    found.remove(caller);
    return found;
  }

  private Set<String> called(String token, String caller) {
    String folder = ScriptPaths.folder(caller);
    Set<String> found = present(token, folder);
    if (found.isEmpty() && token.indexOf('/') >= 0) {
      // What is before the first slash may be the name of a variable.
      found = present(token.substring(token.indexOf('/') + 1), folder);
    }
    if (found.isEmpty() && (token.indexOf('/') >= 0 || token.indexOf('.') > 0)) {
      String name = ScriptPaths.name(token);
      if (!name.isEmpty() && SCRIPTS.contains(suffix(name))) {
        byName(name, found);
      }
    }
    return found;
  }

  private void byName(String name, Set<String> found) {
    for (String path : known) {
      if (path.endsWith("/" + name) && isTooling(path)) {
        found.add(path);
      }
    }
  }

  private Set<String> present(String token, String folder) {
    Set<String> found = new LinkedHashSet<>();
    for (String from : List.of("", folder)) {
      GateStarts.completed(token, from).stream().filter(known::contains).forEach(found::add);
    }
    return found;
  }

  private static String suffix(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }

  private static List<String> imports(String caller, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = IMPORTED.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        String from = matcher.group(1);
        found.addAll(candidates(from, caller));
        for (String name : names(matcher.group(2))) {
          found.addAll(candidates(from.endsWith(".") ? from + name : from + "." + name, caller));
        }
      } else {
        names(matcher.group(3)).forEach(name -> found.addAll(candidates(name, caller)));
      }
    }
    return found;
  }

  private static List<String> names(String list) {
    List<String> names = new ArrayList<>();
    for (String part : list.split(",", -1)) {
      names.add(part.replaceAll("[()\\s]+", " ").strip().split(" ", -1)[0]);
    }
    return names;
  }

  private static List<String> candidates(String module, String caller) {
    String folder = ScriptPaths.folder(caller);
    String bare = module.replaceFirst("^\\.+", "");
    if (bare.isEmpty()) {
      return List.of();
    }
    int up = module.length() - bare.length();
    List<String> found = new ArrayList<>();
    found.addAll(GateStarts.module(bare, folder + "/..".repeat(Math.max(0, up - 1))));
    if (up == 0) {
      found.addAll(GateStarts.module(bare, ""));
    }
    return found;
  }

  private boolean counts(String path, String caller) {
    return countsByPlace(path, caller) || (saysCheck(path) && !isSubjectOf(path, caller));
  }

  private boolean countsByPlace(String path, String caller) {
    return isTooling(path) || isBeside(path, caller);
  }

  /** Whether a path lies where a project keeps its tooling or its tests. */
  static boolean isTooling(String path) {
    String folder = ScriptPaths.folder(path).toLowerCase(Locale.ROOT);
    return TestNames.inTestFolder(path)
        || (!folder.startsWith("src/")
            && List.of(folder.split("/", -1)).stream().anyMatch(TOOLING::contains));
  }

  static boolean saysCheck(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    int slash = lower.lastIndexOf('/');
    int above = lower.lastIndexOf('/', slash - 1);
    // Its own name, or that of the folder it is in: lib/verify/core.py.
    return CHECK.matcher(lower.substring(above + 1)).find();
  }

  private boolean isBeside(String path, String caller) {
    String folder = ScriptPaths.folder(caller);
    return !folder.isEmpty()
        && folder.equals(ScriptPaths.folder(path))
        && SCRIPTS.contains(suffix(ScriptPaths.name(path)))
        && !SOURCES.contains(ScriptPaths.name(folder).toLowerCase(Locale.ROOT))
        && !TestNames.isNamed(caller)
        && !modules.contains(caller);
  }

  // What validate_test.sh calls ./validate.sh is what it tests.
  private static boolean isSubjectOf(String path, String caller) {
    String stem = ScriptPaths.name(path).replaceFirst("\\.[^.]*$", "");
    return TestNames.isNamed(caller)
        && !TestNames.isNamed(path)
        && ScriptPaths.name(caller).contains(stem);
  }
}
