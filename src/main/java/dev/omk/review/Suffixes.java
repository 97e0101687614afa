package dev.omk.review;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of languages, by {@link FilePatch#suffix}. */
public final class Suffixes {
  public static final Set<String> PYTHON = Set.of("py", "pyi");
  public static final Set<String> JAVASCRIPT =
      Set.of("js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "vue", "svelte");
  public static final Set<String> JVM = Set.of("java", "kt", "kts", "scala", "groovy");
  public static final Set<String> GO = Set.of("go");
  public static final Set<String> RUST = Set.of("rs");
  public static final Set<String> RUBY = Set.of("rb", "rake");
  public static final Set<String> PHP = Set.of("php");
  public static final Set<String> CSHARP = Set.of("cs");
  public static final Set<String> C = Set.of("c", "h", "cc", "cpp", "cxx", "hpp");
  public static final Set<String> SHELL =
      Set.of("sh", "bash", "zsh", "ksh", "yml", "yaml", "dockerfile", "makefile", "mk");
  public static final Set<String> CODE =
      of(
          List.of(
              PYTHON,
              JAVASCRIPT,
              JVM,
              GO,
              RUST,
              RUBY,
              PHP,
              CSHARP,
              C,
              Set.of("sh", "bash", "swift", "dart", "ex", "exs", "lua", "pl", "zig")));

  private Suffixes() {}

  /** The suffixes of several languages. */
  public static Set<String> of(List<Set<String>> languages) {
    return languages.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }
}
