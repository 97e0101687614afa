package dev.omk.attest;

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
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks a bundle of attestations against a tree, somewhere else than where it was made. Lines and
 * statements that are none of ours are passed over, as {@code spec/v1/bundle.md} asks; what says it
 * is ours, or about this tree as only ours is, and does not verify is never passed over.
 */
public final class BundleCheck {
  private static final int SHOWN = 200;
  private static final String SIGNATURE = "signature";

  private final String tree;
  private final Optional<VerifyingKey> key;
  private final List<StatementText> statements = new ArrayList<>();
  private final List<Claim> points = new ArrayList<>();
  private boolean tampered;
  private boolean unsigned;
  private boolean ofAnotherKey;

  private BundleCheck(String tree, Optional<VerifyingKey> key) {
    this.tree = tree;
    this.key = key;
  }

  /** What a check comes to. */
  public enum Verdict {
    /** Intact, about this tree, and of a ready goal. */
    ACCEPTED,
    /** About another tree, or of a goal that was not ready. */
    NOT_READY,
    /** It cannot be read, a signature does not hold, or its statements contradict each other. */
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

    /** Whether a key that the reader named made its signature; else anybody may have written it. */
    public boolean vouchedFor() {
      return points.stream()
          .anyMatch(point -> point.rule().equals(SIGNATURE) && point.strength() == Strength.STRONG);
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
    BundleCheck check = new BundleCheck(tree, key);
    check.read(new String(bundle, StandardCharsets.UTF_8));
    check.signature();
    if (check.tampered) {
      return new Result(Verdict.TAMPERED, "", check.points);
    }
    return check.judged(check.about());
  }

  private Result judged(List<StatementText> about) {
    List<StatementText> summaries = of(Attestation.SUMMARY, about);
    List<StatementText> results = of(Attestation.TEST_RESULT, about);
    Optional<String> contradiction = StatementText.contradiction(summaries, results);
    if (contradiction.isPresent()) {
      point("statements", Strength.MISSING, Harmless.line(contradiction.get(), SHOWN));
      return new Result(Verdict.TAMPERED, "", points);
    }
    boolean holds = !about.isEmpty();
    // Not &&: every point is looked at.
    holds &= each("verification summary", summaries, Attestation.SUMMARY, StatementText::notReady);
    holds &= each("test result", results, Attestation.TEST_RESULT, StatementText::notGreen);
    return new Result(holds ? Verdict.ACCEPTED : Verdict.NOT_READY, goalId(summaries), points);
  }

  private static List<StatementText> of(String type, List<StatementText> about) {
    return about.stream().filter(statement -> statement.type().equals(type)).toList();
  }

  private static String goalId(List<StatementText> summaries) {
    return summaries.stream()
        .map(statement -> Harmless.line(statement.resource(), SHOWN))
        .findFirst()
        .orElse("");
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
      if (key.isEmpty()) {
        keep(document);
      } else {
        unsigned = true;
        passOver(Optional.of(document), number, "is not signed");
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
      boolean none = envelope.signatures().isEmpty();
      unsigned |= none;
      ofAnotherKey |= !none;
      passOver(envelope.content(), number, none ? "is not signed" : "is signed with another key");
    }
  }

  // Somebody else's statement, unless it says what only the key's owner may say of this tree.
  private void passOver(Optional<ObjectNode> document, int number, String why) {
    if (document.map(StatementText::new).filter(said -> said.ours(tree)).isPresent()) {
      broken("line " + number + " is about this tree and " + why);
    }
  }

  private void keep(ObjectNode statement) {
    if (statement.path("_type").asText().equals(Attestation.STATEMENT)) {
      statements.add(new StatementText(statement));
    }
  }

  private void broken(String detail) {
    tampered = true;
    points.add(new Claim("file", Strength.MISSING, detail, List.of()));
  }

  private void signature() {
    if (key.isEmpty()) {
      point(SIGNATURE, Strength.WEAK, "not looked at: no key was given");
    } else if (statements.isEmpty()) {
      tampered = true;
      point(SIGNATURE, Strength.MISSING, nothing());
    } else if (!tampered) {
      point(SIGNATURE, Strength.STRONG, "made with the key " + shortened(key.get()));
    }
  }

  private String nothing() {
    if (ofAnotherKey) {
      return "signed with another key than this one, " + shortened(key.orElseThrow());
    }
    return unsigned ? "nothing in it is signed" : "there is nothing in it";
  }

  private static String shortened(VerifyingKey key) {
    return key.id().substring(0, 16);
  }

  private List<StatementText> about() {
    List<StatementText> about =
        statements.stream().filter(statement -> statement.isAbout(tree)).toList();
    point(
        "subject",
        about.isEmpty() ? Strength.MISSING : Strength.STRONG,
        about.isEmpty()
            ? "nothing in it is about the tree " + tree + ": stale"
            : "about exactly the tree " + tree);
    return about;
  }

  // All of them: an older or a second one must not outvote another.
  private boolean each(String name, List<StatementText> found, String type, Look look) {
    if (found.isEmpty()) {
      return point(name, Strength.MISSING, "there is no statement " + type + " about this tree");
    }
    Set<String> warned = new TreeSet<>();
    for (StatementText statement : found) {
      Optional<String> wrong = look.wrong(statement);
      if (wrong.isPresent()) {
        return point(name, Strength.MISSING, Harmless.line(wrong.get(), SHOWN));
      }
      warned.addAll(statement.warned());
    }
    String names = Harmless.line(String.join(", ", warned), SHOWN);
    return warned.isEmpty()
        ? point(name, Strength.STRONG, "passed")
        : point(name, Strength.WEAK, "passed, with a warning: " + names);
  }

  /** One way to look at a statement: what is wrong with it, or nothing. */
  private interface Look {
    Optional<String> wrong(StatementText statement);
  }

  private boolean point(String name, Strength strength, String detail) {
    points.add(new Claim(name, strength, detail, List.of()));
    return strength != Strength.MISSING;
  }
}
