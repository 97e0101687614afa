package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.CheckText;
import dev.omk.control.GoalLedger;
import dev.omk.control.GoalReader;
import dev.omk.control.Workspace;
import dev.omk.error.OmkException;
import dev.omk.goal.Artifact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.json.Json;
import dev.omk.proof.Assessment;
import dev.omk.proof.Claim;
import dev.omk.proof.Live;
import dev.omk.store.JournalState;
import dev.omk.store.ProjectionReading;
import dev.omk.store.Projections;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A proof verified again, from the journal up. */
final class ProofCheck {
  private final String goalId;
  private final List<CheckText.Point> points = new ArrayList<>();
  private boolean damaged;
  private boolean ready = true;

  private ProofCheck(GoalId id) {
    this.goalId = id.value();
  }

  /** Verifies. */
  static ProofCheck of(Workspace workspace, GoalId id) throws InterruptedException {
    ProofCheck check = new ProofCheck(id);
    GoalLedger ledger;
    try {
      ledger = GoalLedger.open(workspace, id);
    } catch (OmkException e) {
      check.ours("journal", false, e.line());
      return check;
    }
    check.journal(ledger);
    if (!check.damaged) {
      check.projections(workspace, id, ledger.directory());
      check.artifacts(ledger.goal(), ledger.directory());
      check.claims(new GoalReader(workspace), id, ledger);
    }
    return check;
  }

  private void journal(GoalLedger ledger) {
    switch (ledger.reading().state()) {
      case JournalState.Intact i ->
          ours("journal", true, ledger.events().size() + " events, the chain holds");
      case JournalState.Recovered r -> ours("journal", true, r.reason());
      case JournalState.Damaged d -> ours("journal", false, "line " + d.line() + ": " + d.reason());
    }
    if (!ledger.reading().macsChecked()) {
      points.add(new CheckText.Point("key", "weak", "without the key the head is unchecked"));
    }
  }

  private void projections(Workspace workspace, GoalId id, Path directory) {
    Projections projections =
        new Projections(
            directory, id.value(), workspace.key(), dev.omk.store.Storage.real().files());
    for (String file : GoalLedger.PROJECTIONS) {
      if (projections.read(file) instanceof ProjectionReading.Unusable unusable
          && unusable.reason() == ProjectionReading.Reason.NOT_OURS) {
        ours(file, false, unusable.detail());
      }
    }
  }

  private void artifacts(Goal goal, Path directory) {
    List<Artifact> all = goal.artifacts();
    List<String> wrong =
        all.stream().filter(artifact -> !holds(directory, artifact)).map(Artifact::path).toList();
    ours(
        "artifacts",
        wrong.isEmpty(),
        wrong.isEmpty()
            ? all.size() + " files have the recorded hash"
            : "changed or gone: " + String.join(", ", wrong));
  }

  private static boolean holds(Path directory, Artifact artifact) {
    Path file = directory.resolve(artifact.path());
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(sha.digest()).equals(artifact.sha256());
    } catch (IOException e) {
      return false;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void claims(GoalReader reader, GoalId id, GoalLedger ledger) throws InterruptedException {
    Goal goal = ledger.goal();
    Assessment assessment = ledger.assess(Live.NOT_LOOKED);
    boolean accepted = assessment.accepted();
    for (Claim claim : assessment.claims()) {
      if (!claim.rule().equals("journal")) {
        points.add(new CheckText.Point(claim.rule(), claim.strength().json(), claim.detail()));
        ready &= claim.strength() != Claim.Strength.MISSING;
      }
    }
    boolean stale = reader.stale(reader.goal(id).document());
    point(
        "subject",
        !stale,
        stale
            ? "the work tree is not the one that was verified: stale"
            : "the work tree is the one that was verified");
    point("acceptance", accepted, accepted ? "accepted by the integrator" : "not accepted");
    point("status", goal.status() == GoalStatus.READY, goal.status().words());
  }

  private void ours(String what, boolean holds, String detail) {
    damaged |= !holds;
    point(what, holds, detail);
  }

  private void point(String what, boolean holds, String detail) {
    ready &= holds;
    points.add(new CheckText.Point(what, holds ? "strong" : "missing", detail));
  }

  /** 0 for an intact and current proof of a ready goal, 3 for one that is not, 8 for damage. */
  int exitCode() {
    return damaged ? ExitCode.DAMAGED_STATE : ready ? ExitCode.OK : ExitCode.NOT_READY;
  }

  String text() {
    return CheckText.of(goalId, points, verdict());
  }

  private String verdict() {
    return damaged ? "damaged" : ready ? "ready" : "not_ready";
  }

  ObjectNode json() {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("goal_id", goalId);
    doc.put("verdict", verdict());
    doc.put("ready", ready);
    doc.put("exit_code", exitCode());
    ArrayNode checks = doc.putArray("checks");
    for (CheckText.Point point : points) {
      ObjectNode node = checks.addObject();
      node.put("name", point.name());
      node.put("strength", point.strength());
      node.put("detail", point.detail());
    }
    return doc;
  }
}
