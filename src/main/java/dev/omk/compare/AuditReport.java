package dev.omk.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The findings of a report: {@code path:line} in a text, {@code findings[]{path,line}} in JSON, or
 * the results of a SARIF log.
 */
public final class AuditReport {
  private static final int MOST = 10_000;
  private static final Pattern PLACE =
      Pattern.compile(
          "(?<![\\w/.:-])((?:[\\w.@+-]+/)+[\\w.@+-]+|[\\w@+-]*\\p{L}[\\w@+-]*\\.[\\w.]*\\p{L}\\w*)"
              + ":(\\d{1,7})(?![\\d:])");

  private AuditReport() {}

  /** A place that a finding names. */
  public record Place(String path, int line) {
    /** {@code path:line}. */
    public String words() {
      return path + ":" + line;
    }
  }

  /** Whether a file is the report of an audit, by its name. */
  public static boolean isReport(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.contains("audit") && name.matches(".*\\.(md|markdown|txt|rst|json|sarif)");
  }

  /**
   * The places that a report names.
   *
   * @throws MalformedJsonException if it is meant to be JSON and is not
   */
  public static List<Place> places(String path, String text) throws MalformedJsonException {
    String lower = path.toLowerCase(Locale.ROOT);
    Set<Place> places = new LinkedHashSet<>();
    if (lower.endsWith(".json") || lower.endsWith(".sarif")) {
      JsonNode report = Json.parseObject(text.getBytes(StandardCharsets.UTF_8));
      report.path("findings").forEach(finding -> add(places, finding));
      for (JsonNode run : report.path("runs")) {
        run.path("results").forEach(result -> addSarif(places, result));
      }
      return List.copyOf(places);
    }
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find() && places.size() < MOST) {
      places.add(new Place(matcher.group(1), Integer.parseInt(matcher.group(2))));
    }
    return new ArrayList<>(places);
  }

  private static void add(Set<Place> places, JsonNode finding) {
    places.add(new Place(finding.path("path").asText(""), finding.path("line").asInt(0)));
  }

  private static void addSarif(Set<Place> places, JsonNode result) {
    for (JsonNode location : result.path("locations")) {
      JsonNode physical = location.path("physicalLocation");
      places.add(
          new Place(
              physical.path("artifactLocation").path("uri").asText("").replaceFirst("^\\./", ""),
              physical.path("region").path("startLine").asInt(0)));
    }
  }
}
