package dev.omk.gate.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.file.DetectedGate.Kind;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * JavaScript and TypeScript: the scripts of {@code package.json} that are there, and no others. A
 * script that the root does not have is looked for in the packages of its workspaces.
 */
final class NodeGates implements Ecosystem {
  /** What {@code npm init} writes. */
  private static final String NO_TEST = "no test specified";

  /** A script that runs another one by its name, such as {@code npm run build && mocha}. */
  private static final Pattern BUILDS =
      Pattern.compile("\\b(npm|pnpm|yarn|bun|run|run-s|run-p|npm-run-all)\\b[^;&|]*\\bbuild\\b");

  private static final List<String> SCRIPTS = List.of("build", "typecheck", "lint", "test");

  private static final Map<String, String> MANAGER_BY_LOCK =
      Map.of(
          "pnpm-lock.yaml",
          "pnpm",
          "pnpm-workspace.yaml",
          "pnpm",
          "yarn.lock",
          "yarn",
          "bun.lock",
          "bun",
          "bun.lockb",
          "bun");

  @Override
  public List<DetectedGate> detect(FileTree tree) {
    return tree.read("package.json").map(text -> fromPackage(tree, text)).orElse(List.of());
  }

  private static List<DetectedGate> fromPackage(FileTree tree, String text) {
    ObjectNode root = parse("package.json", text);
    String manager = manager(tree, root);
    List<DetectedGate> gates = new ArrayList<>(scripts(root, manager, SCRIPTS));
    List<String> missing =
        SCRIPTS.stream()
            .filter(script -> scripts(root, manager, List.of(script)).isEmpty())
            .toList();
    for (String folder : missing.isEmpty() ? List.<String>of() : NodeWorkspaces.of(tree, root)) {
      String file = folder + "/package.json";
      tree.read(file).stream()
          .flatMap(json -> scripts(parse(file, json), manager, missing).stream())
          .forEach(gate -> gates.add(gate.in(folder)));
    }
    return gates;
  }

  private static List<DetectedGate> scripts(ObjectNode json, String manager, List<String> wanted) {
    List<DetectedGate> gates = new ArrayList<>();
    boolean builds = wanted.contains("build") && testBuilds(json);
    for (String script : wanted) {
      JsonNode line = json.path("scripts").path(script);
      if (line.isTextual() && !line.asText().isBlank() && !line.asText().contains(NO_TEST)) {
        DetectedGate gate =
            DetectedGate.of(
                manager + "-" + script,
                kind(script),
                "package.json, script " + script,
                manager,
                "run",
                script);
        gates.add(builds && script.equals("test") ? gate.needing(manager + "-build") : gate);
      }
    }
    return gates;
  }

  /** Whether testing builds as well: at once with the build it would write the same files. */
  private static boolean testBuilds(ObjectNode json) {
    JsonNode scripts = json.path("scripts");
    return !scripts.path("build").asText("").isBlank()
        && Stream.of("pretest", "test", "posttest")
            .anyMatch(script -> BUILDS.matcher(scripts.path(script).asText("")).find());
  }

  private static ObjectNode parse(String file, String text) {
    try {
      return Json.parseObject(text.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJsonException e) {
      throw new OmkException(
          ErrorCode.MALFORMED_FILE,
          file + ": " + e.getMessage(),
          "correct it, or say in .omk/gates.toml what to run",
          e);
    }
  }

  /** The field {@code packageManager} ({@code name@version}, corepack's), else the lock file. */
  private static String manager(FileTree tree, ObjectNode root) {
    String named = root.path("packageManager").asText("").split("@", 2)[0];
    if (List.of("npm", "pnpm", "yarn", "bun").contains(named)) {
      return named;
    }
    return MANAGER_BY_LOCK.entrySet().stream()
        .filter(lock -> tree.isFile(lock.getKey()))
        .map(Map.Entry::getValue)
        .min(String::compareTo)
        .orElse("npm");
  }

  private static Kind kind(String script) {
    return switch (script) {
      case "test" -> Kind.TEST;
      case "build" -> Kind.BUILD;
      default -> Kind.SCRIPT;
    };
  }
}
