package dev.omk.review;

import dev.omk.secret.TextLine;
import java.util.List;

/** A line with the calls that are chained to it on the lines below. */
final class Chained {
  private static final int MOST = 4;

  private Chained() {}

  static String from(List<TextLine> lines, int at) {
    String text = lines.get(at).text();
    if (at + 1 >= lines.size() || !mayGoOn(lines.get(at + 1).text())) {
      return text;
    }
    for (int i = at + 1; i < Math.min(lines.size(), at + MOST); i++) {
      String below = lines.get(i).text().stripLeading();
      if (below.length() < 2 || below.charAt(0) != '.' || below.charAt(1) == '.') {
        break;
      }
      text = text.stripTrailing() + below;
    }
    return text;
  }

  private static boolean mayGoOn(String below) {
    int at = 0;
    while (at < below.length() && below.charAt(at) <= ' ') {
      at++;
    }
    return at < below.length() && below.charAt(at) == '.';
  }
}
