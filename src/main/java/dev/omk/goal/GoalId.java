package dev.omk.goal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a goal: {@code goal-YYYYMMDD-HHMMSS-mmm-<8 hex>} in UTC, so that names sort by age.
 *
 * @param value the id as text
 */
public record GoalId(String value) implements Comparable<GoalId> {
  private static final Pattern FORM =
      Pattern.compile("goal-[0-9]{8}-[0-9]{6}-[0-9]{3}-[0-9a-f]{8}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  public GoalId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a goal id: " + value);
    }
  }

  /** The id of a goal that is created now; {@code random} tells goals of one millisecond apart. */
  public static GoalId create(Instant now, int random) {
    return new GoalId("goal-" + TIME.format(now) + "-" + HexFormat.of().toHexDigits(random));
  }

  /** The id, if the text is one. */
  public static Optional<GoalId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new GoalId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(GoalId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
