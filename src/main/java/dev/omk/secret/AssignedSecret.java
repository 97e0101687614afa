package dev.omk.secret;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Optional;

/** A random-looking value given to something that is called a key, secret, token or password. */
final class AssignedSecret {
  static final String ID = "assigned-secret";

  private static final double LEAST_ENTROPY = 3.6;
  private static final int FEWEST_DIGITS = 2;

  private static final String NAME =
      "(?i)([a-z0-9_.-]*(?:secret|token|passwo?r?d|pwd|credential|api_?key|(?:access|private|auth"
          + "|encryption|signing|master|client|service|account)[_-]?key)[a-z0-9_.-]*)[\"'\\]]{0,2}"
          + "\\s*(?:=>|:=|=|:)\\s*";

  private static final Pattern QUOTED = Pattern.compile(NAME + "[\"'`]([^\\s\"'`]{16,200})[\"'`]");
  private static final Pattern BARE = Pattern.compile(NAME + "([^\\s\"'`;#,]{16,200})\\s*$");

  private static final Pattern BARE_FILES =
      Pattern.compile("(^|.*/)(\\.env[^/]*|[^/]*\\.(env|properties|ini|cfg|conf|ya?ml|toml|sh|tfvars))");

  private static final Pattern NO_SECRET_NAME =
      Pattern.compile(
          "(?i)(public|pub)_?key|key_?id|primary|foreign|sort_?key|cache|partition|hash|sha[0-9]|md5"
              + "|checksum|integrity|fingerprint|etag|tokeni[sz]|token_?(type|url|endpoint|id|name|count"
              + "|class)|csrf|nonce|regex|pattern|(secret|password)_?(name|ref|arn|path|file)|cursor");

  private static final Pattern NO_SECRET_VALUE =
      Pattern.compile(
          "(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
              + "|(?:sha[0-9]+[-:]|md5[-:]|https?:|arn:|urn:|data:|[/.~]).*|.*(?:://|\\(|\\[|\\\\).*"
              + "|[a-z]+(?:[._:/-][a-z]*[0-9]{0,4})+|[a-z]+[0-9]{0,4}");

  private AssignedSecret() {}

  static boolean worthALook(String lower) {
    return lower.contains("secret") || lower.contains("token") || lower.contains("passw")
        || lower.contains("pwd") || lower.contains("credential") || lower.contains("key");
  }

  /** The value, if the line assigns one that looks random. */
  static Optional<String> in(String path, String line) {
    return match(QUOTED.matcher(line))
        .or(
            () ->
                BARE_FILES.matches(path.toLowerCase(Locale.ROOT))
                    ? match(BARE.matcher(line))
                    : Optional.empty());
  }

  private static Optional<String> match(Matcher matcher) {
    while (matcher.find()) {
      String name = matcher.group(1);
      String value = matcher.group(2);
      if (!NO_SECRET_NAME.matcher(name).find() && looksRandom(value)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private static boolean looksRandom(String value) {
    return value.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS
        && value.chars().anyMatch(Character::isLetter)
        && !NO_SECRET_VALUE.matches(value)
        && !Placeholders.isOne(value)
        && Placeholders.entropy(value) >= LEAST_ENTROPY;
  }
}
