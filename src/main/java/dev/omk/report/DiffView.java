package dev.omk.report;

import dev.omk.review.Finding;
import dev.omk.text.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A patch with the findings of reviews below the lines that they are about. */
final class DiffView {
  private static final Pattern HUNK =
      Pattern.compile("@@ -\\d+(?:,\\d+)? \\+(\\d{1,9})(?:,\\d+)? @@.*");
  private static final int MOST_LINES = 3000;

  /** A large file must not hide those after it. */
  private static final int MOST_OF_A_FILE = 500;

  private static final int WIDEST = 600;

  private final Html html;
  private final List<Finding> open;
  private String path = "";
  private int line;
  private boolean inHunk;
  private int lines;
  private int ofFile;

  private DiffView(Html html, List<Finding> findings) {
    this.html = html;
    this.open = new ArrayList<>(findings);
  }

  /**
   * Draws it; what it does not show of the findings stands before it.
   *
   * @param room characters that it may take; more, and only the findings are told
   */
  static void draw(Html html, String patch, List<Finding> findings, boolean truncated, int room) {
    Html body = new Html();
    DiffView view = new DiffView(body, findings);
    patch.lines().forEach(view::line);
    view.endOfFile();
    if (body.length() > room) {
      findings.forEach(finding -> note(html, finding));
      html.element("p", "Left out, the page would be too large: omk goal show --diff shows it.");
      return;
    }
    view.open.forEach(finding -> note(html, finding));
    html.open(
        "div", "class", "scroll diff", "tabindex", "0", "role", "region", "aria-label", "Diff");
    html.ours(body.toString());
    html.close("div");
    if (truncated || view.lines > MOST_LINES) {
      html.element(
          "p", "The rest is left out here; omk goal show --diff shows all.", "class", "faint");
    }
  }

  private void endOfFile() {
    if (ofFile > MOST_OF_A_FILE && lines <= MOST_LINES) {
      row("meta", "", "… " + Count.of(ofFile - MOST_OF_A_FILE, "more line"));
    }
    ofFile = 0;
  }

  private void line(String text) {
    if (text.startsWith("diff --git ")) {
      endOfFile();
    }
    if (++ofFile <= MOST_OF_A_FILE && ++lines <= MOST_LINES) {
      drawn(text);
    }
  }

  private void drawn(String text) {
    String shown = text.length() > WIDEST ? text.substring(0, WIDEST) + "…" : text;
    Matcher hunk = HUNK.matcher(text);
    if (text.startsWith("diff --git ")) {
      inHunk = false;
      row("file", "", shown.substring("diff --git ".length()).replaceFirst("^a/(.+) b/\\1$", "$1"));
    } else if (hunk.matches()) {
      inHunk = true;
      line = Integer.parseInt(hunk.group(1));
      row("hunk", "", shown);
    } else if (!inHunk) {
      if (text.startsWith("+++ ")) {
        path = text.substring(4).replaceFirst("^b/", "").strip();
        findings(0);
      }
      row("meta", "", shown);
    } else {
      changed(text, shown);
    }
  }

  private void changed(String text, String shown) {
    char first = text.isEmpty() ? ' ' : text.charAt(0);
    switch (first) {
      case '-' -> row("del", "", shown);
      case '\\' -> row("meta", "", shown);
      default -> {
        row(first == '+' ? "add" : "same", String.valueOf(line), shown);
        findings(line);
        line++;
      }
    }
  }

  private void row(String look, String number, String text) {
    html.open("div", "class", look);
    html.open("span", "class", "no").text(number).closeInline("span");
    html.open("code").text(text.replace('\t', ' ')).closeInline("code");
    html.closeInline("div");
  }

  private void findings(int at) {
    for (Finding finding : List.copyOf(open)) {
      if (finding.line() == at && finding.path().equals(path)) {
        note(html, finding);
        open.remove(finding);
      }
    }
  }

  /** One finding. */
  static void note(Html html, Finding finding) {
    String severity = finding.severity().name().toLowerCase(Locale.ROOT);
    html.open("div", "class", "finding " + severity);
    html.open("strong").text(severity + " ").closeInline("strong");
    html.open("span").text(finding.message()).closeInline("span");
    html.open("span", "class", "faint")
        .text(" " + finding.rule() + " " + finding.path() + ":" + finding.line())
        .closeInline("span");
    if (!finding.hint().isEmpty()) {
      html.open("span").text(" " + finding.hint()).closeInline("span");
    }
    html.closeInline("div");
  }
}
