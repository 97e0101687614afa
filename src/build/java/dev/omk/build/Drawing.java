package dev.omk.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recording as an SVG that plays itself, in the colours of who looks at it. Without animation, or
 * where none is wanted, it is the end of the run. The same recording gives the same bytes.
 */
final class Drawing {
  private static final int ROWS = 25;
  private static final int ROW = 18;
  private static final int MARGIN = 16;
  private static final int WIDTH = 820;
  private static final int COLUMNS = 98;

  /** Nobody waits longer for a line than that. */
  private static final double LONGEST_GAP = 0.9;

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[([0-9;]*)m");

  private static final String STYLE =
      """
      <style>
        text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: #1f2328;
          white-space: pre }
        .back { fill: #f6f8fa; stroke: #d1d9e0 }
        .c1 { font-weight: bold } .c2 { fill: #59636e }
        .c31 { fill: #b3261e } .c32 { fill: #116329 } .c33 { fill: #7d4e00 }
        .c36 { fill: #0b5c6f } .said { font-weight: bold } .typed { fill: #0550ae; font-weight: bold }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3 }
          .back { fill: #0d1117; stroke: #3d444d }
          .c2 { fill: #9198a1 }
          .c31 { fill: #ff8a80 } .c32 { fill: #56d364 } .c33 { fill: #e3b341 }
          .c36 { fill: #6fd3e6 } .typed { fill: #79c0ff }
        }
        @keyframes away { from, to { opacity: 0 } }
        @media (prefers-reduced-motion: reduce) { text, .tape { animation: none !important } }
      """;

  private Drawing() {}

  static String of(Screencast cast) {
    List<Screencast.Line> lines = wrapped(cast);
    List<Double> times = times(lines);
    int height = ROWS * ROW + 2 * MARGIN;
    StringBuilder out = new StringBuilder();
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    out.append(WIDTH + " " + height + "\" role=\"img\">\n");
    out.append("<title>omk demo: two red gates, two passes, a proof</title>\n").append(STYLE);
    out.append(scroll(times));
    out.append("</style>\n<rect class=\"back\" x=\"0.5\" y=\"0.5\" width=\"" + (WIDTH - 1));
    out.append("\" height=\"" + (height - 1) + "\" rx=\"8\"/>\n");
    out.append("<svg x=\"" + MARGIN + "\" y=\"" + MARGIN + "\" width=\"" + (WIDTH - 2 * MARGIN));
    out.append("\" height=\"" + ROWS * ROW + "\"><g class=\"tape\">\n");
    for (int row = 0; row < lines.size(); row++) {
      out.append("<text x=\"0\" y=\"" + (row * ROW + 13) + "\" style=\"animation: away ");
      out.append(seconds(times.get(row))).append("\"");
      out.append(marked(lines.get(row).text())).append("</text>\n");
    }
    return out.append("</g></svg>\n</svg>\n").toString();
  }

  // As a terminal does, which has room for so many columns.
  private static List<Screencast.Line> wrapped(Screencast cast) {
    List<Screencast.Line> lines = new ArrayList<>();
    for (Screencast.Line line : cast.lines()) {
      String rest = line.text();
      while (rest.length() > COLUMNS && rest.indexOf('\u001b') < 0) {
        lines.add(new Screencast.Line(line.seconds(), rest.substring(0, COLUMNS)));
        rest = rest.substring(COLUMNS);
      }
      lines.add(new Screencast.Line(line.seconds(), rest));
    }
    return lines;
  }

  private static List<Double> times(List<Screencast.Line> lines) {
    List<Double> times = new ArrayList<>();
    double before = 0;
    double at = 0;
    for (Screencast.Line line : lines) {
      at += Math.min(LONGEST_GAP, line.seconds() - before);
      before = line.seconds();
      times.add(at);
    }
    return times;
  }

  // The last line is always in sight: the tape moves up as soon as one would be below the edge.
  private static String scroll(List<Double> times) {
    double whole = times.getLast();
    int most = Math.max(0, times.size() - ROWS);
    StringBuilder frames = new StringBuilder("  @keyframes up {\n    0% { transform: none }\n");
    for (int row = ROWS; row < times.size(); row++) {
      frames
          .append("    ")
          .append(String.format(Locale.ROOT, "%.2f", 100 * times.get(row) / whole));
      frames.append("% { transform: translateY(" + -(row - ROWS + 1) * ROW + "px) }\n");
    }
    frames.append("  }\n  .tape { transform: translateY(" + -most * ROW + "px); animation: up ");
    return frames.append(seconds(whole)).append(" step-end }\n").toString();
  }

  private static String seconds(double time) {
    return String.format(Locale.ROOT, "%.2fs", time);
  }

  /** The rest of the tag, and the text with its colours. */
  private static String marked(String line) {
    String whole = line.startsWith("$ ") ? "typed" : line.startsWith("* ") ? "said" : "";
    StringBuilder out = new StringBuilder(whole.isEmpty() ? ">" : " class=\"" + whole + "\">");
    Matcher colour = COLOUR.matcher(line);
    int at = 0;
    boolean open = false;
    while (colour.find()) {
      out.append(escaped(line.substring(at, colour.start())));
      at = colour.end();
      if (open) {
        out.append("</tspan>");
      }
      open = !colour.group(1).isEmpty() && !colour.group(1).equals("0");
      if (open) {
        out.append("<tspan class=\"c" + colour.group(1).replace(";", " c") + "\">");
      }
    }
    return out.append(escaped(line.substring(at))).append(open ? "</tspan>" : "").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
