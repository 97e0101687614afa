package dev.omk.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Whether the paths that a plan of an agent names are there, and may be touched by it. */
final class ProposedPaths {
  private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

  private final Set<String> files;
  private final Set<String> folders = new LinkedHashSet<>();
  private final Consumer<String> problem;

  /**
   * @param paths of the base
   * @param problem hears what is wrong, one line each
   */
  ProposedPaths(List<String> paths, Consumer<String> problem) {
    files = Set.copyOf(paths);
    this.problem = problem;
    for (String path : paths) {
      for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
        folders.add(path.substring(0, slash));
      }
    }
  }

  /** A path, or a glob, that a task reads: there has to be something. */
  void readable(String path, String where) {
    if (!inside(path, where)) {
      return;
    }
    boolean known = files.contains(path) || folders.contains(withoutSlash(path));
    if (!WILDCARD.matcher(path).find() && !known) {
      problem.accept(where + " reads '" + path + "': there is no such file");
    } else if (WILDCARD.matcher(path).find() && !beginsWithFolder(path)) {
      problem.accept(where + " reads '" + path + "': there is no such folder");
    }
  }

  /** One that it writes. */
  void writable(String path, String where) {
    if (inside(path, where) && (path.equals("**") || path.equals("*"))) {
      problem.accept(where + " writes everything: name folders or files");
    }
  }

  private boolean beginsWithFolder(String glob) {
    String literal = WILDCARD.split(glob, 2)[0];
    int slash = literal.lastIndexOf('/');
    return slash < 0 || folders.contains(literal.substring(0, slash));
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** Whether a path stays in the repository and out of what is ours. */
  boolean inside(String path, String where) {
    boolean drive = path.length() > 1 && path.charAt(1) == ':';
    boolean leaves =
        path.startsWith("/")
            || path.startsWith("~")
            || path.contains("\\")
            || drive
            || List.of(path.split("/", -1)).contains("..");
    if (leaves) {
      problem.accept(where + ": '" + path + "' is outside of the repository");
      return false;
    }
    String first = path.split("/", 2)[0];
    if (first.equals(".omk") || first.equals(".git")) {
      problem.accept(where + ": '" + path + "' is not the agent's to touch");
      return false;
    }
    return true;
  }
}
