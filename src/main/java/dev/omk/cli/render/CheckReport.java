package dev.omk.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.read.ProofCheck;
import dev.omk.json.Json;
import java.util.Locale;

/** A proof that was verified again, for people and scripts. */
public final class CheckReport {
  private CheckReport() {}

  /** Every point with its mark. */
  public static String text(ProofCheck.Result check) {
    Text text = new Text();
    text.heading("Proof check " + check.id());
    for (ProofCheck.Point point : check.points()) {
      text.marked("  ", point.strength().json(), point.name() + ": " + point.detail());
    }
    text.line("Verdict: " + Style.status(verdict(check), verdict(check)));
    return text.toString();
  }

  /**
   * The document.
   *
   * @param exitCode of the command
   */
  public static ObjectNode json(ProofCheck.Result check, int exitCode) {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("goal_id", check.id().value());
    doc.put("verdict", verdict(check));
    doc.put("ready", check.verdict() == ProofCheck.Verdict.READY);
    doc.put("exit_code", exitCode);
    ArrayNode checks = doc.putArray("checks");
    for (ProofCheck.Point point : check.points()) {
      ObjectNode node = checks.addObject();
      node.put("name", point.name());
      node.put("strength", point.strength().json());
      node.put("detail", point.detail());
    }
    if (!check.recovery().isEmpty()) {
      doc.put("recovery_status", check.recovery());
    }
    return doc;
  }

  private static String verdict(ProofCheck.Result check) {
    return check.verdict().name().toLowerCase(Locale.ROOT);
  }
}
