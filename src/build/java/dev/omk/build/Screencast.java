package dev.omk.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a terminal showed and when, kept as an asciicast (docs.asciinema.org, "asciicast v2"): a
 * header, then a line of JSON for each line that was printed.
 */
record Screencast(List<Line> lines) {
  private static final String HEADER = "{\"version\": 2, \"width\": 100, \"height\": 28}";
  private static final Pattern EVENT = Pattern.compile("\\[([0-9.]+), \"o\", \"(.*)\\\\r\\\\n\"]");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|([\"\\\\]))");

  /** One line with the colours that it had, so long after the start. */
  record Line(double seconds, String text) {}

  Screencast {
    lines = List.copyOf(lines);
  }

  void write(Path file) throws IOException {
    StringBuilder out = new StringBuilder(HEADER).append('\n');
    for (Line line : lines) {
      out.append(String.format(Locale.ROOT, "[%.3f, \"o\", \"", line.seconds()));
      line.text().chars().forEach(c -> out.append(escaped((char) c)));
      out.append("\\r\\n\"]\n");
    }
    Files.writeString(file, out);
  }

  private static String escaped(char c) {
    if (c == '"' || c == '\\') {
      return "\\" + c;
    }
    return c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c);
  }

  static Screencast read(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      Matcher event = EVENT.matcher(line);
      if (event.matches()) {
        lines.add(new Line(Double.parseDouble(event.group(1)), plain(event.group(2))));
      } else if (!line.startsWith("{")) {
        throw new IllegalStateException(file + ": not a line of a recording: " + line);
      }
    }
    return new Screencast(lines);
  }

  private static String plain(String json) {
    return ESCAPE
        .matcher(json)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null
                        ? found.group(2)
                        : String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }
}
