package dev.omk.plan;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What becomes of a goal's text before anything is planned. */
public sealed interface Intake {

  /** The largest text of a goal, in bytes of UTF-8. */
  int MAX_BYTES = 64 * 1024;

  /** The text with every run of white space as one blank. */
  String normalized();

  /** The kind of goal that the words ask for. */
  GoalKind kind();

  /** It can be worked on. */
  record Clear(String normalized, GoalKind kind, String kindReason) implements Intake {}

  /**
   * Nobody could tell when it is reached.
   *
   * @param reason one line
   * @param hints how to phrase it instead
   */
  record Vague(
      String normalized, GoalKind kind, String kindReason, String reason, List<String> hints)
      implements Intake {}

  /**
   * Reads a goal's text.
   *
   * @throws OmkException if it is empty or larger than {@link #MAX_BYTES}
   */
  static Intake read(String text) {
    String normalized = text.replaceAll("[\\s\\p{Z}\\p{Cc}]+", " ").strip();
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
    KindRules.Detected detected = KindRules.detect(normalized);
    return VagueRules.reason(normalized)
        .<Intake>map(
            reason ->
                new Vague(
                    normalized,
                    detected.kind(),
                    detected.reason(),
                    reason,
                    VagueRules.hints(normalized)))
        .orElseGet(() -> new Clear(normalized, detected.kind(), detected.reason()));
  }
}
