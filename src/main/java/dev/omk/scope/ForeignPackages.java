package dev.omk.scope;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Classes in packages of others. One that a project brings under the name of a library's is loaded
 * in its place, for its own classes come first.
 */
public final class ForeignPackages {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)");
  private static final Pattern CLASSES = Pattern.compile(".*\\.(java|kt|scala|groovy)");
  private static final int OWN = 2;

  private ForeignPackages() {}

  /**
   * The class that a new file has, if its package is none of the project's.
   *
   * @param known paths that were there before
   * @return its full name, or that of its package for a language whose files are called as one
   *     likes
   */
  public static Optional<String> of(String path, String text, Set<String> known) {
    if (path.endsWith(".pm")) {
      int test = ("/" + path).indexOf("/Test/");
      return test < 0
          ? Optional.empty()
          : Optional.of(path.substring(test, path.length() - 3).replace("/", "::"));
    }
    Matcher named = PACKAGE.matcher(text);
    if (!CLASSES.matches(path) || !named.find()) {
      return Optional.empty();
    }
    String[] parts = named.group(1).split("\\.", -1);
    String root = "/" + String.join("/", Arrays.asList(parts).subList(0, own(parts)));
    List<String> classes = known.stream().filter(CLASSES::matches).toList();
    if (classes.isEmpty()
        || classes.stream().anyMatch(other -> ("/" + other).contains(root + "/"))) {
      return Optional.empty();
    }
    String name = ScriptPaths.name(path);
    return Optional.of(
        path.endsWith(".java")
            ? named.group(1) + "." + name.substring(0, name.length() - ".java".length())
            : named.group(1));
  }

  private static int own(String[] parts) {
    return Math.min(OWN, parts.length);
  }

  /** Whether a line of a test loads it. */
  public static boolean loads(String line, String name) {
    String text = line.strip();
    return name.contains("::")
        ? text.matches("(use|require)\\s+\\Q" + name + "\\E\\b.*")
        : text.matches("import\\s+(static\\s+)?\\Q" + name + "\\E([.;\\s].*)?")
            || text.equals("import " + parent(name) + ".*;");
  }

  private static String parent(String name) {
    return name.indexOf('.') < 0 ? name : name.substring(0, name.lastIndexOf('.'));
  }
}
