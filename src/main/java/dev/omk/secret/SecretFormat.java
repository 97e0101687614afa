package dev.omk.secret;

import com.google.re2j.Matcher;
import dev.omk.secret.Redactor.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * What a secret looks like, as a pattern with the secret as group 1: searched for in code, where it
 * begins at a word, and in output, where it may be glued to whatever was printed before it.
 */
final class SecretFormat {
  private static final String WORD = "\\b";

  /** What is left before a secret of something that was escaped: in JSON, in a URL. */
  private static final String ESCAPE =
      "\\\\[abefnrtv0]|%[0-9A-Fa-f]{2}|\\\\u[0-9A-Fa-f]{4}|\\\\x[0-9A-Fa-f]{2}|\\[[0-9;]{0,20}m";

  private static final LatePattern ENDS_IN_ESCAPE = new LatePattern("(?:" + ESCAPE + ")$");
  private static final int LONGEST_ESCAPE = 22;

  private static final int STANDS_OUT = 4;

  /** So many words in one line are looked at one by one; more are left to one search. */
  private static final int MOST_WORDS = 32;

  private final List<String> words;
  private final boolean atWord;
  private final LatePattern inCode;
  private final LatePattern inOutput;
  private final LatePattern behindWord;

  /**
   * A format.
   *
   * @param words fixed ones of which each secret has one
   * @param regex may begin with {@code \b}; what an escape leaves counts as such a place as well
   */
  SecretFormat(List<String> words, String regex) {
    boolean standsOut = words.stream().allMatch(SecretFormat::standsOut);
    boolean begins = regex.startsWith(WORD);
    String free = begins ? regex.substring(WORD.length()) : regex;
    String loose = standsOut && free.endsWith(WORD) ? free.substring(0, free.length() - 2) : free;
    String bound = begins ? "(?:" + WORD + "|" + ESCAPE + ")" + free : free;
    this.words = words;
    this.atWord = begins && !standsOut;
    this.inCode = new LatePattern(bound);
    this.inOutput = new LatePattern(standsOut ? loose : bound);
    this.behindWord = new LatePattern(loose);
  }

  /** Whether no other word or name has it in it by chance. */
  private static boolean standsOut(String word) {
    return word.length() >= STANDS_OUT && !word.chars().allMatch(Character::isLetter);
  }

  /** For a search in a line of code. */
  Matcher inCode(String line) {
    return inCode.matcher(line);
  }

  /** The secrets in a line of output. Linear in the line. */
  List<Range> inOutput(String line) {
    List<Range> found = new ArrayList<>();
    Matcher matcher = inOutput.matcher(line);
    while (matcher.find()) {
      found.add(new Range(matcher.start(1), matcher.end(1)));
    }
    return found;
  }

  /**
   * The same where every match begins with one of the words: most lines that have one hold no
   * secret, which is seen at once there, and late in a search through the line.
   */
  List<Range> behindWords(String line, boolean anyCase) {
    String text = anyCase ? lower(line) : line;
    List<Range> found = new ArrayList<>();
    int from = 0;
    for (int tried = 0; tried < MOST_WORDS; tried++) {
      int at = next(text, from);
      if (at < 0) {
        return found;
      }
      Matcher matcher = behindWord.matcher(new Rest(line, at));
      from = at + 1;
      if (begins(line, at) && matcher.lookingAt()) {
        found.add(new Range(at + matcher.start(1), at + matcher.end(1)));
        from = at + matcher.end(1);
      }
    }
    return inOutput(line);
  }

  private int next(String text, int from) {
    int first = -1;
    for (String word : words) {
      int at = text.indexOf(word, from);
      first = at >= 0 && (first < 0 || at < first) ? at : first;
    }
    return first;
  }

  private boolean begins(String line, int at) {
    return !atWord
        || at == 0
        || !isWord(line.charAt(at - 1))
        || ENDS_IN_ESCAPE.matcher(line.substring(Math.max(0, at - LONGEST_ESCAPE), at)).find();
  }

  private static boolean isWord(char c) {
    return c == '_' || (c >= '0' && c <= '9') || isLetter(c);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Letters of ASCII alone, so that places stay the same. */
  private static String lower(String line) {
    char[] chars = line.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = chars[i] >= 'A' && chars[i] <= 'Z' ? (char) (chars[i] + 32) : chars[i];
    }
    return new String(chars);
  }

  /** What follows in a line, without a copy. */
  private record Rest(String line, int from) implements CharSequence {
    @Override
    public int length() {
      return line.length() - from;
    }

    @Override
    public char charAt(int index) {
      return line.charAt(from + index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return line.substring(from + start, from + end);
    }

    @Override
    public String toString() {
      return line.substring(from);
    }
  }
}
