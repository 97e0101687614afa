package dev.omk.attest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.proof.Claim;
import dev.omk.proof.Claim.Strength;
import dev.omk.text.Harmless;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a bundle of attestations against a tree, somewhere else than where it was made. Lines and
 * statements that are none of ours are passed over, as {@code spec/v1/bundle.md} asks; what says it
 * is ours and does not verify is never passed over.
 */
public final class BundleCheck {
  private static final int SHOWN = 200;

  private final Optional<VerifyingKey> key;
  private final List<ObjectNode> statements = new ArrayList<>();
  private final List<Claim> points = new ArrayList<>();
  private boolean tampered;
  private boolean foreign;

  private BundleCheck(Optional<VerifyingKey> key) {
    this.key = key;
  }

  /** What a check comes to. */
  public enum Verdict {
    /** Intact, about this tree, and of a ready goal. */
    ACCEPTED,
    /** About another tree, or of a goal that was not ready. */
    NOT_READY,
    /** It cannot be read, or its signature does not hold. */
    TAMPERED
  }

  /**
   * What was found.
   *
   * @param verdict what it comes to
   * @param goalId of the goal that it is about; empty if nothing says so
   * @param points everything that was looked at
   */
  public record Result(Verdict verdict, String goalId, List<Claim> points) {
    public Result {
      points = List.copyOf(points);
    }
  }

  /**
   * Checks a bundle.
   *
   * @param bundle the bytes of the file
   * @param tree the git tree that it has to be about, in hex
   * @param key whose signature it has to carry; without one no signature is looked at
   */
  public static Result of(byte[] bundle, String tree, Optional<VerifyingKey> key) {
    BundleCheck check = new BundleCheck(key);
    check.read(new String(bundle, StandardCharsets.UTF_8));
    check.signature();
    if (check.tampered) {
      return new Result(Verdict.TAMPERED, "", check.points);
    }
    List<ObjectNode> about = check.about(tree);
    boolean holds = !about.isEmpty();
    // Not &&: every point is looked at.
    holds &= check.each(Attestation.SUMMARY, "verification summary", about, BundleCheck::ready);
    holds &= check.each(Attestation.TEST_RESULT, "test result", about, BundleCheck::green);
    return new Result(holds ? Verdict.ACCEPTED : Verdict.NOT_READY, goalId(about), check.points);
  }

  private void read(String text) {
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      try {
        if (!line.isBlank()) {
          take(Json.parseObject(line.getBytes(StandardCharsets.UTF_8)), number);
        }
      } catch (MalformedJsonException e) {
        broken(
            "line "
                + number
                + " cannot be read: "
                + Harmless.line(String.valueOf(e.getMessage()), SHOWN));
      }
    }
  }

  private void take(ObjectNode document, int number) throws MalformedJsonException {
    if (!Envelope.is(document)) {
      // Without a signature it is worth nothing to somebody who has a key.
      foreign |= key.isPresent();
      if (key.isEmpty()) {
        keep(document);
      }
      return;
    }
    Envelope envelope = Envelope.parse(document);
    boolean signed = key.isEmpty() || envelope.signedBy(key.get());
    if (signed) {
      envelope.statement().ifPresent(this::keep);
    } else if (envelope.names(key.get())) {
      broken("line " + number + " was changed after it was signed");
    } else {
      foreign = true;
    }
  }

  private void keep(ObjectNode statement) {
    if (statement.path("_type").asText().equals(Attestation.STATEMENT)) {
      statements.add(statement);
    }
  }

  private void broken(String detail) {
    tampered = true;
    points.add(new Claim("file", Strength.MISSING, detail, List.of()));
  }

  private void signature() {
    if (key.isEmpty()) {
      point("signature", Strength.WEAK, "not looked at: no key was given");
    } else if (statements.isEmpty()) {
      tampered = true;
      point(
          "signature",
          Strength.MISSING,
          foreign ? "nothing in it is signed with this key" : "there is nothing in it");
    } else if (!tampered) {
      point("signature", Strength.STRONG, "made with the key " + key.get().id().substring(0, 16));
    }
  }

  private List<ObjectNode> about(String tree) {
    List<ObjectNode> about =
        statements.stream().filter(statement -> isAbout(statement, tree)).toList();
    point(
        "subject",
        about.isEmpty() ? Strength.MISSING : Strength.STRONG,
        about.isEmpty()
            ? "nothing in it is about the tree " + tree + ": stale"
            : "about exactly the tree " + tree);
    return about;
  }

  private static boolean isAbout(ObjectNode statement, String tree) {
    for (JsonNode subject : statement.path("subject")) {
      if (subject.path("digest").path("gitTree").asText().equals(tree)) {
        return true;
      }
    }
    return false;
  }

  /** One way to look at a predicate: what is wrong with it, or nothing. */
  private interface Look {
    Optional<String> wrong(JsonNode predicate);
  }

  // All of them: an older or a second one must not outvote another.
  private boolean each(String type, String name, List<ObjectNode> about, Look look) {
    List<ObjectNode> found =
        about.stream()
            .filter(statement -> statement.path("predicateType").asText().equals(type))
            .toList();
    if (found.isEmpty()) {
      return point(name, Strength.MISSING, "there is none about this tree");
    }
    for (ObjectNode statement : found) {
      Optional<String> wrong = look.wrong(statement.path("predicate"));
      if (wrong.isPresent()) {
        return point(name, Strength.MISSING, Harmless.line(wrong.get(), SHOWN));
      }
    }
    return point(name, Strength.STRONG, "passed");
  }

  private static Optional<String> ready(JsonNode predicate) {
    String verifier = predicate.path("verifier").path("id").asText();
    String policy = predicate.path("policy").path("uri").asText();
    if (!verifier.equals(Attestation.VERIFIER) || !policy.equals(Attestation.POLICY)) {
      return Optional.of("made by '" + verifier + "' for '" + policy + "', not by omk");
    }
    boolean level = false;
    for (JsonNode one : predicate.path("verifiedLevels")) {
      level |= one.asText().equals(Attestation.LEVEL);
    }
    String result = predicate.path("verificationResult").asText();
    return level && result.equals(Attestation.PASSED)
        ? Optional.empty()
        : Optional.of("the goal was not ready: " + result);
  }

  private static Optional<String> green(JsonNode predicate) {
    String result = predicate.path("result").asText();
    boolean green = result.equals(Attestation.PASSED) || result.equals(Attestation.WARNED);
    return green && predicate.path("failedTests").isEmpty()
        ? Optional.empty()
        : Optional.of("the gates did not pass: " + result);
  }

  private static String goalId(List<ObjectNode> about) {
    return about.stream()
        .map(statement -> statement.path("predicate").path("resourceUri").asText())
        .filter(uri -> uri.startsWith("urn:omk:goal:"))
        .map(uri -> Harmless.line(uri.substring("urn:omk:goal:".length()), SHOWN))
        .findFirst()
        .orElse("");
  }

  private boolean point(String name, Strength strength, String detail) {
    points.add(new Claim(name, strength, detail, List.of()));
    return strength != Strength.MISSING;
  }
}
