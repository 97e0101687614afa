package dev.omk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs many command lines in one process while the build records the AOT cache: a cache holds what
 * one process did. Never part of a user's run.
 */
final class AotTraining {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private AotTraining() {}

  /** Runs each line of the file {@code args[0]}; ends with 1 at the first undocumented code. */
  public static void main(String[] args) throws IOException {
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      System.err.println("omk " + line);
      int code = Main.run(words(line));
      System.err.println("ended with " + code);
      if (code < 0 || code > 9) {
        System.exit(1);
      }
    }
  }

  private static String[] words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      String quoted = matcher.group(1);
      words.add(quoted != null ? quoted : matcher.group(2));
    }
    return words.toArray(String[]::new);
  }
}
