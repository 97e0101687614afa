package dev.omk.scope;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Folders of the repository that a check puts into its {@code PATH}: a new program there, called
 * like one that the check starts, is taken in its place.
 */
final class PathFolders {
  private static final int MOST = 500;
  private static final Pattern SET = Pattern.compile("(?m)\\bPATH\\s*:?\\+?=\\s*(\\S.*)$");
  private static final Pattern FOLDER = Pattern.compile("([\\w.-]+(?:/[\\w.-]+)*)/?[\"')}\\]]*$");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][\\w.+-]{0,30}");
  private static final Set<String> ALWAYS = Set.of("sh", "bash", "env", "cat", "test", "python3");

  private final Set<String> known;

  PathFolders(Set<String> known) {
    this.known = known;
  }

  /** Paths that are not there and that a check of that text would start. */
  Set<String> awaited(String text) {
    Set<String> folders = new LinkedHashSet<>();
    Matcher set = SET.matcher(text);
    while (set.find()) {
      for (String part : set.group(1).split(":", -1)) {
        String bare =
            part.strip()
                .replaceFirst("^[\"']", "")
                .replaceFirst("^(\\$\\{?\\w+\\}?|.*\\)[\"']?)/", "");
        Matcher folder = FOLDER.matcher(bare);
        if (!bare.startsWith("/") && folder.find() && !folder.group(1).equals("PATH")) {
          folders.add(folder.group(1).replaceFirst("^(\\.\\.?/)+", ""));
        }
      }
    }
    Set<String> awaited = new LinkedHashSet<>();
    if (!folders.isEmpty()) {
      Set<String> words = new LinkedHashSet<>(ALWAYS);
      Matcher word = WORD.matcher(text);
      while (word.find() && words.size() < MOST) {
        words.add(word.group());
      }
      for (String folder : folders) {
        words.stream()
            .map(name -> folder + "/" + name)
            .filter(p -> !known.contains(p))
            .forEach(awaited::add);
      }
    }
    return awaited;
  }
}
