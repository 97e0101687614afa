package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lines that run a file as code whose name says that it is none, and which no rule reads for that:
 * {@code require('./signs.dat')}, {@code #include "signs.list"}, {@code . ./signs.txt}. What lies
 * there is read as the code that it is, or is reason enough.
 */
final class LoadedText {
  private static final int MOST_FILES = 40;
  private static final int MOST_LINES = 5_000;

  /**
   * How the files of some languages load others.
   *
   * @param pattern whose one group is the path
   * @param quick tells where the pattern is worth trying
   */
  private record Loader(Set<String> suffixes, Pattern pattern, PatternSet<Pattern> quick) {
    static Loader of(Set<String> suffixes, String text) {
      Pattern pattern = Pattern.compile(text);
      return new Loader(suffixes, pattern, PatternSet.of(pattern));
    }
  }

  private static final List<Loader> LOADERS =
      List.of(
          Loader.of(
              Suffixes.JAVASCRIPT,
              "\\b(?:require\\s*\\(|import\\s*\\(|import|from)\\s*[\"'`](\\.[^\"'`]+)[\"'`]"),
          Loader.of(
              Set.of("c", "h", "cc", "cpp", "cxx", "hpp", "hh", "hxx", "inc", "inl"),
              "^\\s*#\\s*include\\s+[\"<]([^\">]+)[\">]"),
          Loader.of(Suffixes.RUST, "\\b(?:include!\\s*\\(|path\\s*=)\\s*\"([^\"]+)\""),
          Loader.of(
              Set.of("sh", "bash", "zsh", "ksh"),
              "(?:^|[;&|(]|\\bthen|\\bdo|\\belse)\\s*(?:\\.|source|sh|bash)\\s+[\"']?([\\w./-]+)"),
          Loader.of(Set.of("tcl", "tm"), "(?:^|[;\\[{]\\s*)source\\s+([\\w./-]+)"),
          Loader.of(Set.of("pl", "pm"), "\\b(?:do|require)\\s+[\"']([^\"']+)[\"']"),
          Loader.of(Suffixes.RUBY, "\\b(?:load|require_relative)\\s*\\(?\\s*[\"']([^\"']+)[\"']"),
          Loader.of(
              Suffixes.PHP, "\\b(?:include|require)(?:_once)?\\s*\\(?\\s*[\"']([^\"']+)[\"']"));

  /** What tools that bundle a program load by its code. */
  private static final Pattern ASSET =
      Pattern.compile(
          "(?i).*\\.(css|scss|sass|less|styl|svg|png|jpe?g|gif|webp|avif|ico|woff2?|ttf|otf|mp[34]|wav|pdf|wasm"
              + "|node|json5?|ya?ml|toml|csv|graphql|gql|glsl|vert|frag|wgsl|html?|mdx?|proto|sql|hbs|ejs|pug|astro)");

  /** Of languages whose programs load code from nothing else than code. */
  private static final Set<String> LOAD_CODE_ALONE =
      Stream.of(Suffixes.JAVASCRIPT, Suffixes.RUBY, Suffixes.PHP, Set.of("pl", "pm"))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private final FilePatch file;
  private final String suffix;
  private final Function<String, Optional<String>> content;

  /**
   * @param suffix whose rules hold for the file
   * @param content of a file as it is now, where it can be read
   */
  LoadedText(FilePatch file, String suffix, Function<String, Optional<String>> content) {
    this.file = file;
    this.suffix = suffix;
    this.content = content;
  }

  List<TextLine> lines() {
    Optional<Loader> loader =
        LOADERS.stream().filter(known -> known.suffixes().contains(suffix)).findFirst();
    return loader.map(this::lines).orElse(List.of());
  }

  private List<TextLine> lines(Loader loader) {
    List<TextLine> found = new ArrayList<>();
    int looked = 0;
    for (TextLine line : file.added()) {
      if (!loader.quick().mayMatch(line.text())) {
        continue;
      }
      Matcher loads = loader.pattern().matcher(line.text());
      if (loads.find() && isNoCode(loads.group(1)) && looked++ < MOST_FILES) {
        boolean evades = places(loads.group(1)).stream().anyMatch(this::evades);
        if (evades) {
          found.add(line);
        }
      }
    }
    return found;
  }

  // The files with a suffix that rules know are looked at where they stand in the diff.
  private static boolean isNoCode(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return EvasionMarks.ofAll(name.substring(name.lastIndexOf('.') + 1)).isEmpty()
        && !name.endsWith(".json");
  }

  // Beside the file that loads it, or from the root.
  private List<String> places(String path) {
    int folder = file.path().lastIndexOf('/');
    String beside = folder < 0 ? path : file.path().substring(0, folder) + "/" + path;
    return List.of(plain(beside), plain(path));
  }

  private static String plain(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.removeLast();
      } else if (!part.equals(".") && !part.isEmpty()) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  // In other languages settings and tables are loaded so, too.
  private boolean evades(String path) {
    if (LOAD_CODE_ALONE.contains(suffix) && !ASSET.matches(path)) {
      return content.apply(path).isPresent();
    }
    PatternSet<EvasionMark> marks = EvasionMarks.of(suffix);
    return content
        .apply(path)
        .map(
            text ->
                text.lines()
                    .limit(MOST_LINES)
                    .anyMatch(
                        line ->
                            marks.candidates(line).stream()
                                .anyMatch(mark -> !mark.mayExitOnly() && mark.in(line))))
        .orElse(false);
  }
}
