package dev.omk.review;

import com.google.re2j.Pattern;
import java.util.Set;

/** What a file is for, by its path alone. */
public final class FileKinds {
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?i)(.*/)?(docs?|documentation|examples?|samples?|demos?|tutorials?|templates?|website|site)/.*");
  private static final Pattern FOREIGN =
      Pattern.compile(
          "(?i)(.*/)?(vendor|third[_-]?party|node_modules|bower_components|external|_vendor|deps)/.*");
  private static final Pattern GENERATED =
      Pattern.compile(
          "(?i).*\\.min\\.(js|css|mjs)|.*\\.(map|lock|sum|lockb)|(.*/)?[^/]*-lock\\.(json|yaml)"
              + "|(.*/)?(dist|build|out|target|generated|__generated__|gen)/.*"
              + "|.*(\\.pb\\.go|_pb2(_grpc)?\\.py|\\.g\\.dart|\\.generated\\.[^/]*|_generated\\.[^/]*|\\.designer\\.cs)"
              + "|(.*/)?(npm-shrinkwrap\\.json|bundle\\.js)");
  private static final Pattern BENCHMARK =
      Pattern.compile(
          "(?i)(.*/)?(bench|benches|benchmarks?|perf|jmh)/.*|.*[._-](bench|benchmark|perf)\\.[^/]*"
              + "|(.*/)?(bench|benchmark)[_-][^/]*|.*Benchmark\\.(java|kt|scala)");
  private static final Set<String> PROSE =
      Set.of("md", "markdown", "mdx", "rst", "adoc", "txt", "tex", "html", "htm");

  private FileKinds() {}

  /** Whether it belongs to documentation or examples. */
  public static boolean isExample(String path) {
    return EXAMPLE.matches(path);
  }

  /** Whether it was written elsewhere. */
  public static boolean isForeign(String path) {
    return FOREIGN.matches(path);
  }

  /** Whether a program writes it. */
  public static boolean isGenerated(String path) {
    return GENERATED.matches(path);
  }

  /** Whether it measures. */
  public static boolean isBenchmark(String path) {
    return BENCHMARK.matches(path);
  }

  /** Whether it is for people to read. */
  public static boolean isProse(FilePatch file) {
    return PROSE.contains(file.suffix());
  }
}
