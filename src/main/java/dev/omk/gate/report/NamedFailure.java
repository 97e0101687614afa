package dev.omk.gate.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.gate.GateFinding;
import dev.omk.gate.GateFinding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one block of Jest or Mocha says: the name of the test, what is wrong, and below that the
 * frames of a stack.
 */
final class NamedFailure {
  private static final Pattern JEST = Pattern.compile("^\\s+● (.+)$");

  /** What Jest prints above the failures of one file. */
  private static final Pattern JEST_FILE =
      Pattern.compile("^FAIL\\s+(?:.*\\s)?(\\S+\\.[cm]?[jt]sx?)(?:\\s.*)?$");

  private static final Pattern MOCHA = Pattern.compile("^  \\d+\\) (.+)$");

  private static final Pattern FRAME =
      Pattern.compile("\\bat (?:.*\\()?(?:file://)?([^\\s():]+):(\\d{1,9}):\\d+\\)?$");

  private NamedFailure() {}

  /**
   * The failure; nothing where this is no block of these runners.
   *
   * @param lines of the block
   * @param header the last line before it that is not indented
   */
  static Optional<GateFinding> of(List<String> lines, String header) {
    Matcher jest = JEST.matcher(lines.getFirst());
    if (jest.find()) {
      Matcher file = JEST_FILE.matcher(header);
      List<String> rest = lines.subList(1, lines.size());
      return Optional.of(finding(jest.group(1).strip(), rest, file.find() ? file.group(1) : ""));
    }
    return MOCHA.matcher(lines.getFirst()).find() ? ofMocha(lines) : Optional.empty();
  }

  /** Its title may have many lines; the last one ends with a colon, and an empty one follows. */
  private static Optional<GateFinding> ofMocha(List<String> lines) {
    List<String> title = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank()) {
        break;
      }
      title.add(line.strip());
    }
    String name = String.join(" ", title).replaceFirst("^\\d+\\) ", "");
    return name.endsWith(":") && title.size() < lines.size()
        ? Optional.of(
            finding(
                name.substring(0, name.length() - 1),
                lines.subList(title.size(), lines.size()),
                ""))
        : Optional.empty();
  }

  private static GateFinding finding(String name, List<String> below, String file) {
    List<String> said = below.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    String message = said.isEmpty() ? "" : said.getFirst();
    if (message.endsWith(":") && said.size() > 1) {
      message = message + " " + said.get(1);
    }
    String text = OutputPlaces.cut(message.isEmpty() ? name : name + ": " + message);
    for (String line : said) {
      Matcher frame = FRAME.matcher(line);
      if (frame.find() && !frame.group(1).contains("node_modules/")) {
        int number = Integer.parseInt(frame.group(2));
        return new GateFinding(Level.ERROR, "", text, frame.group(1), number);
      }
    }
    return new GateFinding(Level.ERROR, "", text, file, 0);
  }
}
