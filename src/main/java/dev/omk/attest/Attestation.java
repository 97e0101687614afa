package dev.omk.attest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.goal.Acceptance;
import dev.omk.goal.Goal;
import dev.omk.goal.TestDelta;
import dev.omk.goal.Verification;
import dev.omk.json.Json;
import dev.omk.proof.Claim;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is attested of a goal: two in-toto statements, version 1 (in-toto/attestation, {@code
 * spec/v1/statement.md}), about the git tree that was verified, in a bundle of JSON lines ({@code
 * spec/v1/bundle.md}).
 *
 * @param goal the goal
 * @param tree the git tree that was verified, in hex
 * @param commit a commit with exactly that tree, if there is one
 * @param ready whether all of it holds now
 * @param claims every claim about it
 * @param version of omk
 */
public record Attestation(
    Goal goal,
    String tree,
    Optional<String> commit,
    boolean ready,
    List<Claim> claims,
    String version) {
  static final String STATEMENT = "https://in-toto.io/Statement/v1";

  /** in-toto/attestation, {@code spec/predicates/test-result.md}. */
  static final String TEST_RESULT = "https://in-toto.io/attestation/test-result/v0.1";

  /** slsa.dev/spec/v1.0/verification_summary. */
  static final String SUMMARY = "https://slsa.dev/verification_summary/v1";

  /** Who verified: omk. */
  static final String VERIFIER = "urn:omk:goal";

  /** What was verified against: the rules of readiness, with the digest of the pinned gates. */
  static final String POLICY = "urn:omk:readiness";

  /** The level of a ready goal. Levels of SLSA itself begin with {@code SLSA_}. */
  static final String LEVEL = "OMK_READY";

  static final String PASSED = "PASSED";
  static final String WARNED = "WARNED";
  static final String FAILED = "FAILED";

  /** An extension of the predicate: field names that are not of its type are URIs. */
  static final String DETAILS = "urn:omk:proof";

  /** How the resource of a goal begins. */
  static final String GOAL = "urn:omk:goal:";

  /** The configuration of a test result that names the pinned gates by their digest. */
  static final String GATES = "pinned gates";

  public Attestation {
    claims = List.copyOf(claims);
  }

  /** The bundle, each statement a line of its own, in an envelope if there is a key. */
  public String bundle(Optional<SigningKey> key) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (ObjectNode statement : List.of(testResult(), summary())) {
      byte[] payload = Json.line(statement);
      lines.writeBytes(
          key.isPresent() ? Json.line(Envelope.sign(payload, key.get()).json()) : payload);
      lines.write('\n');
    }
    return lines.toString(StandardCharsets.UTF_8);
  }

  private ObjectNode statement(String predicateType, ObjectNode predicate) {
    ObjectNode statement = Json.object();
    statement.put("_type", STATEMENT);
    ArrayNode subjects = statement.putArray("subject");
    // Names of digests are those of spec/v1/digest_set.md.
    subjects.addObject().put("name", "tree").putObject("digest").put("gitTree", tree);
    commit.ifPresent(
        id -> subjects.addObject().put("name", "commit").putObject("digest").put("gitCommit", id));
    statement.put("predicateType", predicateType);
    statement.set("predicate", predicate);
    return statement;
  }

  private ObjectNode testResult() {
    Set<String> passed = new TreeSet<>();
    Set<String> warned = new TreeSet<>();
    Set<String> failed = new TreeSet<>();
    Verification verification = goal.verification();
    if (verification != null) {
      verification.gates().forEach(gate -> set(gate, passed, warned, failed).add(gate.gate()));
      TestDelta tests = verification.tests();
      passed.addAll(tests.fixed());
      passed.addAll(tests.added());
      failed.addAll(tests.broke());
      failed.addAll(tests.vanished());
      failed.addAll(tests.newlySkipped());
    }
    boolean green = verification != null && verification.green() && failed.isEmpty();
    ObjectNode predicate = Json.object();
    predicate.put("result", !green ? FAILED : warned.isEmpty() ? PASSED : WARNED);
    ObjectNode gates = predicate.putArray("configuration").addObject();
    gates.put("name", GATES);
    gates.putObject("digest").put("sha256", goal.pins().gatesDigest());
    passed.forEach(predicate.putArray("passedTests")::add);
    warned.forEach(predicate.putArray("warnedTests")::add);
    failed.forEach(predicate.putArray("failedTests")::add);
    predicate.putObject(DETAILS).put("goal_id", goal.id().value());
    return statement(TEST_RESULT, predicate);
  }

  // A gate that does not decide fails with a warning; of one that passed at a retry only, the same.
  private static Set<String> set(
      GateResult gate, Set<String> passed, Set<String> warned, Set<String> failed) {
    boolean doubtful = gate.outcome() instanceof GateOutcome.Flaky;
    return gate.passed() ? (doubtful ? warned : passed) : gate.required() ? failed : warned;
  }

  private ObjectNode summary() {
    ObjectNode predicate = Json.object();
    ObjectNode verifier = predicate.putObject("verifier").put("id", VERIFIER);
    verifier.putObject("version").put("omk", version);
    predicate.put("timeVerified", verifiedAt().toString());
    predicate.put("resourceUri", GOAL + goal.id());
    ObjectNode policy = predicate.putObject("policy").put("uri", POLICY);
    policy.putObject("digest").put("sha256", goal.pins().gatesDigest());
    predicate.put("verificationResult", ready ? PASSED : FAILED);
    predicate.putArray("verifiedLevels").add(ready ? LEVEL : FAILED);
    predicate.put("slsaVersion", "1.0");
    predicate.set(DETAILS, details());
    return statement(SUMMARY, predicate);
  }

  private Instant verifiedAt() {
    Verification last = goal.verification();
    return last == null ? goal.updatedAt() : last.startedAt().plus(last.elapsed());
  }

  private ObjectNode details() {
    ObjectNode details = Json.object();
    details.put("goal_id", goal.id().value());
    details.put("kind", goal.kind().json());
    details.put("status", goal.status().json());
    Acceptance acceptance = goal.acceptance();
    details.put("accepted_by", acceptance == null ? "" : acceptance.by());
    ArrayNode all = details.putArray("claims");
    for (Claim claim : claims) {
      all.addObject()
          .put("rule", claim.rule())
          .put("strength", claim.strength().json())
          .put("detail", claim.detail());
    }
    return details;
  }
}
