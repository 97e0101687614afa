package dev.omk.scope;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A shell file that ends with success what sources it, or gives it other commands: there {@code
 * exit 0} is the end of the gate, and a function {@code diff} takes the place of the program, while
 * in a program of its own either is ordinary.
 */
public final class SourcedExit {
  private static final Pattern EXIT =
      Pattern.compile(
          "(?m)(?<![\\w$.-])(exit\\b(?!\\s+[1-9])|exec\\s+(?![0-9<>&{])|trap\\b.*\\b(EXIT|0|ERR|DEBUG)\\b"
              + "|(\\[|test|diff|cmp|grep|set|echo|printf|false)\\s*\\(\\)|alias\\s|set\\s+\\+e|PATH=)");

  private SourcedExit() {}

  /**
   * Whether a change brings one.
   *
   * @param path of the changed file
   * @param base its text before
   * @param candidate its text now
   * @param gates texts of the scripts that gates rest on
   */
  public static boolean in(
      String path, String base, String candidate, Supplier<List<String>> gates) {
    String name = ScriptPaths.name(path);
    boolean shell = name.indexOf('.') < 0 || name.matches(".*\\.(sh|bash|ksh|zsh|bats|inc)");
    if (!shell || count(candidate) <= count(base)) {
      return false;
    }
    Pattern sources =
        Pattern.compile("(?m)(?:^|[;&|({\\s])(?:\\.|source)\\s+\\S*" + Pattern.quote(name));
    return gates.get().stream().anyMatch(text -> sources.matcher(text).find());
  }

  private static long count(String text) {
    return text.lines()
        .filter(line -> !line.stripLeading().startsWith("#"))
        .flatMap(line -> EXIT.matcher(line).results())
        .count();
  }
}
