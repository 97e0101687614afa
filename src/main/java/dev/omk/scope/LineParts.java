package dev.omk.scope;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A build script without a parser of ours: lines that mention tests and the like, with the block
 * that such a line opens, must stay as they are.
 *
 * @param steers what makes a line count
 * @param harmless what takes that back, for instance a test dependency
 */
record LineParts(Predicate<String> steers, Predicate<String> harmless) implements PartRule {

  private static final Pattern GRADLE =
      Pattern.compile(
          "(?i)test|usejunit|exclude|filter|\\benabled|onlyif|tasks?\\b|ignorefailures"
              + "|finalizedby|dependson|\\bapply\\b|\\bplugins\\b|jacoco|taskgraph|sourcesets"
              + "|addcommandalias|checkstyle|spotless|buildscript");

  private static final Pattern GRADLE_DEPENDENCY =
      Pattern.compile(
          "(?i)^\\w*test\\w*(implementation|compileonly|runtimeonly|annotationprocessor|api|compile"
              + "|runtime)\\b[^{]*(\\{\\s*\\}?)?$"
              + "|^\\(?exclude\\W+(group|module)\\b.*|^(implementation|api|compileonly|runtimeonly)\\b"
              + "[^{]*$|^\"[^\"]+\"\\s*%.*|^librarydependencies\\b.*"
              + "|^mavenbom\\b.*|^\\w+ersion\\s*=\\s*[\"'][\\w.+-]+[\"']$");

  private static final Pattern PROPERTIES =
      Pattern.compile("(?i)^[^=:]*(test|skip|systemprop|exclude|org\\.gradle\\.)");
  private static final Pattern VERSION = Pattern.compile("(?i)^[^=:]*version\\s*[=:]");
  private static final Pattern VITE = Pattern.compile("(?i)test|mergeConfig|plugins");

  static PartRule gradle() {
    return new LineParts(found(GRADLE), found(GRADLE_DEPENDENCY));
  }

  static PartRule gradleProperties() {
    return new LineParts(found(PROPERTIES), found(VERSION));
  }

  static PartRule vite() {
    return new LineParts(found(VITE), line -> false);
  }

  private static Predicate<String> found(Pattern pattern) {
    return line -> pattern.matcher(line).find();
  }

  @Override
  public boolean changed(String base, String candidate) {
    List<String> before = steering(base);
    List<String> now = steering(candidate);
    return !before.equals(now) || !modules(candidate).containsAll(modules(base));
  }

  /** Lines of a settings file that take a module in: more may come, none may go. */
  private static List<String> modules(String text) {
    return text.lines().map(String::strip).filter(line -> line.startsWith("include")).toList();
  }

  private List<String> steering(String text) {
    List<String> kept = new ArrayList<>();
    int depth = 0; // of braces, within a block that counts
    for (String line : SourceText.of("x.gradle", text).withoutComments().lines().toList()) {
      String bare = line.strip();
      boolean counts = steers.test(bare) && !harmless.test(bare);
      if (bare.isEmpty() || (depth == 0 && !counts)) {
        continue;
      }
      kept.add(bare);
      depth = Math.max(0, depth + balance(bare));
    }
    return kept;
  }

  /** How many more brackets, braces and parentheses a line opens than it closes. */
  static int balance(String line) {
    int balance = 0;
    for (int i = 0; i < line.length(); i++) {
      switch (line.charAt(i)) {
        case '{', '(', '[' -> balance++;
        case '}', ')', ']' -> balance--;
        default -> {}
      }
    }
    return balance;
  }
}
