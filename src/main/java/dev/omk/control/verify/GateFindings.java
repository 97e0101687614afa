package dev.omk.control.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.session.GoalSession;
import dev.omk.control.workspace.Stored;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.GateFinding;
import dev.omk.gate.GateFinding.Level;
import dev.omk.gate.GateResult;
import dev.omk.goal.Artifact;
import dev.omk.goal.Goal;
import dev.omk.goal.NextCommand;
import dev.omk.goal.Verification;
import dev.omk.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What gates reported in SARIF, kept beside their logs until the review shows it. */
public final class GateFindings {
  private static final String KIND = "gate_findings";
  private static final int MOST = 2000;

  private final GoalSession session;

  /** Those of a session's goal. */
  public GateFindings(GoalSession session) {
    this.session = session;
  }

  /**
   * One of them.
   *
   * @param required whether readiness depends on the gate
   */
  public record Reported(String gate, boolean required, GateFinding finding) {}

  /** Keeps those of gates with reports; empty where there is none. */
  Optional<Artifact> keep(List<GateResult> results, String folder) {
    Goal goal = session.goal();
    Set<String> reporting =
        goal.gates().stream()
            .filter(gate -> !gate.reports().isEmpty() && !gate.hidden())
            .map(gate -> gate.name())
            .collect(Collectors.toSet());
    ArrayNode array = Json.array();
    for (GateResult result : results) {
      if (reporting.contains(result.gate())) {
        result.findings().stream()
            .limit(Math.max(0, MOST - array.size()))
            .forEach(finding -> array.add(json(result, finding)));
      }
    }
    if (array.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode doc = Json.object();
    doc.set("findings", array);
    return Optional.of(
        Stored.of(
            KIND, session.artifacts().store(folder + "/findings.json", Json.prettyBytes(doc))));
  }

  private static ObjectNode json(GateResult result, GateFinding finding) {
    ObjectNode node = Json.object();
    node.put("gate", result.gate());
    node.put("required", result.required());
    node.put("level", finding.level().name());
    node.put("rule", finding.rule());
    node.put("message", finding.message());
    node.put("file", finding.file());
    node.put("line", finding.line());
    return node;
  }

  /** Those that a verification kept. */
  public List<Reported> of(Verification verification) {
    List<Reported> reported = new ArrayList<>();
    for (Artifact artifact : verification.artifacts()) {
      if (artifact.kind().equals(KIND)) {
        session
            .artifacts()
            .problem(Stored.back(artifact))
            .ifPresent(
                problem -> {
                  throw damaged(artifact.path(), problem);
                });
        read(artifact.path()).forEach(node -> reported.add(reported(node)));
      }
    }
    return reported;
  }

  private JsonNode read(String path) {
    try {
      return Json.parseObject(Files.readAllBytes(session.ledger().directory().resolve(path)))
          .path("findings");
    } catch (IOException e) {
      throw damaged(path, e.getClass().getSimpleName());
    }
  }

  private static Reported reported(JsonNode node) {
    return new Reported(
        node.path("gate").asText(),
        node.path("required").asBoolean(false),
        new GateFinding(
            Level.valueOf(node.path("level").asText()),
            node.path("rule").asText(),
            node.path("message").asText(),
            node.path("file").asText(),
            node.path("line").asInt()));
  }

  private static OmkException damaged(String path, String problem) {
    return new OmkException(
        ErrorCode.DAMAGED_STATE,
        "what gates reported cannot be believed: " + path + ": " + problem,
        NextCommand.ANEW);
  }
}
