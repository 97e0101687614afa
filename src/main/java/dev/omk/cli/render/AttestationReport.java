package dev.omk.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.attest.BundleCheck;
import dev.omk.attest.VerifyingKey;
import dev.omk.control.read.ProofExport;
import dev.omk.json.Json;
import dev.omk.proof.Claim;
import java.nio.file.Path;
import java.util.Locale;

/** Proofs that leave this machine or come from another one, for people and scripts. */
public final class AttestationReport {
  private AttestationReport() {}

  /** What was written. */
  public static String text(ProofExport.Exported exported, Path file) {
    Text text = new Text();
    text.heading("Proof export " + exported.goalId());
    text.shown("File: ", file.toString());
    text.line("Tree: " + exported.tree());
    text.line("Commit: " + exported.commit().orElse("none yet has this tree"));
    text.line("Signed: " + exported.key().map(key -> "by key " + key.id()).orElse("no"));
    text.line("It says: " + (exported.ready() ? "ready" : "not ready"));
    return text.toString();
  }

  /**
   * The document.
   *
   * @param exitCode of the command
   */
  public static ObjectNode json(ProofExport.Exported exported, Path file, int exitCode) {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("goal_id", exported.goalId().value());
    doc.put("file", file.toString());
    doc.put("ready", exported.ready());
    doc.put("tree", exported.tree());
    doc.put("commit", exported.commit().orElse(""));
    doc.put("signed", exported.key().isPresent());
    doc.put("key_id", exported.key().map(VerifyingKey::id).orElse(""));
    doc.put("exit_code", exitCode);
    return doc;
  }

  /** A key that others verify with. */
  public static ObjectNode key(VerifyingKey key) {
    return Json.object().put("version", 1).put("key_id", key.id()).put("public_key", key.pem());
  }

  /** Every point of a check with its mark. */
  public static String text(BundleCheck.Result check, Path file) {
    Text text = new Text();
    text.heading("Proof check " + file.getFileName());
    if (!check.goalId().isEmpty()) {
      text.shown("Goal: ", check.goalId());
    }
    for (Claim point : check.points()) {
      text.marked("  ", point.strength().json(), point.rule() + ": " + point.detail());
    }
    boolean accepted = check.verdict() == BundleCheck.Verdict.ACCEPTED;
    boolean open = accepted && !check.vouchedFor();
    text.line(
        "Verdict: "
            + Style.status(accepted ? "ready" : "not_ready", verdict(check))
            + (open ? ", signed by nobody known: give --key" : ""));
    return text.toString();
  }

  /**
   * The document.
   *
   * @param exitCode of the command
   */
  public static ObjectNode json(BundleCheck.Result check, Path file, int exitCode) {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("file", file.toString());
    doc.put("goal_id", check.goalId());
    doc.put("verdict", verdict(check));
    doc.put("accepted", check.verdict() == BundleCheck.Verdict.ACCEPTED);
    doc.put("vouched_for", check.vouchedFor());
    doc.put("exit_code", exitCode);
    ArrayNode checks = doc.putArray("checks");
    for (Claim point : check.points()) {
      ObjectNode node = checks.addObject();
      node.put("name", point.rule());
      node.put("strength", point.strength().json());
      node.put("detail", point.detail());
    }
    return doc;
  }

  private static String verdict(BundleCheck.Result check) {
    return check.verdict().name().toLowerCase(Locale.ROOT);
  }
}
