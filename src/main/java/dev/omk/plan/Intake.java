package dev.omk.plan;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a goal's text before anything is planned. */
public sealed interface Intake {

  /** The largest text of a goal, in bytes of UTF-8. */
  int MAX_BYTES = 64 * 1024;

  /** The text in Unicode's composed form, with every run of white space as one blank. */
  String normalized();

  /** The kind of goal that the words ask for. */
  GoalKind kind();

  /** Why it is of that kind, one line. */
  String kindReason();

  /** The kinds that the words would have allowed too, and why it is none of them, one line each. */
  List<String> alternatives();

  /** It can be worked on. */
  record Clear(String normalized, GoalKind kind, String kindReason, List<String> alternatives)
      implements Intake {}

  /**
   * Nobody could tell when it is reached.
   *
   * @param reason one line
   * @param hints the user's own words in a form that could be judged
   */
  record Vague(
      String normalized,
      GoalKind kind,
      String kindReason,
      List<String> alternatives,
      String reason,
      List<String> hints)
      implements Intake {

    /** The same with hints that know the project. */
    public Vague in(Rewordings.Place place) {
      return new Vague(
          normalized, kind, kindReason, alternatives, reason, Rewordings.of(normalized, place));
    }
  }

  /** Reads a goal's text and finds its kind. */
  static Intake read(String text) {
    return read(text, null);
  }

  /**
   * Reads a goal's text.
   *
   * @param asked the kind that the user named, or null to go by the words
   * @throws OmkException if it is empty or larger than {@link #MAX_BYTES}
   */
  static Intake read(String text, @Nullable GoalKind asked) {
    String normalized =
        Normalizer.normalize(text, Normalizer.Form.NFC)
            .replaceAll("[\\s\\p{Z}\\p{Cc}\\uFEFF]+", " ")
            .strip();
    if (normalized.isEmpty()) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "goal text cannot be empty",
          "say what is to be done, for instance: omk goal run \"Fix the failing test in calc\"");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "goal text is larger than 64 KiB",
          "put the details into a file of the repository and name it in the goal");
    }
    KindRules.Detected found = KindRules.detect(text, normalized, asked);
    return VagueRules.reason(normalized, !Criteria.in(text).isEmpty())
        .<Intake>map(
            reason ->
                new Vague(
                    normalized,
                    found.kind(),
                    found.reason(),
                    found.alternatives(),
                    reason,
                    Rewordings.of(normalized, Rewordings.Place.UNKNOWN)))
        .orElseGet(() -> new Clear(normalized, found.kind(), found.reason(), found.alternatives()));
  }
}
