package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The language of a file: by its suffix, or where that says nothing by the line that starts it. */
final class CodeLanguage {
  private static final Pattern STARTS =
      Pattern.compile(
          "^#!.*?\\b(python|node|deno|bun|sh|bash|dash|ksh|zsh|perl|ruby|php)[\\d.]*(\\s.*)?$");
  private static final Map<String, String> SUFFIX =
      Map.ofEntries(
          Map.entry("python", "py"),
          Map.entry("node", "js"),
          Map.entry("deno", "js"),
          Map.entry("bun", "js"),
          Map.entry("sh", "sh"),
          Map.entry("bash", "sh"),
          Map.entry("dash", "sh"),
          Map.entry("ksh", "sh"),
          Map.entry("zsh", "sh"),
          Map.entry("perl", "pl"),
          Map.entry("ruby", "rb"),
          Map.entry("php", "php"));

  private CodeLanguage() {}

  /**
   * The suffix whose rules hold for a file.
   *
   * @param content of a file as it is now, where it can be read
   */
  static String of(FilePatch file, Function<String, Optional<String>> content) {
    String suffix = file.suffix();
    if (!EvasionMarks.ofAll(suffix).isEmpty() || FileKinds.isProse(file)) {
      return suffix;
    }
    String first =
        !file.added().isEmpty() && file.added().getFirst().number() == 1
            ? file.added().getFirst().text()
            : withoutSuffix(file, content);
    Matcher starts = STARTS.matcher(first);
    return first.startsWith("#!") && starts.find()
        ? SUFFIX.getOrDefault(starts.group(1), suffix)
        : suffix;
  }

  private static String withoutSuffix(FilePatch file, Function<String, Optional<String>> content) {
    return file.name().indexOf('.') >= 0
        ? ""
        : content.apply(file.path()).flatMap(text -> text.lines().findFirst()).orElse("");
  }
}
