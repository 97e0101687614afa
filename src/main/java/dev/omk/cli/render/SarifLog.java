package dev.omk.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.verify.GateCheck;
import dev.omk.gate.GateFinding;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What gates complain about as SARIF 2.1.0 (OASIS), for code scanning and editors. A gate that did
 * not pass and names no place is a result as well. Skipped gates say nothing.
 */
public final class SarifLog {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private SarifLog() {}

  /**
   * The document.
   *
   * @param version of omk
   */
  public static String of(GateCheck check, String version) {
    ObjectNode doc = document(version);
    ObjectNode run = (ObjectNode) doc.path("runs").path(0);
    ObjectNode driver = (ObjectNode) run.path("tool").path("driver");
    ArrayNode results = run.putArray("results");
    Set<String> rules = new TreeSet<>();
    for (GateResult gate : check.results()) {
      for (GateFinding finding : findings(gate)) {
        String rule = finding.rule().isEmpty() ? gate.gate() : gate.gate() + "/" + finding.rule();
        rules.add(rule);
        results.add(result(rule, gate.required(), finding));
      }
    }
    ArrayNode described = driver.putArray("rules");
    rules.forEach(rule -> described.add(described(rule)));
    run.put("columnKind", "utf16CodeUnits");
    return Json.pretty(doc);
  }

  // Code scanning shows no rule without these.
  private static ObjectNode described(String rule) {
    ObjectNode node = Json.object().put("id", rule);
    int slash = rule.indexOf('/');
    String gate = slash < 0 ? rule : rule.substring(0, slash);
    String says =
        slash < 0
            ? "The gate " + gate + " complains"
            : "The gate " + gate + " complains of " + rule.substring(slash + 1);
    node.putObject("shortDescription").put("text", says);
    node.putObject("fullDescription").put("text", says + ".");
    node.putObject("help").put("text", "Run the gate " + gate + " and mend what it names.");
    return node;
  }

  /** A document with one run and who made it, and nothing else yet. */
  static ObjectNode document(String version) {
    ObjectNode doc = Json.object();
    doc.put("$schema", SCHEMA);
    doc.put("version", "2.1.0");
    ObjectNode driver = doc.putArray("runs").addObject().putObject("tool").putObject("driver");
    driver.put("name", "omk");
    driver.put("version", version);
    return doc;
  }

  private static List<GateFinding> findings(GateResult gate) {
    List<GateFinding> findings = gate.complaints();
    boolean silent = gate.passed() || gate.outcome() instanceof GateOutcome.Skipped;
    return findings.isEmpty() && !silent
        ? List.of(
            new GateFinding(
                GateFinding.Level.ERROR,
                "",
                "gate " + gate.gate() + " did not pass: " + gate.outcome().reason(),
                "",
                0))
        : findings;
  }

  private static ObjectNode result(String rule, boolean decides, GateFinding finding) {
    ObjectNode result = Json.object();
    result.put("ruleId", rule);
    GateFinding.Level level =
        finding.level() == GateFinding.Level.ERROR && !decides
            ? GateFinding.Level.WARNING
            : finding.level();
    result.put("level", level.name().toLowerCase(Locale.ROOT));
    result.putObject("message").put("text", finding.message());
    if (!finding.file().isEmpty()) {
      place(result, finding.file(), finding.line());
    }
    return result;
  }

  /** Gives a result its place, and answers with it. */
  static ObjectNode place(ObjectNode result, String file, int line) {
    ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
    ObjectNode artifact = place.putObject("artifactLocation");
    artifact.put("uri", uri(file));
    artifact.put("uriBaseId", "%SRCROOT%");
    if (line > 0) {
      place.putObject("region").put("startLine", line);
    }
    return place;
  }

  private static String uri(String path) {
    try {
      // As an absolute one, for in a relative one what is before a colon would be a scheme.
      return new URI(null, null, "/" + path, null).toASCIIString().substring(1).replace(":", "%3A");
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no relative path: " + path, e);
    }
  }
}
