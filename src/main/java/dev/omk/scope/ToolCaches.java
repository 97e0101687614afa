package dev.omk.scope;

import com.google.re2j.Pattern;
import java.util.Locale;

/**
 * What tools remember of an earlier run, and believe: which files have no error, which tests
 * passed. One that is part of the work speaks for a run that nobody saw.
 */
public final class ToolCaches {
  private static final Pattern FOLDER =
      Pattern.compile(
          "(?s)(^|.*/)(\\.(mypy|pytest|ruff|jest|parcel|rpt2|rollup|angular|dart_tool|pytype|pyre|hypothesis"
              + "|gradle|kotlin|scannerwork|turbo|nx|phpunit|php-cs-fixer|phpstan|stack-work|cache)(_?cache)?"
              + "|node_modules/\\.cache|cmakefiles)/.*");
  private static final Pattern FILE =
      Pattern.compile(
          "(?s)(.*\\.tsbuildinfo|\\.?(eslint|stylelint|prettier|phpcs|php_cs|php-cs-fixer|rubocop|jscpd)_?\\.?cache"
              + "|\\.phpunit\\.result\\.cache|\\.dmypy\\.json|\\.testmondata|\\.coverage(\\..*)?|\\.rspec_status"
              + "|\\.ninja_(deps|log)|cmakecache\\.txt)");

  private ToolCaches() {}

  /** Whether a path is one by its name. */
  public static boolean is(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    String name = ScriptPaths.name(lower);
    return (FOLDER.matches(lower) || FILE.matches(name)) && !name.equals(".coveragerc");
  }
}
