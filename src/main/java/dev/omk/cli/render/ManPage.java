package dev.omk.cli.render;

import java.util.ArrayList;
import java.util.List;

/** A page of the manual in the language of man(7). */
public final class ManPage {
  private static final int WIDTH = 66; // Of 80, without what the lines are indented by.

  private final StringBuilder out = new StringBuilder();

  /**
   * Begins a page.
   *
   * @param name for instance {@code omk-goal-run}
   * @param version of omk
   * @param purpose one line
   */
  public ManPage(String name, String version, String purpose) {
    out.append(".TH \"").append(name.toUpperCase(java.util.Locale.ROOT)).append("\" \"1\" \"\" \"");
    out.append(escape(version)).append("\" \"omk\"\n.nh\n.ad l\n");
    section("NAME");
    out.append(escape(name)).append(" \\- ").append(escape(purpose)).append('\n');
  }

  /** A section. */
  public ManPage section(String title) {
    out.append(".SH ").append(escape(title)).append('\n');
    return this;
  }

  /** A paragraph. */
  public ManPage text(String words) {
    out.append(".PP\n").append(line(words)).append('\n');
    return this;
  }

  /** A term and what it means. */
  public ManPage item(String term, List<String> meaning) {
    out.append(".TP\n\\fB").append(escape(term)).append("\\fR\n");
    List<String> lines = new ArrayList<>();
    meaning.forEach(words -> lines.add(line(words)));
    out.append(String.join("\n.br\n", lines)).append('\n');
    return this;
  }

  /** Lines as they are. */
  public ManPage verbatim(String lines) {
    out.append(".PP\n.RS 4\n.nf\n");
    lines.lines().forEach(words -> out.append(line(words)).append('\n'));
    out.append(".fi\n.RE\n");
    return this;
  }

  /** Lines for a shell; long ones go on below. */
  public ManPage commands(List<String> lines) {
    List<String> shown = new ArrayList<>();
    for (String command : lines) {
      int flag = command.length() <= WIDTH ? -1 : command.lastIndexOf(" --", WIDTH);
      shown.add(
          flag < 0 ? command : command.substring(0, flag) + " \\\n   " + command.substring(flag));
    }
    return verbatim(String.join("\n", shown));
  }

  // A dot or an apostrophe at the beginning would be a request.
  private static String line(String words) {
    String escaped = escape(words);
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }

  private static String escape(String words) {
    return words
        .replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("`", "\\(ga")
        .replace("~", "\\(ti");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
