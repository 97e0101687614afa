package dev.omk.review.architect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.review.FilePatch;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a file declares for others, by the first lines of its declarations. */
final class Declarations {
  private static final int LONGEST = 1000;

  private static final Pattern JAVA =
      Pattern.compile(
          "^\\s*public\\s+(?:(?:static|final|abstract|default|sealed|synchronized)\\s+)*"
              + "(?:(?:class|interface|enum|record|struct)\\s+(\\w+)|(?:<[^>]*>\\s*)?[\\w<>\\[\\],.?]+\\s+(\\w+)\\s*\\()");
  private static final Pattern JAVASCRIPT =
      Pattern.compile(
          "^export\\s+(?:default\\s+)?(?:declare\\s+)?(?:abstract\\s+)?(?:async\\s+)?"
              + "(?:function\\*?|class|const|let|var|interface|type|enum)\\s+(\\w+)|^(?:module\\.)?exports\\.(\\w+)\\s*=");
  private static final Pattern GO =
      Pattern.compile("^func\\s+(?:\\([^)]*\\)\\s*)?([A-Z]\\w*)\\s*[(\\[]|^type\\s+([A-Z]\\w*)\\b");
  private static final Pattern RUST =
      Pattern.compile(
          "^\\s*pub\\s+(?:(?:async|const|unsafe)\\s+)*(?:fn|struct|enum|trait|type|static)\\s+(\\w+)");
  private static final Pattern PYTHON =
      Pattern.compile("^(?:async\\s+)?(?:def|class)\\s+([A-Za-z]\\w*)");
  private static final Pattern PHP =
      Pattern.compile("^\\s*public\\s+(?:static\\s+)?function\\s+(\\w+)");

  private static final Map<String, Pattern> BY_SUFFIX =
      Map.ofEntries(
          Map.entry("java", JAVA),
          Map.entry("cs", JAVA),
          Map.entry("js", JAVASCRIPT),
          Map.entry("mjs", JAVASCRIPT),
          Map.entry("cjs", JAVASCRIPT),
          Map.entry("ts", JAVASCRIPT),
          Map.entry("tsx", JAVASCRIPT),
          Map.entry("go", GO),
          Map.entry("rs", RUST),
          Map.entry("py", PYTHON),
          Map.entry("php", PHP));

  /**
   * One declaration.
   *
   * @param signature its first line without layout
   */
  record Declaration(String name, String signature, int line) {}

  private Declarations() {}

  /** The declarations in some lines of a file; none where the language is not known. */
  static List<Declaration> in(FilePatch file, List<TextLine> lines) {
    Pattern pattern = BY_SUFFIX.get(file.suffix());
    List<Declaration> found = new ArrayList<>();
    if (pattern != null) {
      lines.stream()
          .filter(line -> line.text().length() <= LONGEST)
          .forEach(line -> of(pattern, line).ifPresent(found::add));
    }
    return found;
  }

  private static Optional<Declaration> of(Pattern pattern, TextLine line) {
    Matcher matcher = pattern.matcher(line.text());
    if (!matcher.find()) {
      return Optional.empty();
    }
    String name = matcher.group(1);
    for (int i = 2; name == null && i <= matcher.groupCount(); i++) {
      name = matcher.group(i);
    }
    return Optional.ofNullable(name)
        .map(found -> new Declaration(found, signature(line.text()), line.number()));
  }

  // What follows an equals sign or opens a body is no part of how it is called.
  private static String signature(String line) {
    String text = line.strip().replaceAll("\\s+", " ");
    int arguments = text.indexOf('(');
    int equals = text.indexOf('=');
    String head =
        equals > 0 && (arguments < 0 || equals < arguments) ? text.substring(0, equals) : text;
    return head.replaceAll("\\s*(\\{.*|:|;)?\\s*$", "");
  }
}
