package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * New conditions about the surroundings alone, put before an answer that stands as it was, with
 * another one computed from the same things: {@code if os.environ.get("TESTING"): return a + b}
 * above {@code return a - b}. Where {@link OldAnswer} looks for what a change brings back, this
 * looks for what it leaves.
 */
final class StandingAnswer {
  private static final int GIVEN_WITHIN = 3;
  private static final int STANDS_WITHIN = 5;
  private static final Pattern GIVES =
      Pattern.compile("\\breturn\\b\\s*([^;}]*)|=>\\s*\\(?([^;}]*)");
  private static final Pattern BARE = Pattern.compile("^[^;={}]+$");
  private static final Pattern TEXT = Pattern.compile("[\"'`]");
  private static final Pattern OPERAND = Pattern.compile("[A-Za-z_$][\\w$.]*");
  private static final Pattern COMPUTES = Pattern.compile("[-+*/%<>&|^!(\\[]");

  private final FilePatch file;
  private final String suffix;
  private final Function<String, Optional<String>> content;

  /**
   * @param suffix whose rules hold for the file
   * @param content of a file as it is now, where it can be read
   */
  StandingAnswer(FilePatch file, String suffix, Function<String, Optional<String>> content) {
    this.file = file;
    this.suffix = suffix;
    this.content = content;
  }

  List<TextLine> lines() {
    return file.isNew() || file.added().size() > OldAnswer.MOST_LINES
        ? List.of()
        : Surroundings.of(suffix).map(this::lines).orElse(List.of());
  }

  private List<TextLine> lines(Surroundings surroundings) {
    List<TextLine> added = file.added();
    added.forEach(line -> surroundings.learn(line.text()));
    List<TextLine> deciding =
        added.stream().filter(line -> surroundings.decide(line.text())).toList();
    if (deciding.isEmpty()) {
      return List.of();
    }
    List<String> now = content.apply(file.path()).orElse("").lines().toList();
    Set<Integer> numbers = new TreeSet<>();
    added.forEach(line -> numbers.add(line.number()));
    return deciding.stream().filter(line -> putBefore(line.number(), now, numbers)).toList();
  }

  // Lines are counted from 1.
  private static boolean putBefore(int condition, List<String> now, Set<Integer> added) {
    List<String> given = new ArrayList<>();
    int at = condition;
    for (; added.contains(at) && at <= now.size(); at++) {
      if (at < condition + GIVEN_WITHIN) {
        given(now.get(at - 1)).ifPresent(given::add);
      }
    }
    for (int i = at; i < Math.min(now.size() + 1, at + STANDS_WITHIN); i++) {
      if (!added.contains(i)) {
        String line = now.get(i - 1).strip();
        String stands = given(line).orElse(BARE.matcher(line).matches() ? line : "");
        if (given.stream().anyMatch(other -> areOfTheSame(other, stands))) {
          return true;
        }
      }
    }
    return false;
  }

  private static Optional<String> given(String line) {
    Matcher gives = GIVES.matcher(line);
    Optional<String> last = Optional.empty();
    while (gives.find()) {
      String one = gives.group(1) == null ? gives.group(2) : gives.group(1);
      last = Optional.of(one.strip());
    }
    return last;
  }

  // "a + b" and "a - b", but not "text" and "red(text)": that is how a thing looks.
  private static boolean areOfTheSame(String given, String stands) {
    Set<String> operands = operands(given);
    return !given.equals(stands)
        && !operands.isEmpty()
        && operands.equals(operands(stands))
        && computes(given)
        && computes(stands);
  }

  private static boolean computes(String text) {
    return COMPUTES.matcher(text).find() && !TEXT.matcher(text).find();
  }

  private static Set<String> operands(String text) {
    Set<String> operands = new TreeSet<>();
    Matcher operand = OPERAND.matcher(text);
    while (operand.find()) {
      operands.add(operand.group());
    }
    return operands;
  }
}
