package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;

/** Definitions of equality that never look at what they compare with. */
final class OneSided {
  private static final int BODY = 8;
  private static final Pattern DEFINED =
      Pattern.compile(
          "^(\\s*)def\\s+__(?:eq|ne)__\\s*\\(\\s*\\w+\\s*,\\s*\\*?(\\w+)[^)]*\\)[^:]*:(.*)$");

  private final FilePatch file;

  OneSided(FilePatch file) {
    this.file = file;
  }

  /** Where such a definition begins. */
  List<TextLine> lines() {
    List<TextLine> found = new ArrayList<>();
    List<TextLine> added = file.added();
    for (int i = 0; i < added.size(); i++) {
      if (!added.get(i).text().contains("__")) {
        continue;
      }
      Matcher defined = DEFINED.matcher(added.get(i).text());
      if (defined.find() && !looks(added, i, defined)) {
        found.add(added.get(i));
      }
    }
    return found;
  }

  private static boolean looks(List<TextLine> added, int at, Matcher defined) {
    String name = "\\b" + defined.group(2) + "\\b";
    // That it is there, or of some type, says nothing of what it is.
    Pattern other =
        Pattern.compile(
            name + "\\s*[.\\[]|==\\s*" + name + "|" + name + "\\s*==|\\(\\s*" + name + "\\s*\\)");
    if (other.matcher(defined.group(3)).find()) {
      return true;
    }
    int indent = defined.group(1).length();
    for (int i = at + 1; i < Math.min(added.size(), at + BODY); i++) {
      String text = added.get(i).text();
      if (!text.isBlank() && text.length() - text.stripLeading().length() <= indent) {
        return false;
      }
      if (other.matcher(text).find()) {
        return true;
      }
    }
    return false;
  }
}
