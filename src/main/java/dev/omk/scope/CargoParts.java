package dev.omk.scope;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code Cargo.toml}: test targets, switches that turn tests or checks off, lints, and the members
 * of a workspace. Members and test targets may be added, not taken away or changed.
 */
final class CargoParts implements PartRule {
  private static final List<String> TARGETS = List.of("test", "bench", "bin", "example");
  private static final List<String> SWITCHES = List.of("test", "doctest", "harness", "path");

  @Override
  public boolean changed(String base, String candidate) {
    Optional<Map<String, Object>> before = TomlParts.read(base);
    Optional<Map<String, Object>> now = TomlParts.read(candidate);
    return before.isEmpty() || now.isEmpty() || differs(before.get(), now.get());
  }

  private static boolean differs(Map<String, Object> base, Map<String, Object> candidate) {
    return !fixed(base).equals(fixed(candidate))
        || !members(candidate).containsAll(members(base))
        || TARGETS.stream().anyMatch(kind -> targetsDiffer(base, candidate, kind));
  }

  private static List<?> members(Map<String, Object> root) {
    return TomlParts.listAt(root, "workspace", "members");
  }

  /** The values that must stay as they are. */
  private static List<Object> fixed(Map<String, Object> root) {
    List<Object> values = new ArrayList<>();
    values.add(TomlParts.at(root, "package", "autotests"));
    values.add(TomlParts.at(root, "package", "autobenches"));
    values.add(TomlParts.at(root, "lib", "test"));
    values.add(TomlParts.at(root, "lib", "doctest"));
    values.add(TomlParts.at(root, "lib", "harness"));
    values.add(TomlParts.at(root, "lints"));
    values.add(TomlParts.at(root, "workspace", "lints"));
    values.add(TomlParts.at(root, "workspace", "exclude"));
    values.add(TomlParts.at(root, "workspace", "default-members"));
    values.add(TomlParts.at(root, "profile", "test"));
    for (String profile : List.of("dev", "release", "bench")) {
      values.add(TomlParts.at(root, "profile", profile, "debug-assertions"));
      values.add(TomlParts.at(root, "profile", profile, "overflow-checks"));
    }
    return values;
  }

  private static boolean targetsDiffer(
      Map<String, Object> base, Map<String, Object> candidate, String kind) {
    Map<Object, List<Object>> before = switches(base, kind);
    Map<Object, List<Object>> now = switches(candidate, kind);
    for (Map.Entry<Object, List<Object>> target : before.entrySet()) {
      boolean tests = kind.equals("test") || kind.equals("bench");
      List<Object> kept = now.get(target.getKey());
      if (kept == null ? tests : !kept.equals(target.getValue())) {
        return true;
      }
    }
    return now.entrySet().stream()
        .anyMatch(
            target -> !before.containsKey(target.getKey()) && target.getValue().contains(false));
  }

  private static Map<Object, List<Object>> switches(Map<String, Object> root, String kind) {
    Map<Object, List<Object>> byName = new HashMap<>();
    for (Object target : TomlParts.listAt(root, kind)) {
      if (target instanceof Map<?, ?> table) {
        List<Object> values = new ArrayList<>();
        for (String key : SWITCHES) {
          Object value = table.get(key);
          values.add(value == null ? "" : value);
        }
        Object name = table.get("name");
        byName.put(name == null ? "" : name, values);
      }
    }
    return byName;
  }
}
