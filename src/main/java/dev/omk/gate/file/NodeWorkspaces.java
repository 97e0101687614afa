package dev.omk.gate.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The packages that the package at the root says are in its folders: {@code workspaces} of npm,
 * yarn and bun (a list, or an object with a list {@code packages}), {@code packages} of {@code
 * pnpm-workspace.yaml}.
 */
final class NodeWorkspaces {
  private static final int MAX_DEPTH = 5;
  private static final int MAX_FOLDERS = 5000;

  private final FileTree tree;
  private final List<String> wanted = new ArrayList<>();
  private final List<String> unwanted = new ArrayList<>();
  private final List<String> found = new ArrayList<>();
  private int seen;

  private NodeWorkspaces(FileTree tree) {
    this.tree = tree;
  }

  /** Their folders, sorted; empty where there are none. */
  static List<String> of(FileTree tree, JsonNode root) {
    NodeWorkspaces workspaces = new NodeWorkspaces(tree);
    JsonNode named = root.path("workspaces");
    (named.isObject() ? named.path("packages") : named)
        .forEach(pattern -> workspaces.pattern(pattern.asText("")));
    tree.read("pnpm-workspace.yaml").ifPresent(workspaces::pnpm);
    if (!workspaces.wanted.isEmpty()) {
      workspaces.look("", 0);
    }
    return workspaces.found.stream().sorted().toList();
  }

  /** The items of the list, each on a line of its own; a list in brackets is on one. */
  private void pnpm(String yaml) {
    boolean inside = false;
    for (String line : yaml.lines().map(NodeWorkspaces::withoutComment).toList()) {
      String text = line.strip();
      if (inside && text.startsWith("-")) {
        pattern(unquoted(text.substring(1)));
      } else if (!text.isEmpty()) {
        inside = line.startsWith("packages:");
        String rest = inside ? text.substring("packages:".length()).strip() : "";
        if (rest.startsWith("[") && rest.endsWith("]")) {
          for (String item : rest.substring(1, rest.length() - 1).split(",", -1)) {
            pattern(unquoted(item));
          }
        }
      }
    }
  }

  private static String withoutComment(String line) {
    int comment = line.startsWith("#") ? 0 : line.indexOf(" #");
    return comment < 0 ? line : line.substring(0, comment);
  }

  private static String unquoted(String item) {
    String text = item.strip();
    boolean quoted = text.length() > 1 && (text.startsWith("'") || text.startsWith("\""));
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private void pattern(String text) {
    boolean not = text.startsWith("!");
    String path = (not ? text.substring(1) : text).replaceFirst("^(\\./|/)", "");
    path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    if (!path.isEmpty() && !path.equals(".")) {
      (not ? unwanted : wanted).add(path);
    }
  }

  private void look(String folder, int depth) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    for (String name : tree.list(folder)) {
      String path = prefix + name;
      boolean entered =
          !name.startsWith(".") && !name.toLowerCase(Locale.ROOT).equals("node_modules");
      if (entered && tree.isDirectory(path) && ++seen <= MAX_FOLDERS) {
        if (matches(wanted, path)
            && !matches(unwanted, path)
            && tree.isFile(path + "/package.json")) {
          found.add(path);
        }
        if (depth + 1 < MAX_DEPTH) {
          look(path, depth + 1);
        }
      }
    }
  }

  private static boolean matches(List<String> patterns, String path) {
    return patterns.stream().anyMatch(pattern -> regex(pattern).matches(path));
  }

  /** {@code *} is any text without a slash, {@code **} any number of folders. */
  private static Pattern regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.startsWith("**/", i)) {
        regex.append("(?:[^/]+/)*");
        i += 2;
      } else if (pattern.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (pattern.charAt(i) == '*') {
        regex.append("[^/]*");
      } else {
        regex.append(Pattern.quote(pattern.substring(i, i + 1)));
      }
    }
    return Pattern.compile(regex.toString());
  }
}
