package dev.omk.scope;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.json.MalformedJsonException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where manifests and lock files say that a dependency comes from, if that is a folder, an archive
 * or an address of its own and no registry. One that was there must not come from there all at
 * once: tests compare with it.
 */
public final class LocalSources {
  private static final Pattern LOCAL =
      Pattern.compile("^((file|link|portal|git|git\\+\\w+|https?|path):.*|\\.{0,2}/.*|~.*)");
  private static final Pattern REQUIREMENTS =
      Pattern.compile("^(.*[-_.])?(requirements|constraints)([-_.].*)?\\.(txt|in)$");
  private static final Pattern REQUIRED = Pattern.compile("^([A-Za-z0-9][\\w.-]*)\\s*(.*)$");
  private static final Pattern SEGMENT =
      Pattern.compile("([\\w.-]+?)(?:-\\d[^/]*)?/*(?:\\.(?:whl|zip|git|tar\\.gz))?(?:#.*)?$");
  private static final Set<String> DIRECT =
      Set.of("path", "directory", "editable", "virtual", "url", "git", "file");

  private LocalSources() {}

  /** Whether a file may say so. */
  public static boolean speaks(String path) {
    return switch (name(path)) {
      case "package-lock.json", "npm-shrinkwrap.json", "uv.lock", "poetry.lock", "pyproject.toml" ->
          true;
      default -> path.matches("(.*/)?requirements/[^/]+\\.txt") || REQUIREMENTS.matches(name(path));
    };
  }

  /**
   * Whether a dependency of the base is taken from elsewhere.
   *
   * @param base the text of the file; not empty
   */
  public static boolean moved(String path, String base, String candidate) {
    Map<String, String> before = sources(path, base);
    return sources(path, candidate).entrySet().stream()
        .anyMatch(
            now ->
                !now.getValue().isEmpty()
                    && before.containsKey(now.getKey())
                    && !now.getValue().equals(before.get(now.getKey())));
  }

  private static String name(String path) {
    return ScriptPaths.name(path).toLowerCase(Locale.ROOT);
  }

  // By name; empty for what comes from a registry.
  private static Map<String, String> sources(String path, String text) {
    Map<String, String> found = new TreeMap<>();
    switch (name(path)) {
      case "package-lock.json", "npm-shrinkwrap.json" -> npm(text, found);
      case "uv.lock", "poetry.lock" -> locked(text, found);
      case "pyproject.toml" -> project(text, found);
      default -> required(text.lines().toList(), found);
    }
    return found;
  }

  private static void npm(String text, Map<String, String> found) {
    try {
      JsonNode root = JsonKeyParts.read(text);
      for (Map.Entry<String, JsonNode> one : root.path("packages").properties()) {
        put(found, one.getKey(), one.getValue().path("resolved").asText(""));
      }
      for (Map.Entry<String, JsonNode> one : root.path("dependencies").properties()) {
        put(found, "1 " + one.getKey(), one.getValue().path("version").asText(""));
      }
    } catch (MalformedJsonException e) {
      found.clear(); // Nothing that reads it can go by it either.
    }
  }

  // An address of a registry is one of its own in no lock file of npm's.
  private static void put(Map<String, String> found, String name, String source) {
    boolean registry = source.isEmpty() || source.matches("https?:.*/-/.*|[\\d^~].*");
    found.put(name, registry ? "" : source);
  }

  private static void locked(String text, Map<String, String> found) {
    TomlParts.read(text).map(root -> TomlParts.listAt(root, "package")).orElse(List.of()).stream()
        .filter(Map.class::isInstance)
        .map(one -> (Map<?, ?>) one)
        .forEach(one -> found.put(String.valueOf(one.get("name")), source(one)));
  }

  private static void project(String text, Map<String, String> found) {
    TomlParts.read(text)
        .ifPresent(
            root -> {
              required(strings(TomlParts.listAt(root, "project", "dependencies")), found);
              for (Object group : groups(root)) {
                required(strings(group instanceof List<?> list ? list : List.of()), found);
              }
              for (String[] table :
                  List.of(
                      new String[] {"tool", "poetry", "dependencies"},
                      new String[] {"tool", "poetry", "dev-dependencies"},
                      new String[] {"tool", "poetry", "group", "dev", "dependencies"},
                      new String[] {"tool", "poetry", "group", "test", "dependencies"},
                      new String[] {"tool", "uv", "sources"})) {
                TomlParts.tableAt(root, table)
                    .forEach((name, value) -> found.put(plain(name), direct(value)));
              }
            });
  }

  private static List<Object> groups(Map<String, Object> root) {
    List<Object> groups = new java.util.ArrayList<>();
    groups.addAll(TomlParts.tableAt(root, "project", "optional-dependencies").values());
    groups.addAll(TomlParts.tableAt(root, "dependency-groups").values());
    groups.add(TomlParts.listAt(root, "tool", "uv", "dev-dependencies"));
    return groups;
  }

  private static List<String> strings(List<?> list) {
    return list.stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }

  private static String source(Map<?, ?> locked) {
    return locked.get("source") instanceof Map<?, ?> table ? direct(table) : "";
  }

  private static String direct(Object source) {
    if (!(source instanceof Map<?, ?> table)) {
      return "";
    }
    Set<Object> keys = new HashSet<>(table.keySet());
    keys.retainAll(DIRECT);
    boolean legacy = "directory".equals(table.get("type")) || "file".equals(table.get("type"));
    return keys.isEmpty() && !legacy ? "" : Objects.toString(new TreeMap<>(table));
  }

  private static void required(List<String> lines, Map<String, String> found) {
    for (String line : lines) {
      String text = line.replaceFirst("(^|\\s)#.*", "").replaceFirst("\\s+--hash.*", "").strip();
      String bare = text.replaceFirst("^(-e|--editable)[\\s=]*", "");
      Matcher plain = REQUIRED.matcher(bare);
      if (text.matches("(-i|-f|--(index-url|extra-index-url|find-links|no-index|pre))\\b.*")) {
        continue;
      }
      if (LOCAL.matches(bare)) {
        Matcher segment = SEGMENT.matcher(bare.replaceFirst("/+$", ""));
        found.put(segment.find() ? plain(segment.group(1)) : bare, bare);
      } else if (plain.find() && !bare.startsWith("-")) {
        String rest = plain.group(2).replaceFirst("^\\[[^\\]]*\\]\\s*", "");
        found.put(plain(plain.group(1)), rest.startsWith("@") ? rest : "");
      }
    }
  }

  private static String plain(Object name) {
    return String.valueOf(name).toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
  }
}
