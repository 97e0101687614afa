package dev.omk.secret;

import com.google.re2j.Pattern;
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
 * @param pattern with the secret itself as group 1
 * @param genuine whether what matched can be a real one; asked by the scan, not by redaction
 * @param use what the rule is for
 */
record SecretRule(
    String id,
    String name,
    List<String> words,
    boolean anyCase,
    String also,
    Pattern pattern,
    Predicate<String> genuine,
    Use use) {

  /** Where a rule counts. */
  enum Use {
    /** A finding in a diff, and redacted. */
    BLOCK,
    /** Redacted only: too common in test data to be a finding. */
    REDACT
  }

  static SecretRule of(String id, String name, String words, String regex) {
    return new SecretRule(
        id,
        name,
        List.of(words.split(" ")),
        false,
        "",
        Pattern.compile(regex),
        value -> !Placeholders.isOne(value),
        Use.BLOCK);
  }

  SecretRule anyCaseOfWords() {
    return new SecretRule(id, name, words, true, also, pattern, genuine, use);
  }

  SecretRule alsoWith(String word) {
    return new SecretRule(id, name, words, anyCase, word, pattern, genuine, use);
  }

  SecretRule onlyIf(Predicate<String> check) {
    return new SecretRule(id, name, words, anyCase, also, pattern, genuine.and(check), use);
  }

  SecretRule redactOnly() {
    return new SecretRule(id, name, words, anyCase, also, pattern, genuine, Use.REDACT);
  }
}
