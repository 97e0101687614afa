package dev.omk.scope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import dev.omk.json.MalformedJsonException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The parts of build files that say what a name in a test stands for, and how strictly types are
 * checked. What a name stood for must stay; new names may come.
 */
public final class Resolution {
  private static final Pattern REPLACES = Pattern.compile("^(replace\\s.*|\\S.*\\s=>\\s.*)$");
  private static final Pattern STRICT =
      Pattern.compile(
          "strict.*|noImplicit.*|noUnused.*|noUnchecked.*|noFallthrough.*|noProperty.*|exactOptional.*"
              + "|useUnknown.*|checkJs|forceConsistent.*");
  private static final Pattern LAX =
      Pattern.compile("skip.*|allowUnreachableCode|allowUnusedLabels|noCheck|suppress.*");
  private static final List<String> SOURCES =
      List.of("path", "git", "registry", "package", "branch", "rev", "tag");

  /** Conditions that everybody who loads a package has alike, or that their platform sets. */
  private static final Set<String> CONDITIONS =
      Set.of(
          "default",
          "import",
          "require",
          "types",
          "node",
          "node-addons",
          "module",
          "module-sync",
          "browser",
          "deno",
          "bun",
          "electron",
          "worker",
          "workerd",
          "edge-light",
          "react-native",
          "react-server",
          "svelte",
          "style",
          "sass");

  private static final Set<String> MODES = Set.of("development", "production");

  /** Words of programs that set a mode, and of the option for it. */
  private static final Pattern MODES_SET =
      Pattern.compile(
          "(?i)vite|webpack|rspack|parcel|rollup|esbuild|condition|(^|\\s)-C\\b|\\b(development|production)\\b");

  /** Names that tests get from elsewhere. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "\\*|node:.*|(assert|chai|expect|vitest|jest|mocha|sinon|tap|ava|supertest|@jest|@vitest"
              + "|@testing-library)(/.*)?");

  private Resolution() {}

  /** Whether a file has such parts. */
  public static boolean speaks(String path) {
    return switch (kind(path)) {
      case "package.json", "composer.json", "cargo.toml", "go.mod", "go.work", "tsconfig" -> true;
      default -> false;
    };
  }

  /**
   * Whether what a name stands for is another thing now.
   *
   * @param base text of the file; not empty
   * @param candidate its text now
   */
  public static boolean moved(String path, String base, String candidate) {
    return moved(path, base, candidate, Set.of());
  }

  /**
   * The same where no check sets some conditions.
   *
   * @param unset those, which then choose for users alone
   */
  public static boolean moved(String path, String base, String candidate, Set<String> unset) {
    try {
      return switch (kind(path)) {
        case "package.json" -> packageMoved(json(base), json(candidate), unset);
        case "composer.json" -> autoloadMoved(json(base), json(candidate));
        case "tsconfig" -> compilerMoved(json(base), json(candidate));
        case "cargo.toml" -> cargoMoved(base, candidate);
        case "go.mod", "go.work" -> !replaces(base).equals(replaces(candidate));
        default -> false;
      };
    } catch (MalformedJsonException e) {
      return !base.equals(candidate); // What cannot be read cannot be shown to be harmless.
    }
  }

  private static String kind(String path) {
    String name = ScriptPaths.name(path).toLowerCase(Locale.ROOT);
    return name.matches("(ts|js)config[\\w.-]*\\.json") ? "tsconfig" : name;
  }

  private static ObjectNode json(String text) throws MalformedJsonException {
    String plain = SourceText.of("x.js", text).withoutComments();
    return JsonKeyParts.read(plain.replaceAll(",(\\s*[}\\]])", "$1"));
  }

  /** What says in which mode a package is used, unless the text of a check speaks of it. */
  public static Set<String> modesUnset(String checks) {
    return MODES_SET.matcher(checks).find() ? Set.of() : MODES;
  }

  private static boolean packageMoved(ObjectNode base, ObjectNode now, Set<String> unset) {
    return entriesMoved(base.path("imports"), now.path("imports"))
        || entriesMoved(base.path("exports"), now.path("exports"))
        || !choices(base, unset).containsAll(choices(now, unset))
        || List.of("browser", "alias", "_moduleAliases").stream()
            .anyMatch(key -> !Objects.equals(base.get(key), now.get(key)))
        || List.of("main", "module").stream()
            .anyMatch(key -> base.has(key) && !base.path(key).equals(now.path(key)));
  }

  /** Whether a new file has another answer for whoever sets a condition, as a gate may. */
  public static boolean chooses(String path, String text) {
    try {
      return kind(path).equals("package.json") && !choices(json(text), Set.of()).isEmpty();
    } catch (MalformedJsonException e) {
      return false; // Nothing that loads it can read it either.
    }
  }

  // What "node -C ci" or a bundler's "development" would get in place of what users get.
  private static Set<String> choices(ObjectNode manifest, Set<String> unset) {
    Set<String> found = new TreeSet<>();
    for (String map : List.of("imports", "exports")) {
      choices(map, manifest.path(map), unset, found);
    }
    return found;
  }

  // The depth is bounded by the JSON reader.
  private static void choices(String at, JsonNode node, Set<String> unset, Set<String> found) {
    if (node.isArray()) {
      node.forEach(item -> choices(at, item, unset, found));
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = entry.getKey();
      boolean plain =
          key.startsWith(".")
              || key.startsWith("#")
              || key.startsWith("types@")
              || CONDITIONS.contains(key)
              || unset.contains(key);
      if (!plain) {
        found.add(at + " " + key + " " + entry.getValue());
      }
      choices(at + " " + key, entry.getValue(), unset, found);
    }
  }

  /** A pattern of the base can be taken precedence over by any new name. */
  private static boolean entriesMoved(JsonNode base, JsonNode now) {
    if (base.isMissingNode()) {
      return false;
    }
    if (!base.isObject() || !now.isObject()) {
      return !base.equals(now);
    }
    boolean patterns = false;
    for (Map.Entry<String, JsonNode> entry : base.properties()) {
      patterns |= entry.getKey().contains("*");
      if (!entry.getValue().equals(now.get(entry.getKey()))) {
        return true;
      }
    }
    return patterns && now.size() > base.size();
  }

  private static boolean autoloadMoved(ObjectNode base, ObjectNode now) {
    for (String section : List.of("autoload", "autoload-dev")) {
      for (Map.Entry<String, JsonNode> standard : base.path(section).properties()) {
        if (entriesMoved(standard.getValue(), now.path(section).path(standard.getKey()))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean compilerMoved(ObjectNode base, ObjectNode now) {
    JsonNode before = base.path("compilerOptions");
    JsonNode after = now.path("compilerOptions");
    return List.of("extends", "include", "exclude", "files", "references").stream()
            .anyMatch(key -> !Objects.equals(base.get(key), now.get(key)))
        || entriesMoved(before.path("paths"), after.path("paths"))
        || after.path("paths").properties().stream()
            .map(Map.Entry::getKey)
            .anyMatch(key -> FOREIGN.matches(key) && !before.path("paths").has(key))
        || !before.path("customConditions").equals(after.path("customConditions"))
        || List.of("baseUrl", "rootDirs").stream()
            .anyMatch(key -> before.has(key) && !before.path(key).equals(after.path(key)))
        || before.properties().stream()
            .anyMatch(e -> STRICT.matches(e.getKey()) && weaker(e.getValue(), after, e.getKey()))
        || after.properties().stream()
            .anyMatch(
                e ->
                    LAX.matches(e.getKey())
                        && e.getValue().asBoolean()
                        && !before.path(e.getKey()).asBoolean());
  }

  private static boolean weaker(JsonNode before, JsonNode after, String key) {
    return before.asBoolean() && !after.path(key).asBoolean();
  }

  private static boolean cargoMoved(String base, String candidate) {
    Optional<Map<String, Object>> before = TomlParts.read(base);
    Optional<Map<String, Object>> now = TomlParts.read(candidate);
    if (before.isEmpty() || now.isEmpty()) {
      return !base.equals(candidate);
    }
    if (turnsItselfOn(now.get()) && !turnsItselfOn(before.get())) {
      return true;
    }
    Map<String, String> sources = sources(now.get(), "");
    return List.of("patch", "replace").stream()
            .anyMatch(key -> !TomlParts.at(before.get(), key).equals(TomlParts.at(now.get(), key)))
        || sources(before.get(), "").entrySet().stream()
            .anyMatch(
                entry -> {
                  String source = sources.get(entry.getKey());
                  return source != null && !source.equals(entry.getValue());
                });
  }

  // A crate that depends on itself for its tests is built for them with other features.
  private static boolean turnsItselfOn(Map<String, Object> manifest) {
    String name = String.valueOf(TomlParts.at(manifest, "package", "name"));
    return TomlParts.tableAt(manifest, "dev-dependencies").entrySet().stream()
        .anyMatch(entry -> isItself(name, entry));
  }

  private static boolean isItself(String name, Map.Entry<?, ?> dependency) {
    boolean here =
        dependency.getValue() instanceof Map<?, ?> parts
            && (name.equals(parts.get("package"))
                || String.valueOf(parts.get("path")).matches("\\.?/?"));
    return here || name.equals(dependency.getKey());
  }

  // Where each dependency of any table comes from, by the table and its name.
  private static Map<String, String> sources(Map<?, ?> table, String at) {
    Map<String, String> found = new TreeMap<>();
    for (Map.Entry<?, ?> entry : table.entrySet()) {
      String key = String.valueOf(entry.getKey());
      if (!(entry.getValue() instanceof Map<?, ?> inner)) {
        continue;
      }
      if (key.endsWith("dependencies")) {
        inner.forEach((name, value) -> found.put(at + key + "." + name, source(value)));
      } else {
        found.putAll(sources(inner, at + key + "."));
      }
    }
    return found;
  }

  private static String source(Object dependency) {
    Map<String, Object> parts = new TreeMap<>();
    if (dependency instanceof Map<?, ?> table) {
      SOURCES.stream()
          .filter(table::containsKey)
          .forEach(key -> parts.put(key, String.valueOf(table.get(key))));
    }
    return parts.toString();
  }

  private static Set<String> replaces(String text) {
    Set<String> lines = new TreeSet<>();
    text.lines()
        .map(line -> line.replaceFirst("//.*", "").strip().replaceAll("\\s+", " "))
        .filter(REPLACES::matches)
        .forEach(lines::add);
    return lines;
  }

  /** Whether a new file of that name governs how everything below its folder is found. */
  public static boolean governs(String path) {
    return speaks(path) && path.indexOf('/') > 0;
  }
}
