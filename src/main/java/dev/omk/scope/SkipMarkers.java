package dev.omk.scope;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words in a test file by which a test is skipped, disabled, expected to fail, or alone run. */
public final class SkipMarkers {
  private static final Pattern JAVASCRIPT =
      Pattern.compile(
          "\\b(it|test|describe|context|suite|bench)(\\.\\w+)*\\.(skip|skipIf|runIf|only|todo"
              + "|fixme|failing|fails)\\b|\\b[xf](it|describe|test|context|specify)\\s*\\("
              + "|\\bthis\\.skip\\(|\\bpending\\s*\\(|\\bt\\.(skip|todo)\\(|\\bctx\\.skip\\("
              + "|\\{\\s*(skip|todo)\\s*:|\\{\\s*only\\s*:\\s*([^(\\s]|$|\\([^)]*\\)\\s*([^=\\s]|=[^>]|$))");

  private static final Pattern PYTHON =
      Pattern.compile(
          "\\bpytest\\s*\\.\\s*(skip|xfail|importorskip|exit)\\b|\\bmark\\s*\\.\\s*(skip|skipif|xfail)\\b"
              + "|\\bunittest\\s*\\.\\s*(skip|skipIf|skipUnless|expectedFailure|SkipTest)\\b"
              + "|@(skip|skipIf|skipUnless|expectedFailure)\\b|\\bskipTest\\s*\\(|\\bSkipTest\\b"
              + "|\\b__test__\\s*=\\s*False|\\bcollect_ignore|\\bdef\\s+load_tests\\b"
              + "|\\bfrom\\s+unittest\\s+import\\b[^\\n]*\\b(skip|expectedFailure)"
              + "|\\bfrom\\s+pytest\\s+import\\b[^\\n]*\\b(skip|xfail|mark)");

  private static final Pattern JVM =
      Pattern.compile(
          "@(org\\.[\\w.]+\\.)?(Disabled|Ignore|EnabledIf|EnabledOn|EnabledFor|PendingFeature)\\w*\\b"
              + "|\\b(assumeTrue|assumeFalse|assumeThat|assumingThat|assumeNoException)\\s*\\("
              + "|\\benabled\\s*=\\s*false\\b|\\bTestAbortedException\\b|\\bSkipException\\b"
              + "|\\bignore\\s*\\(\\s*\"");

  private static final Pattern GO =
      Pattern.compile(
          "\\b\\w+\\.(Skip|Skipf|SkipNow)\\(|(?m)^//(go:build|\\s*\\+build)\\b|\\bos\\.Exit\\(0\\)");

  private static final Pattern RUST =
      Pattern.compile(
          "#\\s*\\[\\s*(ignore\\b|cfg_attr\\s*\\([^\\]]*\\bignore\\b|cfg\\s*\\(\\s*any\\s*\\(\\s*\\))");

  private static final Pattern RUBY =
      Pattern.compile(
          "(?m)^\\s*(skip|pending)\\b|\\b[xf](it|describe|context|specify|example)\\b"
              + "|\\b(skip|pending)\\s*:|(^|[^(\\s])\\s*\\bfocus\\s*:"
              + "|\\b(it|specify|example|describe|context)\\s*\\(\\s*focus\\s*:|,\\s*:(skip|focus|pending)\\b");

  private static final Pattern OTHER =
      Pattern.compile(
          "\\bmarkTest(Skipped|Incomplete)\\b|\\[Ignore\\b|\\bSkip\\s*=\\s*\"|Assert\\.(Ignore|Inconclusive)"
              + "|\\bXCTSkip\\w*|@(module)?tag\\s+:skip|\\bGTEST_SKIP\\b|\\bDISABLED_\\w"
              + "|\\bskip_all\\b|\\bplan\\s+skip|(?m)^\\s*skip(\\s|$)|#\\s*SKIP\\b");

  private static final Map<String, Pattern> BY_SUFFIX =
      Map.ofEntries(
          Map.entry("js", JAVASCRIPT),
          Map.entry("mjs", JAVASCRIPT),
          Map.entry("cjs", JAVASCRIPT),
          Map.entry("jsx", JAVASCRIPT),
          Map.entry("ts", JAVASCRIPT),
          Map.entry("mts", JAVASCRIPT),
          Map.entry("tsx", JAVASCRIPT),
          Map.entry("py", PYTHON),
          Map.entry("java", JVM),
          Map.entry("kt", JVM),
          Map.entry("groovy", JVM),
          Map.entry("scala", JVM),
          Map.entry("go", GO),
          Map.entry("rs", RUST),
          Map.entry("rb", RUBY),
          Map.entry("php", OTHER),
          Map.entry("cs", OTHER),
          Map.entry("swift", OTHER),
          Map.entry("exs", OTHER),
          Map.entry("cc", OTHER),
          Map.entry("cpp", OTHER),
          Map.entry("pl", OTHER),
          Map.entry("t", OTHER),
          Map.entry("bats", OTHER),
          Map.entry("sh", OTHER));

  private SkipMarkers() {}

  /**
   * The pattern of such words in a language; empty where there is none.
   *
   * @param suffix of its files, in lower case
   */
  public static Optional<Pattern> pattern(String suffix) {
    return Optional.ofNullable(BY_SUFFIX.get(suffix));
  }

  /** The suffixes of the languages that are known. */
  public static Set<String> suffixes() {
    return BY_SUFFIX.keySet();
  }

  /**
   * How many there are in the code of a text, comments left out; 0 for files that are no code.
   *
   * @param path decides the language
   */
  public static int count(String path, String text) {
    Pattern pattern =
        BY_SUFFIX.get(ProtectedPaths.lower(path.substring(path.lastIndexOf('.') + 1)));
    if (pattern == null) {
      return 0;
    }
    Matcher matcher = pattern.matcher(SourceText.of(path, text).withoutComments());
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }
}
