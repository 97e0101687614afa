package dev.omk.secret;

import com.google.re2j.Matcher;
import java.util.List;
import java.util.function.Predicate;

/**
 * One format of a secret.
 *
 * @param id stable, for instance {@code github-token}
 * @param name for people, for instance {@code GitHub token}
 * @param words fixed words of which one must be on the line before the pattern is tried
 * @param anyCase whether the words compare without case
 * @param also another word that must be on the line; may be empty
 * @param inside whether a word may stand inside of what the pattern matches, not only at its start
 * @param format with the secret itself as group 1, and maybe what it is for as group 2
 * @param genuine whether what matched can be a real one; asked by the scan, not by redaction
 * @param usable the same of what it is for
 * @param use what the rule is for
 */
record SecretRule(
    String id,
    String name,
    List<String> words,
    boolean anyCase,
    String also,
    boolean inside,
    SecretFormat format,
    Predicate<String> genuine,
    Predicate<String> usable,
    Use use) {

  /** Where a rule counts. */
  enum Use {
    /** A finding in a diff, and redacted. */
    BLOCK,
    /** Redacted only: too common in test data to be a finding. */
    REDACT
  }

  /**
   * A rule that blocks.
   *
   * @param words with blanks between them; every match begins with one
   * @param regex see {@link SecretFormat}
   */
  static SecretRule of(String id, String name, String words, String regex) {
    List<String> each = List.of(words.split(" "));
    return new SecretRule(
        id,
        name,
        each,
        false,
        "",
        false,
        new SecretFormat(each, regex),
        value -> !Placeholders.isOne(value),
        place -> true,
        Use.BLOCK);
  }

  /** The secrets of a line of output that has one of the words. */
  List<Redactor.Range> inOutput(String line) {
    return inside ? format.inOutput(line) : format.behindWords(line, anyCase);
  }

  /** The same rule, whose words may stand inside of a match. */
  SecretRule wordInside() {
    return new SecretRule(id, name, words, anyCase, also, true, format, genuine, usable, use);
  }

  SecretRule anyCaseOfWords() {
    return new SecretRule(id, name, words, true, also, inside, format, genuine, usable, use);
  }

  SecretRule alsoWith(String word) {
    return new SecretRule(id, name, words, anyCase, word, inside, format, genuine, usable, use);
  }

  SecretRule onlyIf(Predicate<String> check) {
    return new SecretRule(
        id, name, words, anyCase, also, inside, format, genuine.and(check), usable, use);
  }

  SecretRule onlyFor(Predicate<String> check) {
    return new SecretRule(id, name, words, anyCase, also, inside, format, genuine, check, use);
  }

  /** Whether what the pattern found can be a real secret. */
  boolean isGenuine(Matcher found) {
    return genuine.test(found.group(1)) && (found.groupCount() < 2 || usable.test(found.group(2)));
  }

  SecretRule redactOnly() {
    return new SecretRule(
        id, name, words, anyCase, also, inside, format, genuine, usable, Use.REDACT);
  }
}
