package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Code of Rust that is there only under test and that the rest of the product uses: a statement in
 * a function, or a name that users get from elsewhere. What tests alone use (a helper, a module of
 * tests, something derived) is fine.
 */
final class RustTestOnly {
  private static final Pattern TEST =
      Pattern.compile(
          "^\\s*#\\s*\\[\\s*cfg\\s*\\(\\s*(?:test|all\\s*\\([^\\]]*\\btest\\b[^\\]]*\\))\\s*\\)\\s*\\]\\s*(.*)$");
  private static final Pattern STATEMENT =
      Pattern.compile(
          "^(return\\b|let\\b|\\{|if\\b|match\\b|for\\b|[a-z_]\\w*\\s*(=|\\+=|-=|\\(|\\.|\\+|-))");
  private static final Pattern ITEM =
      Pattern.compile(
          "^(?:pub(?:\\([^)]*\\))?\\s+)?(?:unsafe\\s+)?(?:const\\s+fn|async\\s+fn|const|static(?:\\s+mut)?|fn|type|struct|enum"
              + "|macro_rules!)\\s+(\\w+)");
  private static final Pattern WORD = Pattern.compile("\\w+");

  private final FilePatch file;
  private final List<String> all;
  private final boolean whole;

  /**
   * @param content of a file as it is now, where it can be read
   */
  RustTestOnly(FilePatch file, Function<String, Optional<String>> content) {
    this.file = file;
    Optional<String> text = isAbout(file) ? content.apply(file.path()) : Optional.empty();
    this.whole = text.isPresent();
    this.all =
        text.map(t -> t.lines().toList())
            .orElseGet(() -> file.added().stream().map(TextLine::text).toList());
  }

  private static boolean isAbout(FilePatch file) {
    return file.added().stream().anyMatch(line -> isTest(line.text()));
  }

  List<TextLine> lines() {
    if (!Suffixes.RUST.contains(file.suffix()) || !isAbout(file)) {
      return List.of();
    }
    Set<Integer> starts = new HashSet<>();
    Set<String> used = new HashSet<>();
    int at = 0;
    while (at < all.size()) {
      if (isTest(all.get(at))) {
        starts.add(at);
        at = end(at) + 1;
      } else {
        words(all.get(at++), used);
      }
    }
    List<TextLine> found = new ArrayList<>();
    for (int start : starts) {
      if (isUsed(item(start), used)) {
        line(start).ifPresent(found::add);
      }
    }
    return found;
  }

  private static boolean isTest(String line) {
    return line.contains("cfg") && TEST.matcher(line).matches();
  }

  private static void words(String line, Set<String> used) {
    Matcher word = WORD.matcher(line.replaceFirst("//.*", ""));
    while (word.find()) {
      used.add(word.group());
    }
  }

  private static boolean isUsed(String item, Set<String> used) {
    Matcher name = ITEM.matcher(item);
    return name.find() ? used.contains(name.group(1)) : STATEMENT.matcher(item).find();
  }

  // What stands behind the condition, there or on the next line that is no attribute or comment.
  private String item(int start) {
    Matcher test = TEST.matcher(all.get(start));
    String rest = test.matches() ? test.group(1).strip() : "";
    for (int i = start + 1; rest.isEmpty() && i < all.size(); i++) {
      String text = all.get(i).strip();
      rest = text.startsWith("#[") || text.startsWith("//") ? "" : text;
    }
    return rest;
  }

  // The last line of what the condition is about: where its braces are closed, or its semicolon.
  private int end(int start) {
    int depth = 0;
    for (int i = start; i < all.size(); i++) {
      String text = i == start ? all.get(i).replaceFirst("#\\s*\\[[^\\]]*\\]", "") : all.get(i);
      boolean opened = false;
      for (int k = 0; k < text.length(); k++) {
        char c = text.charAt(k);
        depth += c == '{' || c == '(' ? 1 : c == '}' || c == ')' ? -1 : 0;
        opened |= c == '{';
      }
      boolean closed =
          depth <= 0 && (opened || text.contains("}") || text.stripTrailing().endsWith(";"));
      if (closed && !text.isBlank()) {
        return i;
      }
    }
    return all.size() - 1;
  }

  private Optional<TextLine> line(int index) {
    return whole
        ? file.added().stream()
            .filter(line -> line.number() == index + 1 || line.number() == index + 2)
            .findFirst()
        : Optional.of(file.added().get(index));
  }
}
