package dev.omk.scope;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Files whose place or name puts them before what tests get from elsewhere. */
public final class SystemNames {
  private static final Set<String> HEADERS =
      Set.of(
          "assert.h",
          "ctype.h",
          "errno.h",
          "float.h",
          "inttypes.h",
          "limits.h",
          "math.h",
          "setjmp.h",
          "signal.h",
          "stdarg.h",
          "stdbool.h",
          "stddef.h",
          "stdint.h",
          "stdio.h",
          "stdlib.h",
          "string.h",
          "strings.h",
          "time.h",
          "unistd.h",
          "cassert",
          "cmath",
          "cstdio",
          "cstdlib",
          "cstring",
          "iostream",
          "string",
          "vector",
          "algorithm",
          "stdexcept",
          "check.h",
          "cmocka.h",
          "unity.h",
          "catch.hpp",
          "doctest.h",
          "gtest.h",
          "gmock.h",
          "munit.h");
  private static final Set<String> CLASSES =
      Set.of(
          "assertions.java",
          "assert.java",
          "asserts.java",
          "assertionerror.java",
          "test.java",
          "assertj.java",
          "hamcrest.java",
          "objects.java",
          "arrays.java",
          "string.java",
          "integer.java",
          "long.java",
          "double.java",
          "boolean.java",
          "math.java",
          "system.java");
  private static final Set<String> FOREIGN =
      Set.of("node_modules", "vendor", "third_party", "site-packages", "pods", "bower_components");
  private static final Set<String> EXAMPLES = Set.of("example", "sample", "template", "dist", "md");

  /** Where runners and compilers of the JVM look for what they let take part. */
  private static final Pattern SERVICE =
      Pattern.compile(
          "(?i)(^|/)META-INF/(services|groovy)/(org\\.(junit|testng|spockframework|assertj|mockito|codehaus)"
              + "|io\\.kotest|javax\\.annotation\\.processing)[^/]*$|(^|/)mockito-extensions/[^/]+$");

  /** What package managers lay over the code of others, or start in their own place. */
  private static final Pattern LAID_OVER =
      Pattern.compile(
          "(?i)(^|/)(\\.?patches/[^/]+[+@]\\d[^/]*\\.patch|\\.yarn/(patches|plugins|releases)/.+|\\.pnp\\.\\w+(\\.mjs)?"
              + "|node\\.config\\.json|\\.pnpmfile\\.\\w+)$");

  private SystemNames() {}

  /** Whether a file changes code of others as it is installed or loaded. */
  public static boolean laysOver(String path) {
    return LAID_OVER.matcher(path).find();
  }

  /** Whether a new file may be taken for a header or a class of the system or of a test library. */
  public static boolean shadows(String path) {
    String name = name(path);
    return HEADERS.contains(name) || CLASSES.contains(name);
  }

  /** Whether a runner takes a file in place of what tests load, or its settings, by its name. */
  public static boolean loadedByName(String path) {
    String name = name(path);
    boolean settings =
        name.equals(".env")
            || (name.startsWith(".env.")
                && !EXAMPLES.contains(name.substring(name.lastIndexOf('.') + 1)));
    return settings
        || SERVICE.matcher(path).find()
        || List.of(path.toLowerCase(Locale.ROOT).split("/", -1)).contains("__mocks__");
  }

  /** Whether a file is code of others that lies in the repository. */
  public static boolean isForeign(String path) {
    List<String> folders = List.of(path.toLowerCase(Locale.ROOT).split("/", -1));
    return folders.subList(0, folders.size() - 1).stream().anyMatch(FOREIGN::contains)
        && !name(path).equals("modules.txt");
  }

  private static String name(String path) {
    return ScriptPaths.name(path).toLowerCase(Locale.ROOT);
  }
}
