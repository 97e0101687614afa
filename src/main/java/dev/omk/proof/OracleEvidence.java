package dev.omk.proof;

import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.goal.Artifact;
import dev.omk.goal.Comparison;
import dev.omk.goal.Goal;
import dev.omk.goal.TestDelta;
import dev.omk.goal.Verification;
import dev.omk.plan.Criterion;
import dev.omk.plan.Oracle;
import java.util.List;
import java.util.Optional;

/** Whether the evidence that an oracle asks for is there. */
final class OracleEvidence {
  private static final String RULE = "oracle";
  private static final String CRITERIA = "criteria";

  private final Goal goal;
  private final Verification baseline;
  private final Verification candidate;

  OracleEvidence(Goal goal, Verification baseline, Verification candidate) {
    this.goal = goal;
    this.baseline = baseline;
    this.candidate = candidate;
  }

  List<Claim> claims() {
    return goal.oracle().needs().stream().map(this::claim).toList();
  }

  private Claim claim(Oracle.Need need) {
    List<Comparison.Check> checks = compared(need.evidence());
    Optional<Comparison.Check> refuted =
        checks.stream().filter(c -> c.verdict() == Comparison.Verdict.REFUTED).findFirst();
    if (refuted.isPresent()) {
      return new Claim(RULE, Claim.Strength.MISSING, words(need, refuted.get()), artifacts());
    }
    Claim gates =
        switch (need.evidence()) {
          case "regression" -> regression();
          case "acceptance" -> acceptance(need);
          default -> byGate(need);
        };
    if (gates.strength() == Claim.Strength.STRONG) {
      return gates;
    }
    return checks.isEmpty() ? uncompared(need, gates) : shown(need, checks);
  }

  // A gate cannot stand in for what was to be compared and was not.
  private Claim uncompared(Oracle.Need need, Claim gates) {
    boolean observes =
        (need.evidence().equals("golden") || need.evidence().equals("compatibility"))
            && !goal.pins().comparisons().observations().isEmpty();
    boolean times =
        need.evidence().equals("performance") && goal.pins().comparisons().benchmark() != null;
    return observes || times
        ? Claim.missing(RULE, need.evidence() + ": base and candidate have not been compared yet")
        : gates;
  }

  private Claim shown(Oracle.Need need, List<Comparison.Check> checks) {
    boolean strong = checks.stream().allMatch(c -> c.verdict() == Comparison.Verdict.SHOWN);
    String words =
        checks.size() == 1
            ? words(need, checks.getFirst())
            : need.evidence() + ": all " + checks.size() + " observations are as on the base";
    return new Claim(
        RULE, strong ? Claim.Strength.STRONG : Claim.Strength.WEAK, words, artifacts());
  }

  private static String words(Oracle.Need need, Comparison.Check check) {
    return need.evidence() + ": " + check.name() + ": " + check.detail();
  }

  private List<String> artifacts() {
    Comparison comparison = goal.comparison();
    return comparison == null
        ? List.of()
        : comparison.artifacts().stream().map(Artifact::path).toList();
  }

  private List<Comparison.Check> compared(String evidence) {
    Comparison last = goal.comparison();
    boolean current =
        last != null
            && last.subject().equals(candidate.subject())
            && last.gatesDigest().equals(goal.pins().gatesDigest());
    return last != null && current ? last.of(evidence) : List.of();
  }

  private Claim regression() {
    List<String> turned = goal.gates().stream().filter(this::turned).map(GateSpec::name).toList();
    if (!turned.isEmpty()) {
      return Claim.strong(
          RULE, "regression: failed on the base and passes now: " + String.join(", ", turned));
    }
    return byTests("regression")
        .orElseGet(
            () ->
                greenTagged("regression")
                    .map(
                        gate ->
                            Claim.weak(RULE, "regression: gate " + gate + " passed before, too"))
                    .orElse(
                        Claim.missing(
                            RULE,
                            "regression: no gate or test failed on the base and passes now")));
  }

  private Claim acceptance(Oracle.Need need) {
    Claim gate = byGate(need);
    return gate.strength() == Claim.Strength.STRONG ? gate : byTests("acceptance").orElse(gate);
  }

  private Claim byGate(Oracle.Need need) {
    String evidence = need.evidence();
    List<String> turned =
        goal.gates().stream()
            .filter(gate -> Oracle.gives(gate, evidence) && turned(gate))
            .map(GateSpec::name)
            .toList();
    if (!turned.isEmpty() && !goal.kind().needsComparison()) {
      return Claim.strong(
          RULE, evidence + ": failed on the base and passes now: " + String.join(", ", turned));
    }
    return greenTagged(evidence)
        .map(gate -> Claim.weak(RULE, evidence + ": gate " + gate + " passes; " + why(gate)))
        .orElse(Claim.missing(RULE, need.lack()));
  }

  private String why(String gate) {
    return goal.kind().needsComparison()
        ? "a gate alone compares nothing with the base"
        : "gate " + gate + " passed on the base, too";
  }

  /** One claim a criterion: shown by what cites its id, else for a person to look at. */
  List<Claim> criteria() {
    return goal.outline().criteria().stream().map(this::criterion).toList();
  }

  private Claim criterion(Criterion criterion) {
    List<GateSpec> tagged =
        goal.gates().stream().filter(gate -> gate.tags().contains(criterion.id())).toList();
    TestDelta tests = candidate.tests();
    Optional<String> fixed = tests.fixed().stream().filter(criterion::isNamedBy).findFirst();
    Optional<String> turned =
        tagged.stream()
            .filter(
                gate -> turned(gate) || (goal.kind().keepsBehaviour() && passed(candidate, gate)))
            .map(GateSpec::name)
            .findFirst();
    if (turned.isPresent()) {
      return Claim.strong(CRITERIA, criterion.id() + ": shown by gate " + turned.get());
    }
    if (fixed.isPresent()) {
      return Claim.strong(CRITERIA, criterion.id() + ": shown by test " + fixed.get());
    }
    Optional<String> red =
        tagged.stream().filter(gate -> !passed(candidate, gate)).map(GateSpec::name).findFirst();
    if (red.isPresent()) {
      return Claim.missing(CRITERIA, criterion.id() + ": gate " + red.get() + " does not pass");
    }
    String by =
        tests.added().stream()
            .filter(criterion::isNamedBy)
            .findFirst()
            .map(test -> "only test " + test + ", written with the work, shows it")
            .orElse(
                tagged.isEmpty()
                    ? "no gate or test cites it"
                    : "gate " + tagged.getFirst().name() + " passed on the base, too");
    return Claim.weak(CRITERIA, criterion.id() + ": " + by + ": " + criterion.text());
  }

  private Optional<Claim> byTests(String evidence) {
    TestDelta tests = candidate.tests();
    if (!tests.fixed().isEmpty()) {
      return Optional.of(Claim.strong(RULE, evidence + ": tests fixed: " + some(tests.fixed())));
    }
    return tests.added().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Claim.weak(
                RULE,
                evidence + ": only tests written with the work show it: " + some(tests.added())));
  }

  private static String some(List<String> ids) {
    String shown = String.join(", ", ids.subList(0, Math.min(3, ids.size())));
    return ids.size() > 3 ? shown + " and " + (ids.size() - 3) + " more" : shown;
  }

  private Optional<String> greenTagged(String evidence) {
    return goal.gates().stream()
        .filter(gate -> Oracle.gives(gate, evidence) && passed(candidate, gate))
        .map(GateSpec::name)
        .findFirst();
  }

  /** Whether a gate ran and said no on the base, and says yes now. */
  private boolean turned(GateSpec gate) {
    return result(baseline, gate).map(result -> saidNo(result.outcome())).orElse(false)
        && passed(candidate, gate);
  }

  private static boolean saidNo(GateOutcome outcome) {
    return switch (outcome) {
      case GateOutcome.Failed f -> true;
      case GateOutcome.TimedOut t -> true;
      case GateOutcome.Errored e -> true;
      case GateOutcome.Flaky f -> false;
      case GateOutcome.Passed p -> false;
      case GateOutcome.Cached c -> false;
      case GateOutcome.Skipped s -> false;
    };
  }

  private static boolean passed(Verification verification, GateSpec gate) {
    return result(verification, gate).map(GateResult::passed).orElse(false);
  }

  private static Optional<GateResult> result(Verification verification, GateSpec gate) {
    return verification.gates().stream().filter(r -> r.gate().equals(gate.name())).findFirst();
  }
}
