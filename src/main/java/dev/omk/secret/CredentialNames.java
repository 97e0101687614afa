package dev.omk.secret;

import com.google.re2j.Pattern;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which environment variables carry credentials. */
final class CredentialNames {
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "(?i)(.*[_-])?(\\w*TOKEN|\\w*KEY|\\w*SECRET|\\w*PASSWORD|PASSWD|PASS|PASSPHRASE|CREDENTIALS?"
              + "|AUTH|PAT|COOKIE)([_-]?[0-9]+)?|(?i).*(SECRET|TOKEN|PASSWORD)_.*");

  private static final Pattern NO_CREDENTIAL =
      Pattern.compile(
          "(?i).*(_FILE|_PATH|_DIR|_URL|_SOCK|_NAME|_TYPE|_ID|_TTL|KEYBOARD|MONKEY|HOTKEY).*");

  /** Paths, plain words, numbers, and settings that only sound like credentials. */
  private static final Pattern ORDINARY =
      Pattern.compile("(?i)[/~.].*|[a-z]+|[0-9]{1,12}|true|false|https?://[^@]*|[a-z]:\\\\.*");

  private static final int SURELY_RANDOM = 20;

  private CredentialNames() {}

  static Set<String> values(Map<String, String> env) {
    Set<String> values = new HashSet<>();
    for (Map.Entry<String, String> variable : env.entrySet()) {
      String value = variable.getValue().strip();
      boolean named =
          CREDENTIAL.matches(variable.getKey()) && !NO_CREDENTIAL.matches(variable.getKey());
      boolean ordinary = ORDINARY.matches(value) && !longWord(value);
      if (named && value.length() >= Redactor.SHORTEST && !ordinary) {
        values.add(value);
      }
    }
    return values;
  }

  // Twenty letters without a break are no word.
  private static boolean longWord(String value) {
    return value.length() >= SURELY_RANDOM && value.chars().allMatch(Character::isLetter);
  }
}
