package dev.omk.review.slop;

import com.google.re2j.Pattern;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewRule;
import dev.omk.review.Suffixes;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Comments that are code, and comments that promise something. */
final class Comments implements ReviewRule {
  private static final int FEWEST = 3;
  private static final Set<String> HASH = Set.of("py", "pyi", "rb", "rake");

  private static final Pattern SLASHES =
      Pattern.compile(
          "^\\s*//+\\s*(.*[^.\\s]\\s*[;{]|\\}.*|(if|for|while|switch|else if)\\s*\\(.*|(return|const|let|var|import"
              + "|public|private|func|throw)\\s.*[;({=].*|return\\s+(nil|null|true|false|err|-?\\d+)(,\\s*\\w+)?"
              + "|[\\w.]+\\([^ ]*\\)[;,]?|\\w+(,\\s*\\w+)*\\s*:=\\s.*|(go|defer)\\s+[\\w.]+\\(.*\\))\\s*$");
  private static final Pattern HASHES =
      Pattern.compile(
          "^\\s*#+\\s*((async )?def \\w+\\(.*|class \\w+.*:|(if|elif|for|while|with|try|except|else)\\b.*:"
              + "|return\\s+[\\w.(\\[\"'].*[)\\]\"'\\w]|import \\w[\\w.]*|from \\w[\\w.]* import .*"
              + "|[\\w.\\[\\]\"']+\\s*[+-]?=\\s*\\S.*|[\\w.]+\\(.*\\)|end)\\s*$");

  private static final Pattern PROMISE =
      Pattern.compile("(//|#|/\\*|\\*|--|<!--|;|\"\"\")\\s*@?(TODO|FIXME|XXX|HACK)\\b");
  private static final Pattern REFERENCE =
      Pattern.compile(
          "#\\d+|https?://|\\b[A-Z][A-Z0-9]+-\\d+\\b|(TODO|FIXME|XXX|HACK)\\s*\\([^)]+\\)");

  private final ReviewInput input;

  Comments(ReviewInput input) {
    this.input = input;
  }

  @Override
  public List<Finding> examine(FilePatch file) {
    if (!input.isProduct(file)) {
      return List.of();
    }
    Set<String> moved = file.moved();
    List<Finding> findings = new ArrayList<>();
    int start = 0;
    int last = -1;
    int count = 0;
    for (TextLine line : file.written()) {
      boolean isNew = !moved.contains(line.text().strip());
      promise(file, line, isNew, findings);
      if (isNew && isCode(file.suffix(), line.text()) && !inDoc(line)) {
        boolean goesOn = count > 0 && line.number() == last + 1;
        start = goesOn ? start : line.number();
        count = goesOn ? count + 1 : 1;
        last = line.number();
        if (count == FEWEST) {
          findings.add(SlopRules.COMMENTED.at(file.path(), start));
        }
      } else {
        count = 0;
      }
    }
    return findings;
  }

  private static void promise(
      FilePatch file, TextLine line, boolean isNew, List<Finding> findings) {
    String text = line.text();
    boolean may =
        text.contains("TODO")
            || text.contains("FIXME")
            || text.contains("XXX")
            || text.contains("HACK");
    if (may && isNew && PROMISE.matcher(text).find() && !REFERENCE.matcher(text).find()) {
      findings.add(SlopRules.TODO.at(file.path(), line.number()));
    }
  }

  private static boolean isCode(String suffix, String text) {
    String start = text.stripLeading();
    if (HASH.contains(suffix)) {
      return start.startsWith("#") && !start.startsWith("#!") && HASHES.matches(text);
    }
    return start.startsWith("//")
        && !start.startsWith("///")
        && Suffixes.CODE.contains(suffix)
        && SLASHES.matches(text);
  }

  // Examples within documentation are indented or prompted.
  private static boolean inDoc(TextLine line) {
    return line.text().contains(">>>")
        || line.text().contains("//    ")
        || line.text().contains("#    ");
  }
}
