package dev.omk.scope;

import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * A program under test that begins to read its standard input where a check shares its own with it:
 * in {@code while read a b; do ./calc $a $b; done < cases} and in {@code bash < check.sh} it can
 * take away the rest of the cases, and the check ends early and well.
 */
public final class SharedInput {
  private static final Pattern SHARES =
      Pattern.compile(
          "(?m)\\bwhile\\b[^\\n]*\\bread\\b|(^|[\\s;&|(/])(ba|da|z|k)?sh\\s+(-\\w+\\s+)*<|\\|\\s*(ba|da|z|k)?sh\\s*$"
              + "|\\bin\\s+sys\\.stdin\\b");
  private static final Pattern READS =
      Pattern.compile(
          "\\bstdin\\b|\\bSTDIN\\b|\\binput\\s*\\(|\\bfileinput\\b|\\breadFileSync\\s*\\(\\s*0|<>|\\bARGF\\b"
              + "|\\bgets\\b|\\bgetchar\\b|\\bscanf\\s*\\(|\\bcin\\b|\\bSystem\\.in\\b|\\bStdin\\b|/dev/fd/0"
              + "|\\b(read|open|fdopen)\\s*\\(\\s*0\\b|\\breadLine\\s*\\(|[\"'`]cat\\b");

  /** One of them is in whatever {@link #READS} finds: words are much sooner looked for. */
  private static final List<String> READ_WORDS =
      List.of(
          "stdin",
          "STDIN",
          "Stdin",
          "input",
          "<>",
          "ARGF",
          "gets",
          "getchar",
          "scanf",
          "cin",
          "System.in",
          "/dev/fd/0",
          "read",
          "open",
          "cat");

  private static final Pattern SHELL_READS =
      Pattern.compile(
          "\\bread\\b|\\b(mapfile|readarray|dd)\\b|/dev/(stdin|fd/0)"
              + "|(^|[;&({]\\s*|\\b(then|do|else)\\s+)((cat|tee|sort|wc|head|tail)(\\s+(-\\S+|\\d+))*\\s*([>;|&)]|$)|tr\\b"
              + "|(sed|awk|grep)(\\s+-\\S+)*\\s+('[^']*'|\"[^\"]*\"|[^\\s'\"]+)\\s*([>;|&)]|$))");
  private static final List<String> SHELLS = List.of(".sh", ".bash", ".ksh", ".zsh");

  private SharedInput() {}

  /**
   * Whether a change brings that.
   *
   * @param path of the changed file
   * @param base its text before
   * @param candidate its text now
   * @param shared whether a check shares its input; asked for only where the change gives reason to
   */
  public static boolean in(String path, String base, String candidate, BooleanSupplier shared) {
    String name = ScriptPaths.name(path).toLowerCase(Locale.ROOT);
    boolean shell = name.indexOf('.') < 0 || SHELLS.stream().anyMatch(name::endsWith);
    long before = reads(base, shell);
    return reads(candidate, shell) > before && shared.getAsBoolean();
  }

  /**
   * Whether one of the checks shares its input with what it starts.
   *
   * @param checks texts of the gates' commands and of the scripts that they rest on
   */
  public static boolean isSharedBy(List<String> checks) {
    return checks.stream().anyMatch(text -> SHARES.matcher(text).find());
  }

  private static long reads(String text, boolean shell) {
    return text.lines()
        .filter(line -> !line.stripLeading().startsWith("#"))
        .filter(line -> reads(line) || (shell && SHELL_READS.matcher(line).find()))
        .count();
  }

  private static boolean reads(String line) {
    return READ_WORDS.stream().anyMatch(line::contains) && READS.matcher(line).find();
  }
}
