package dev.omk.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.verify.GateCheck;
import dev.omk.gate.GateComparison;
import dev.omk.gate.GateFinding;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.goal.TestDelta;
import dev.omk.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run of gates as JSON. */
final class GateDocument {
  private GateDocument() {}

  /** A document of its own, with the fields that every outcome has. */
  static ObjectNode whole(GateCheck check, String word, int code, String reason, String next) {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("status", word);
    doc.put("ready", false);
    doc.put("exit_code", code);
    doc.put("reason", reason);
    doc.put("next_step", next);
    doc.set("verification", part(check, word));
    return doc;
  }

  static ObjectNode part(GateCheck check, String word) {
    ObjectNode doc = Json.object();
    doc.put("status", word);
    doc.put("subject", check.subject());
    doc.put("room", check.clean() ? "clean" : "in_place");
    doc.put("subset", check.subset());
    doc.put("started_at", check.startedAt().toString());
    doc.put("elapsed_ms", check.elapsed().toMillis());
    doc.put("logs", check.logs().toString());
    ArrayNode gates = doc.putArray("gates");
    check.results().forEach(result -> gates.add(gate(result)));
    check.base().ifPresent(base -> doc.set("against_base", against(check, base.name())));
    doc.set("notes", texts(check.notes()));
    return doc;
  }

  private static ObjectNode gate(GateResult result) {
    ObjectNode node = Json.object();
    node.put("name", result.gate());
    node.put("status", result.outcome().status());
    node.put("passed", result.passed());
    node.put("required", result.required());
    node.put("reason", result.outcome().reason());
    node.put("duration_ms", result.duration().toMillis());
    if (result.exitCode() != null) {
      node.put("exit_code", result.exitCode());
    }
    if (result.outcome() instanceof GateOutcome.Cached cached) {
      node.put("cached_from", cached.passedAt().toString());
    }
    node.put("command_line", result.commandLine());
    node.put("log", result.logPath());
    node.put("excerpt", result.excerpt());
    if (!result.tests().isEmpty()) {
      TestCounts counts = TestCounts.of(result.tests());
      ObjectNode tests = node.putObject("tests");
      tests.put("passed", counts.passed());
      tests.put("failed", counts.failed());
      tests.put("skipped", counts.skipped());
    }
    ArrayNode findings = node.putArray("findings");
    result.complaints().forEach(finding -> findings.add(finding(finding)));
    node.set("left_running", texts(result.leftRunning()));
    return node;
  }

  private static ObjectNode finding(GateFinding finding) {
    ObjectNode node = Json.object();
    node.put("level", finding.level().name().toLowerCase(Locale.ROOT));
    node.put("rule", finding.rule());
    node.put("message", finding.message());
    node.put("file", finding.file());
    node.put("line", finding.line());
    return node;
  }

  private static ObjectNode against(GateCheck check, String name) {
    GateComparison gates = check.againstBase();
    TestDelta tests = check.tests();
    ObjectNode node = Json.object();
    node.put("name", name);
    ObjectNode ofGates = node.putObject("gates");
    ofGates.set("fixed", texts(gates.fixed()));
    ofGates.set("broke", texts(gates.broke()));
    ofGates.set("newly_skipped", texts(gates.newlySkipped()));
    ObjectNode ofTests = node.putObject("tests");
    ofTests.put("known", tests.known());
    ofTests.put("ran", tests.ran());
    ofTests.set("fixed", texts(tests.fixed()));
    ofTests.set("broke", texts(tests.broke()));
    ofTests.set("vanished", texts(tests.vanished()));
    ofTests.set("newly_skipped", texts(tests.newlySkipped()));
    ofTests.set("added", texts(tests.added()));
    List<String> apart = new ArrayList<>(check.untold());
    apart.addAll(check.unnamed());
    ofTests.set("not_compared", texts(apart));
    return node;
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode array = Json.array();
    texts.forEach(array::add);
    return array;
  }
}
