package dev.omk.scope;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names whose type was written down and is anything now. Where a gate checks types, that is what a
 * test is elsewhere: it turns green when less is asked.
 */
public final class LooserTypes {
  private static final Pattern PYTHON_TOOLS =
      Pattern.compile(
          "(^|[^\\w-])(mypy|dmypy|pyright|basedpyright|pytype|pyre|ty check|pyrefly)($|[^a-z])");
  private static final Pattern SCRIPT_TOOLS =
      Pattern.compile(
          "(^|[^\\w-])(tsc|vue-tsc|svelte-check|tsd|typecheck|type-check|check-types|flow)($|[^a-z])");

  private static final Pattern DEFINED =
      Pattern.compile(
          "(?s)\\bdef\\s+(\\w+)\\s*\\(([^()]*(?:\\([^()]*\\)[^()]*)*)\\)\\s*(?:->\\s*([^:]+))?:");
  private static final Pattern NAMED =
      Pattern.compile("(?m)(?:^|[\\s,({*.])(\\w+)[?!]?\\s*:\\s*([^=,;){}\\n]+)");
  private static final Pattern RESULT =
      Pattern.compile("(\\w+)\\s*(?:[=:]\\s*(?:async\\s*)?)?\\([^()]*\\)\\s*:\\s*([^={;\\n]+)");
  private static final Pattern ANYTHING = Pattern.compile("\\b(any|Any)\\b");
  private static final Pattern DECLARED =
      Pattern.compile("\\bdeclare\\s+(?:const|let|var|function|class)\\s+(\\w+)");
  private static final Pattern HIDES =
      Pattern.compile("^\\s*(if|elif)\\s+(not\\s+)?((typing|t)\\.)?(TYPE_CHECKING|MYPY)\\s*:");
  private static final List<String> LOADS = List.of("import ", "from ", "pass", "#", "...");

  private LooserTypes() {}

  /**
   * Whether a tool that checks the types of a file is named in some texts.
   *
   * @param checks the gates' commands and what they rest on
   */
  public static boolean checked(String path, List<String> checks) {
    Pattern tools = isPython(path) ? PYTHON_TOOLS : SCRIPT_TOOLS;
    return has(path) && checks.stream().anyMatch(text -> tools.matcher(text).find());
  }

  /** Whether a file has types that a tool checks. */
  public static boolean has(String path) {
    return isPython(path) || isScript(path);
  }

  /** What a file asked for and asks for no longer. */
  public static Set<String> in(String path, String base, String candidate) {
    Set<String> found = new TreeSet<>();
    if (isPython(path)) {
      loosened(signatures(base), signatures(candidate), found);
      found.addAll(hidden(base, candidate));
    } else if (isScript(path)) {
      loosened(types(base), types(candidate), found);
      for (Matcher declared = DECLARED.matcher(candidate); declared.find(); ) {
        String name = declared.group(1);
        boolean was =
            Pattern.compile("\\b(const|let|var|function|class)\\s+" + name).matcher(base).find();
        boolean declaredThen = base.contains(declared.group());
        if (was && !declaredThen && !path.endsWith(".d.ts")) {
          found.add(name);
        }
      }
    }
    return found;
  }

  private static boolean isPython(String path) {
    return path.endsWith(".py") || path.endsWith(".pyi");
  }

  private static boolean isScript(String path) {
    return path.matches(".*\\.([cm]?ts|tsx|vue|svelte)");
  }

  private static void loosened(
      Map<String, Set<String>> before, Map<String, Set<String>> now, Set<String> found) {
    before.forEach(
        (name, types) -> {
          boolean strict = types.stream().noneMatch(LooserTypes::anything);
          if (strict && now.getOrDefault(name, Set.of()).stream().anyMatch(LooserTypes::anything)) {
            found.add(name);
          }
        });
  }

  private static boolean anything(String type) {
    return type.isEmpty() || ANYTHING.matcher(type).find();
  }

  private static Map<String, Set<String>> types(String text) {
    Map<String, Set<String>> types = new TreeMap<>();
    for (Matcher named = NAMED.matcher(text); named.find(); ) {
      add(types, named.group(1), named.group(2));
    }
    for (Matcher result = RESULT.matcher(text); result.find(); ) {
      add(types, result.group(1) + "()", result.group(2));
    }
    return types;
  }

  private static Map<String, Set<String>> signatures(String text) {
    Map<String, Set<String>> types = new TreeMap<>();
    for (Matcher defined = DEFINED.matcher(text); defined.find(); ) {
      String name = defined.group(1);
      add(types, name + "()", defined.group(3) == null ? "" : defined.group(3));
      for (String parameter : defined.group(2).split(",", -1)) {
        String[] parts = parameter.replaceFirst("=.*", "").split(":", 2);
        String type = parts.length > 1 ? parts[1] : "";
        if (!Set.of("self", "cls", "*", "/", "").contains(parts[0].strip())) {
          add(types, name + "(" + parts[0].strip() + ")", type);
        }
      }
    }
    return types;
  }

  private static void add(Map<String, Set<String>> types, String name, String type) {
    types.computeIfAbsent(name, one -> new HashSet<>()).add(type.strip());
  }

  // Another thing for the tool than for whoever runs it.
  private static Set<String> hidden(String base, String candidate) {
    Set<String> known = new HashSet<>(base.lines().toList());
    Set<String> found = new TreeSet<>();
    List<String> lines = candidate.lines().filter(line -> !line.isBlank()).toList();
    for (int i = 0; i + 1 < lines.size(); i++) {
      String below = lines.get(i + 1).strip();
      Matcher hides = HIDES.matcher(lines.get(i));
      if (hides.find()
          && (hides.group(2) != null || LOADS.stream().noneMatch(below::startsWith))
          && !(known.contains(lines.get(i)) && known.contains(lines.get(i + 1)))) {
        found.add(hides.group(5));
      }
    }
    return found;
  }
}
