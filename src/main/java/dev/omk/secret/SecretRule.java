package dev.omk.secret;

import com.google.re2j.Matcher;
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
 * @param pattern with the secret itself as group 1, and maybe what it is for as group 2
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
    Pattern pattern,
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

  static SecretRule of(String id, String name, String words, String regex) {
    return new SecretRule(
        id,
        name,
        List.of(words.split(" ")),
        false,
        "",
        Pattern.compile(regex),
        value -> !Placeholders.isOne(value),
        place -> true,
        Use.BLOCK);
  }

  SecretRule anyCaseOfWords() {
    return new SecretRule(id, name, words, true, also, pattern, genuine, usable, use);
  }

  SecretRule alsoWith(String word) {
    return new SecretRule(id, name, words, anyCase, word, pattern, genuine, usable, use);
  }

  SecretRule onlyIf(Predicate<String> check) {
    return new SecretRule(id, name, words, anyCase, also, pattern, genuine.and(check), usable, use);
  }

  SecretRule onlyFor(Predicate<String> check) {
    return new SecretRule(id, name, words, anyCase, also, pattern, genuine, check, use);
  }

  /** Whether what the pattern found can be a real secret. */
  boolean isGenuine(Matcher found) {
    return genuine.test(found.group(1)) && (found.groupCount() < 2 || usable.test(found.group(2)));
  }

  SecretRule redactOnly() {
    return new SecretRule(id, name, words, anyCase, also, pattern, genuine, usable, Use.REDACT);
  }
}
