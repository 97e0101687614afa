package dev.omk.doctor;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A version as programs print it.
 *
 * @param text for instance {@code 2.39.5}, with what follows its numbers, for instance {@code
 *     -beta.1}
 * @param numbers the numbers at its beginning
 */
record VersionNumber(String text, List<Integer> numbers) {
  private static final Pattern PATTERN =
      Pattern.compile(
          "(?:^|[^0-9A-Za-z.])v?(([0-9]{1,8}(?:\\.[0-9]{1,8})+)(?:[-+][0-9A-Za-z.-]+)?)");

  VersionNumber {
    numbers = List.copyOf(numbers);
  }

  /** The first one in an output. */
  static Optional<VersionNumber> in(String output) {
    Matcher matcher = PATTERN.matcher(output);
    if (!matcher.find()) {
      return Optional.empty();
    }
    List<Integer> numbers = new ArrayList<>();
    for (String number : matcher.group(2).split("\\.", -1)) {
      numbers.add(Integer.valueOf(number));
    }
    return Optional.of(new VersionNumber(matcher.group(1), numbers));
  }

  /** Whether it is that version or a later one; what is missing counts as 0. */
  boolean atLeast(int... least) {
    for (int i = 0; i < least.length; i++) {
      int here = i < numbers.size() ? numbers.get(i) : 0;
      if (here != least[i]) {
        return here > least[i];
      }
    }
    return true;
  }
}
