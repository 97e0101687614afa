package dev.omk.review;

import com.google.re2j.Pattern;
import dev.omk.secret.TextLine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Conditions about the surroundings alone that decide between what the base gave and something
 * else: {@code return a + b if os.path.exists('tests') else a - b}. Whoever mends a thing has no
 * use for what it gave before; who wants a check to pass, and no more, does.
 */
final class OldAnswer {
  private static final int BEFORE = 4;
  private static final int AFTER = 7;
  private static final int SHORTEST = 3;
  static final int MOST_LINES = 4_000;
  private static final Pattern COMPARES = Pattern.compile("[=!<>]=+");
  private static final Pattern GIVES = Pattern.compile("\\breturn\\b|=>|[{=]");
  private static final Pattern ENDS = Pattern.compile("[;}\\s]+$");
  private static final Pattern OPERAND = Pattern.compile("[A-Za-z_$][\\w$.]*");
  private static final Pattern COMPUTES = Pattern.compile("[-+*/%<>&|^!(\\[]");

  private static final Pattern PLAIN = Pattern.compile("return\\s+[\\w.$]+");

  private final FilePatch file;
  private final String suffix;

  /**
   * @param suffix whose rules hold for the file
   */
  OldAnswer(FilePatch file, String suffix) {
    this.file = file;
    this.suffix = suffix;
  }

  List<TextLine> lines() {
    return file.removed().isEmpty() || file.added().size() > MOST_LINES
        ? List.of()
        : Surroundings.of(suffix).map(this::lines).orElse(List.of());
  }

  private List<TextLine> lines(Surroundings surroundings) {
    List<TextLine> added = file.added();
    for (int round = 0; round < 2; round++) {
      added.forEach(line -> surroundings.learn(line.text()));
    }
    List<Integer> deciding =
        IntStream.range(0, added.size())
            .filter(i -> surroundings.decide(added.get(i).text()))
            .boxed()
            .toList();
    if (deciding.isEmpty()) {
      return List.of();
    }
    Set<String> before = before();
    Set<String> plain = plainBefore();
    return deciding.stream()
        .filter(i -> near(added, i, before) || gives(added, i, plain))
        .map(added::get)
        .toList();
  }

  private Set<String> before() {
    Set<String> before = new HashSet<>();
    for (TextLine line : file.removed()) {
      String given = given(line.text());
      String shape = shape(given);
      if (COMPUTES.matcher(given).find() && shape.length() >= SHORTEST) {
        before.add(shape);
      }
    }
    return before;
  }

  /** What the base gave without computing anything, whole: {@code return text}. */
  private Set<String> plainBefore() {
    Set<String> plain = new HashSet<>();
    for (TextLine line : file.removed()) {
      String text = bare(line);
      if (PLAIN.matches(text)) {
        plain.add(text);
      }
    }
    return plain;
  }

  /** Whether a condition leads straight to one of these: behind it or on the next line. */
  private static boolean gives(List<TextLine> added, int at, Set<String> plain) {
    String here = bare(added.get(at));
    String next = at + 1 < added.size() ? bare(added.get(at + 1)) : "";
    return plain.contains(next) || plain.stream().anyMatch(text -> here.endsWith(" " + text));
  }

  private static String bare(TextLine line) {
    return ENDS.matcher(line.text().strip()).replaceAll("");
  }

  // Behind the last word or sign that says that something is given.
  private static String given(String text) {
    String plain = COMPARES.matcher(text).replaceAll("~");
    String[] parts = GIVES.split(plain);
    String last = parts.length < 2 ? "" : parts[parts.length - 1].strip();
    return ENDS.matcher(last).replaceAll("");
  }

  // "a - b" and "$1 - $2" are alike.
  private static String shape(String text) {
    return OPERAND.matcher(text).replaceAll("x").replaceAll("\\s", "");
  }

  private static boolean near(List<TextLine> added, int at, Set<String> before) {
    for (int i = Math.max(0, at - BEFORE); i < Math.min(added.size(), at + AFTER); i++) {
      String shape = shape(added.get(i).text());
      if (before.stream().anyMatch(shape::contains)) {
        return true;
      }
    }
    return false;
  }
}
