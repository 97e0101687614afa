package dev.omk.control.read;

import dev.omk.control.project.PinnedConfig;
import dev.omk.control.tree.KeptTrees;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.GoalProjections;
import dev.omk.control.workspace.Stored;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Acceptance;
import dev.omk.goal.Artifact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalStatus;
import dev.omk.legacy.LegacyGoal;
import dev.omk.proof.Assessment;
import dev.omk.proof.Claim;
import dev.omk.proof.Claim.Strength;
import dev.omk.proof.Live;
import dev.omk.store.Artifacts;
import dev.omk.store.Forgeries;
import dev.omk.store.JournalState;
import dev.omk.store.ProjectionReading;
import dev.omk.store.Projections;
import dev.omk.text.Count;
import dev.omk.text.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verifies a proof again, from the journal up. */
public final class ProofCheck {
  private final Workspace workspace;
  private final GoalId id;
  private final List<Point> points = new ArrayList<>();
  private String recovery = "";
  private boolean damaged;
  private boolean ready = true;

  private ProofCheck(Workspace workspace, GoalId id) {
    this.workspace = workspace;
    this.id = id;
  }

  /** What a check comes to. */
  public enum Verdict {
    /** An intact and current proof of a ready goal. */
    READY,
    /** Something is missing, or stale. */
    NOT_READY,
    /** Our own state is damaged or was tampered with. */
    DAMAGED
  }

  /**
   * One thing that was looked at.
   *
   * @param name what
   * @param strength how well it holds
   * @param detail one line
   */
  public record Point(String name, Strength strength, String detail) {}

  /**
   * What was found.
   *
   * @param id of the goal
   * @param verdict what it comes to
   * @param points everything that was looked at
   * @param recovery how its state was come by; empty when the journal was as it should be
   */
  public record Result(GoalId id, Verdict verdict, List<Point> points, String recovery) {
    public Result {
      points = List.copyOf(points);
    }
  }

  /** Verifies a goal's proof. */
  public static Result of(Workspace workspace, GoalId id) throws InterruptedException {
    Optional<LegacyGoal> recorded = LegacyGoal.open(workspace.directory(id), id.value());
    if (recorded.isPresent()) {
      return LegacyCheck.of(id, recorded.get());
    }
    ProofCheck check = new ProofCheck(workspace, id);
    check.run();
    return new Result(
        id,
        check.damaged ? Verdict.DAMAGED : check.ready ? Verdict.READY : Verdict.NOT_READY,
        check.points,
        check.recovery);
  }

  private void run() throws InterruptedException {
    GoalLedger ledger;
    try {
      ledger = GoalLedger.open(workspace, id);
    } catch (OmkException e) {
      if (e.code() == ErrorCode.NOT_AVAILABLE) {
        throw e; // What a newer omk wrote is not damaged.
      }
      ours("journal", false, e.line());
      return;
    }
    journal(ledger);
    if (!damaged) {
      projections(ledger);
      artifacts(ledger);
      config(ledger);
      keptTrees(ledger);
      claims(new GoalReader(workspace), ledger);
    }
  }

  private void journal(GoalLedger ledger) {
    switch (ledger.state()) {
      case JournalState.Intact i ->
          ours("journal", true, Count.of(ledger.eventCount(), "event") + ", the chain holds");
      case JournalState.Recovered r -> {
        recovery = r.reason();
        ours("journal", true, recovery);
      }
      case JournalState.Damaged d ->
          ours("journal", false, "damaged" + d.where() + ": " + d.reason());
    }
    if (!ledger.macsChecked()) {
      points.add(new Point("key", Strength.WEAK, workspace.unchecked()));
    }
  }

  private void projections(GoalLedger ledger) {
    Projections projections =
        new Projections(
            ledger.directory(), id.value(), workspace.key(), workspace.world().storage());
    for (String file : GoalProjections.BELIEVED) {
      if (projections.read(file) instanceof ProjectionReading.Unusable unusable
          && unusable.reason() == ProjectionReading.Reason.NOT_OURS) {
        ours(file, false, unusable.detail());
      }
      for (String kept : Forgeries.kept(ledger.directory(), file)) {
        ours(
            file,
            false,
            "somebody else wrote one, which is kept as "
                + kept
                + ": look at it, then remove it: rm "
                + ShellWord.of(ledger.directory().resolve(kept).toString()));
      }
    }
    for (String file : GoalProjections.LINES) {
      if (!ledger.fits(file)) {
        ours(file, false, file + " was changed");
      }
    }
  }

  private void artifacts(GoalLedger ledger) {
    Artifacts stored = new Artifacts(ledger.directory(), workspace.world().storage().files());
    List<Artifact> all = ledger.goal().artifacts();
    List<String> wrong =
        all.stream().flatMap(artifact -> stored.problem(Stored.back(artifact)).stream()).toList();
    ours(
        "artifacts",
        wrong.isEmpty(),
        wrong.isEmpty()
            ? Count.of(all.size(), "file") + " with the recorded hash"
            : String.join("; ", wrong));
  }

  private void config(GoalLedger ledger) {
    if (ledger.goal().pins().configDigest().isEmpty()) {
      return; // It was made by another tool, and nothing has been pinned yet.
    }
    try {
      PinnedConfig.of(ledger);
    } catch (OmkException e) {
      ours("config", false, e.line());
    }
  }

  private void keptTrees(GoalLedger ledger) throws InterruptedException {
    KeptTrees.Look look = KeptTrees.look(workspace, ledger);
    if (!look.unseen().isEmpty()) {
      points.add(new Point("refs", Strength.WEAK, "not looked at: " + look.unseen()));
    } else if (look.count() > 0) {
      ours(
          "refs",
          look.wrong().isEmpty(),
          look.wrong().isEmpty()
              ? Count.of(look.count(), "kept tree") + " as the journal says"
              : String.join("; ", look.wrong()));
    }
  }

  private void claims(GoalReader reader, GoalLedger ledger) throws InterruptedException {
    Goal goal = ledger.goal();
    Assessment assessment = ledger.assess(Live.NOT_LOOKED);
    boolean accepted = assessment.accepted();
    for (Claim claim : assessment.claims()) {
      if (claim.rule().equals("pins")) {
        pins(ledger, claim);
      } else if (!claim.rule().equals("journal")) {
        points.add(new Point(claim.rule(), claim.strength(), claim.detail()));
        ready &= claim.strength() != Strength.MISSING;
      }
    }
    boolean verified = goal.verification() != null;
    boolean stale = reader.stale(reader.goal(id));
    point(
        "subject",
        verified && !stale,
        stale
            ? "the work tree is not the one that was verified: stale"
            : verified
                ? "the work tree is the one that was verified"
                : "no work tree has been verified");
    Acceptance acceptance = goal.acceptance();
    point(
        "acceptance",
        accepted,
        accepted && acceptance != null ? "accepted by " + acceptance.by() : "not accepted");
    point("status", goal.status() == GoalStatus.READY, goal.status().words());
  }

  // What differs by now takes nothing from what the pinned ones have shown, but is not passed over.
  private void pins(GoalLedger ledger, Claim claim) throws InterruptedException {
    if (ledger.goal().unpinned()) {
      point("pins", false, claim.detail());
      return;
    }
    String since = sincePinned(ledger);
    if (since.isEmpty()) {
      points.add(new Point("pins", claim.strength(), claim.detail()));
    } else {
      String also = claim.strength() == Strength.STRONG ? "" : claim.detail() + "; ";
      points.add(new Point("pins", Strength.WEAK, also + since));
    }
  }

  private String sincePinned(GoalLedger ledger) throws InterruptedException {
    try {
      List<String> differences = PinsLook.differences(workspace, ledger);
      return differences.isEmpty()
          ? ""
          : "not as pinned any more: " + String.join(", ", differences);
    } catch (OmkException e) {
      if (e.code() == ErrorCode.DAMAGED_STATE) {
        damaged = true;
        return e.line();
      }
      return "not compared with what is there now: " + e.line();
    }
  }

  private void ours(String what, boolean holds, String detail) {
    damaged |= !holds;
    point(what, holds, detail);
  }

  private void point(String what, boolean holds, String detail) {
    ready &= holds;
    points.add(new Point(what, holds ? Strength.STRONG : Strength.MISSING, detail));
  }
}
