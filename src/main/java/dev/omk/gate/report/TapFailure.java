package dev.omk.gate.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.gate.GateFinding;
import dev.omk.gate.GateFinding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one block of Node's TAP says ({@code node --test}): the name of the test, then, in YAML, the
 * error and where it is.
 */
final class TapFailure {
  private static final int MOST_LINES = 4;
  private static final Pattern NOT_OK = Pattern.compile("^\\s*not ok \\d+(?: - )?(.*)$");
  private static final Pattern ERROR = Pattern.compile("^\\s+error: (.*)$");
  private static final Pattern KEY = Pattern.compile("^\\s+[a-z]\\w*: ");
  private static final Pattern LOCATION =
      Pattern.compile("^\\s+location: '(?:file://)?(.+):(\\d{1,9}):\\d+'$");
  private static final Pattern FRAME =
      Pattern.compile("^\\s+(?:.*\\()?(?:file://)?(/[^\\s():]+):(\\d{1,9}):\\d+\\)?$");

  private TapFailure() {}

  /** The failure; nothing where this is no such block, or one that says no error. */
  static Optional<GateFinding> of(List<String> lines) {
    Matcher failed = NOT_OK.matcher(lines.getFirst());
    String error = failed.find() ? error(lines) : "";
    if (error.isEmpty()) {
      return Optional.empty();
    }
    String text = OutputPlaces.cut(failed.group(1).strip() + ": " + error);
    return Optional.of(
        at(FRAME, lines)
            .or(() -> at(LOCATION, lines))
            .map(place -> new GateFinding(Level.ERROR, "", text, place.file(), place.line()))
            .orElseGet(() -> new GateFinding(Level.ERROR, "", text, "", 0)));
  }

  // "error: 'text'", or "error: |-" and the lines of a text below it.
  private static String error(List<String> lines) {
    List<String> said = new ArrayList<>();
    boolean below = false;
    for (String line : lines) {
      Matcher error = ERROR.matcher(line);
      if (below && KEY.matcher(line).find()) {
        break;
      } else if (below && !line.isBlank() && said.size() < MOST_LINES) {
        said.add(line.strip());
      } else if (!below && error.find()) {
        String text = error.group(1).strip();
        below = text.startsWith("|") || text.startsWith(">");
        if (!below) {
          return text.replaceFirst("^['\"](.*)['\"]$", "$1");
        }
      }
    }
    return String.join(" ", said);
  }

  private static Optional<FailurePlace> at(Pattern pattern, List<String> lines) {
    for (String line : lines) {
      Matcher place = pattern.matcher(line);
      if (place.find() && !place.group(1).contains("/node_modules/")) {
        return Optional.of(FailurePlace.safe(place.group(1), Integer.parseInt(place.group(2))));
      }
    }
    return Optional.empty();
  }
}
