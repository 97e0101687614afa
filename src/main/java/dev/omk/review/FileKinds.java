package dev.omk.review;

import com.google.re2j.Pattern;
import dev.omk.text.Folders;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a file is for, by its path alone. */
public final class FileKinds {
  private static final Set<String> EXAMPLES =
      Set.of(
          "doc",
          "docs",
          "documentation",
          "example",
          "examples",
          "sample",
          "samples",
          "demo",
          "demos",
          "tutorial",
          "tutorials",
          "template",
          "templates",
          "website",
          "site");
  private static final Set<String> FOREIGN =
      Set.of(
          "vendor",
          "thirdparty",
          "third_party",
          "third-party",
          "node_modules",
          "bower_components",
          "external",
          "_vendor",
          "deps");
  private static final Set<String> GENERATED =
      Set.of("dist", "build", "out", "target", "generated", "__generated__", "gen");
  private static final List<String> WRITTEN =
      List.of(
          ".min.js",
          ".min.css",
          ".min.mjs",
          ".map",
          ".lock",
          ".sum",
          ".lockb",
          "-lock.json",
          "-lock.yaml",
          ".pb.go",
          "_pb2.py",
          "_pb2_grpc.py",
          ".g.dart",
          ".designer.cs");
  private static final Set<String> WRITTEN_NAMES = Set.of("npm-shrinkwrap.json", "bundle.js");
  private static final Pattern BENCHMARK =
      Pattern.compile(
          "(?i)(.*/)?(bench|benches|benchmarks?|perf|jmh)/.*|.*[._-](bench|benchmark|perf)\\.[^/]*"
              + "|(.*/)?(tests?|spec)/(.*/)?(bench|benchmark)[_-][^/]*|.*Benchmark\\.(java|kt|scala)");
  private static final Set<String> PROSE =
      Set.of("md", "markdown", "mdx", "rst", "adoc", "txt", "tex", "html", "htm");

  private FileKinds() {}

  /** Whether it belongs to documentation or examples. */
  public static boolean isExample(String path) {
    return lies(path, EXAMPLES);
  }

  /** Whether it was written elsewhere. */
  public static boolean isForeign(String path) {
    return lies(path, FOREIGN);
  }

  /** Whether a program writes it. */
  public static boolean isGenerated(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    String name = lower.substring(lower.lastIndexOf('/') + 1);
    return lies(path, GENERATED)
        || WRITTEN_NAMES.contains(name)
        || WRITTEN.stream().anyMatch(lower::endsWith)
        || name.contains(".generated.")
        || name.contains("_generated.");
  }

  /** Whether one of the folders above a path has one of these names, whatever their case. */
  private static boolean lies(String path, Set<String> folders) {
    return Folders.anyOf(path, folder -> folders.contains(folder.toLowerCase(Locale.ROOT)));
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
