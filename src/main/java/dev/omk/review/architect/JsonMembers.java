package dev.omk.review.architect;

import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;

/** Lines of JSON with one member each, wherever it has its line breaks: a whole file may be one. */
final class JsonMembers {
  private JsonMembers() {}

  /** The members of some lines with the numbers of these; lines of other files as they are. */
  static List<TextLine> of(String file, List<TextLine> lines) {
    if (!file.endsWith(".json")) {
      return lines;
    }
    List<TextLine> members = new ArrayList<>();
    lines.forEach(line -> split(line, members));
    return members;
  }

  private static void split(TextLine line, List<TextLine> members) {
    String text = line.text();
    boolean quoted = false;
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++; // Whatever follows is part of a text.
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && "{,}".indexOf(c) >= 0) {
        int end = c == '}' ? at : at + 1;
        members.add(new TextLine(line.number(), text.substring(from, end)));
        from = end;
      }
    }
    members.add(new TextLine(line.number(), text.substring(from)));
  }
}
