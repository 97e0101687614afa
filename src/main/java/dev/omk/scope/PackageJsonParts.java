package dev.omk.scope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code package.json}: scripts, the settings of test runners and linters that live here, and
 * dependencies that would put something local in a published package's place.
 *
 * <p>A script that is there already may not change. A new one may come, unless npm runs it by
 * itself, it is called like a check, or a gate names it. Workspaces may be added, not taken away.
 */
final class PackageJsonParts implements PartRule {
  private static final Set<String> SETTINGS =
      Set.of(
          "jest",
          "mocha",
          "ava",
          "c8",
          "nyc",
          "vitest",
          "tap",
          "karma",
          "jasmine",
          "babel",
          "husky",
          "lint-staged",
          "eslintConfig",
          "eslintIgnore",
          "prettier",
          "config");

  private static final List<String> DEPENDENCIES =
      List.of(
          "dependencies",
          "devDependencies",
          "optionalDependencies",
          "peerDependencies",
          "overrides",
          "resolutions");

  private static final Set<String> RUNNERS =
      Set.of(
          "jest",
          "vitest",
          "mocha",
          "ava",
          "karma",
          "jasmine",
          "tap",
          "c8",
          "nyc",
          "chai",
          "eslint",
          "prettier",
          "typescript",
          "tsx",
          "ts-node",
          "playwright",
          "cypress");

  private static final Pattern SELF_STARTING =
      Pattern.compile(
          "(pre|post).+|prepare|install|(test|lint|check|build|verify|ci|typecheck)([:_.-].*)?");

  /** A version that names something other than a release in the registry. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("(file|link|portal|npm|git|https?|github|workspace|patch)[:+].*|[./~].*");

  private final Set<String> gateWords;

  PackageJsonParts(Set<String> gateWords) {
    this.gateWords = gateWords;
  }

  @Override
  public boolean changed(String base, String candidate) {
    try {
      return differs(JsonKeyParts.read(base), JsonKeyParts.read(candidate));
    } catch (MalformedJsonException e) {
      return true; // What cannot be read cannot be shown to be harmless.
    }
  }

  private boolean differs(ObjectNode base, ObjectNode candidate) {
    return JsonKeyParts.differs(SETTINGS, base, candidate)
        || scriptsDiffer(section(base, "scripts"), section(candidate, "scripts"))
        || !workspaces(candidate).containsAll(workspaces(base))
        || DEPENDENCIES.stream()
            .anyMatch(name -> replaced(section(base, name), section(candidate, name)));
  }

  private static JsonNode section(JsonNode node, String name) {
    JsonNode section = node.get(name);
    return section == null ? Json.object() : section;
  }

  private boolean scriptsDiffer(JsonNode base, JsonNode candidate) {
    if (!candidate.isObject() || !base.isObject()) {
      return !base.equals(candidate);
    }
    for (Map.Entry<String, JsonNode> script : base.properties()) {
      if (!script.getValue().equals(candidate.get(script.getKey()))) {
        return true;
      }
    }
    for (String name : JsonKeyParts.names(candidate)) {
      boolean steers = SELF_STARTING.matches(name) || gateWords.contains(name);
      if (steers && base.get(name) == null) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> workspaces(ObjectNode root) {
    JsonNode node = section(root, "workspaces");
    Set<String> names = new HashSet<>();
    section(node, "packages").forEach(name -> names.add(name.asText()));
    if (node.isArray()) {
      node.forEach(name -> names.add(name.asText()));
    }
    return names;
  }

  // Overrides nest; the depth is bounded by the JSON reader.
  private boolean replaced(JsonNode base, JsonNode candidate) {
    for (Map.Entry<String, JsonNode> entry : candidate.properties()) {
      JsonNode before = base.get(entry.getKey());
      JsonNode now = entry.getValue();
      if (now.isObject()) {
        if (replaced(before == null ? Json.object() : before, now)) {
          return true;
        }
      } else if (!now.equals(before) && ELSEWHERE.matches(now.asText())) {
        String name = entry.getKey();
        if (before != null || RUNNERS.contains(name) || gateWords.contains(name)) {
          return true;
        }
      }
    }
    return false;
  }
}
