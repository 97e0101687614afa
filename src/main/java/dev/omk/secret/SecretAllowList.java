package dev.omk.secret;

import dev.omk.digest.Sha256;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a repository declares to be no secret, in {@code .omk/secrets-allow} as it was on the base.
 *
 * <p>One entry a line; {@code #} begins a comment. {@code sha256:HEX} is the hash of the value
 * itself, {@code RULE PATH} one rule in one file, {@code PATH} every rule in one file. A path that
 * ends in {@code /} is a folder, and {@code *} may stand at its end.
 */
public final class SecretAllowList {
  /** The mark within a line. Counts only if the line was on the base. */
  public static final String MARK = "omk:allow-secret";

  private final Set<String> hashes = new HashSet<>();
  private final Set<String> entries = new HashSet<>();

  private SecretAllowList() {}

  /** Reads the content of the file; an empty text allows nothing. */
  public static SecretAllowList of(String content) {
    SecretAllowList list = new SecretAllowList();
    content
        .lines()
        .map(line -> line.replaceFirst("(^|\\s)#.*$", "").strip())
        .filter(Predicate.not(String::isEmpty))
        .forEach(list::add);
    return list;
  }

  private void add(String entry) {
    if (entry.startsWith("sha256:")) {
      hashes.add(entry.substring("sha256:".length()).toLowerCase(Locale.ROOT));
    } else {
      entries.add(entry.replaceAll("\\s+", " "));
    }
  }

  boolean allows(String rule, String path, String secret) {
    return hashes.contains(Sha256.hexOf(secret))
        || entries.stream().anyMatch(entry -> names(entry, rule, path));
  }

  private static boolean names(String entry, String rule, String path) {
    int blank = entry.indexOf(' ');
    boolean ofRule = blank < 0 || entry.substring(0, blank).equals(rule);
    String target = entry.substring(blank + 1);
    boolean prefix = target.endsWith("/") || target.endsWith("*");
    String start = target.endsWith("*") ? target.substring(0, target.length() - 1) : target;
    return ofRule && (prefix ? path.startsWith(start) : path.equals(target));
  }
}
