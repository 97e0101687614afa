package dev.omk.secret;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A random-looking value given to something that is called a key, secret, token or password. */
final class AssignedSecret {
  static final String ID = "assigned-secret";

  /** What a person made up, under the name of a password: told, but never certain. */
  static final String WRITTEN = "written-password";

  private static final double LEAST_ENTROPY = 3.6;

  /** Of sixteen characters there are fewer bits in each. */
  private static final double LEAST_HEX_ENTROPY = 3.0;

  private static final int FEWEST_DIGITS = 2;

  private static final int LONGEST_NAME = 60;
  private static final int SHORTEST = 8;
  private static final int SHORTEST_RANDOM = 16;

  private static final LiteralFinder WORDS =
      new LiteralFinder(
          Stream.of("secret", "token", "passw", "_pass", "pwd", "credential", "key")
              .map(word -> new LiteralFinder.Word(word, true))
              .toList());

  private static final Pattern CREDENTIAL_NAME =
      Pattern.compile(
          "(?i)secret|token|passwo?r?d|pwd|credential|api[_.-]?key|(?:access|private|auth|encryption"
              + "|signing|master|client|service|account)[_.-]?key");

  private static final Pattern PASSWORD_NAME =
      Pattern.compile("(?i)(.*[^a-z])?(\\w*[a-z])?(passw(or)?d|pwd|passphrase)");
  private static final Pattern KEY_NAME =
      Pattern.compile(
          "(?i)(.*[^a-z])?((api|secret|private|access|client|auth)[_.-]?(key|secret|token)|secret|token|(db|user)[_.-]?pass)");
  private static final int SHORTEST_KEY = 12;

  private static final Pattern NO_PASSWORD =
      Pattern.compile(".*[|:,/(){}<>\\[\\]\\\\].*|.*\\.[a-z].*");

  private static final Pattern HEX = Pattern.compile("(?i)[0-9a-f]{32,}");

  private static final Pattern BARE_FILES =
      Pattern.compile(
          "(^|.*/)((docker|container)file[^/]*|\\.env[^/]*|[^/]*\\.(env|properties|ini|cfg|conf|ya?ml|toml|sh|tfvars))");

  private static final Pattern NO_SECRET_NAME =
      Pattern.compile(
          "(?i)(public|pub)_?key|key_?id|primary|foreign|sort_?key|cache|partition|hash|sha[0-9]|md5"
              + "|checksum|integrity|fingerprint|etag|tokeni[sz]|token_?(type|url|endpoint|id|name|count"
              + "|class)|csrf|nonce|credential_?id|(next|continuation|page|pagination|change|update|verification"
              + "|sync|resume|cancellation)_?token|regex|pattern|(secret|password)_?(name|ref|arn|path|file)|cursor");

  /** Among them addresses of Ethereum, and the tokens of maps that their provider calls public. */
  private static final Pattern NO_SECRET_VALUE =
      Pattern.compile(
          "(?i)[0-9a-f]{16,31}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
              + "|(?:sha[0-9]+[-:]|md5[-:]|https?:|arn:|urn:|data:|[/.~]).*|.*(?:://|\\(|\\[|\\\\).*"
              + "|[a-z_]+(?::[\\w,.-]+)?(?:\\|[a-z_0-9]+(?::[\\w,.-]+)?)+"
              + "|0x[0-9a-f]{40}|pk\\.eyj[\\w-]+\\.[\\w-]+"
              + "|[a-z]+(?:[._:/-][a-z]*[0-9]{0,4})+|[a-z]+[0-9]{0,4}");

  /** What a chain of blocks publishes of itself: where coins and contracts are found. */
  private static final Pattern ADDRESS_NAME = Pattern.compile("(?i)address|mint|contract");

  private static final Pattern NO_ADDRESS_NAME =
      Pattern.compile("(?i)private|secret|seed|passw|pwd|mnemonic");
  private static final Pattern ADDRESS = Pattern.compile("[1-9A-HJ-NP-Za-km-z]{32,44}");

  private static final Pattern PROSE =
      Pattern.compile("(?i).*\\.(md|mdx|rst|adoc|txt)|(.*/)?(docs?|examples?|samples?)/.*");

  private AssignedSecret() {}

  /** Whether a path holds prose or examples, where such a value is only a guess. */
  static boolean isProse(String path) {
    return PROSE.matches(path);
  }

  /** Whether a line has a word of a credential's name: the others assign nothing. */
  static boolean mayBeIn(String line) {
    byte[] bytes = LiteralFinder.bytes(line);
    return WORDS.first(bytes, 0, bytes.length) >= 0;
  }

  /** The values that the line assigns and that look random. */
  static List<String> in(String path, String line) {
    return values(
        path, line, given -> isLong(given.value()) && isCredential(given.name(), given.value()));
  }

  /** The values that the line assigns to passwords and that are short, of letters and digits. */
  static List<String> writtenIn(String path, String line) {
    return values(
        path, line, given -> !isLong(given.value()) && isWritten(given.name(), given.value()));
  }

  private static List<String> values(String path, String line, Predicate<Given> wanted) {
    return assigned(line).stream()
        .filter(given -> counts(given.assignment(), path))
        .filter(wanted)
        .map(Given::value)
        .toList();
  }

  /** Either, of any length, in a line of a program's output. */
  static List<Redactor.Range> inOutput(String line) {
    List<Redactor.Range> ranges = new ArrayList<>();
    for (Given given : assigned(line)) {
      String value = given.value();
      if (value.length() >= SHORTEST && looksSecret(given.name(), value)) {
        int start = given.assignment().start();
        ranges.add(new Redactor.Range(start, start + value.length()));
      }
    }
    return ranges;
  }

  private static boolean looksSecret(String name, String value) {
    return (isLong(value) && isCredential(name, value))
        || isWritten(name, value)
        || isKeyInOutput(name, value);
  }

  /** A value with the whole name that it is given to. */
  private record Given(String name, Assignment assignment) {
    String value() {
      return assignment.value();
    }
  }

  private static List<Given> assigned(String line) {
    List<Given> all = new ArrayList<>();
    byte[] bytes = RuleSet.bytes(line);
    for (int hit = WORDS.first(bytes, 0, bytes.length);
        hit >= 0;
        hit = WORDS.first(bytes, hit + 1, bytes.length)) {
      int word = hit + 1;
      Assignment.behind(line, word)
          .ifPresent(
              found -> {
                String name = line.substring(nameStart(line, word), word) + found.rest();
                all.add(new Given(name, found));
              });
    }
    return all;
  }

  // Without quotes it counts where files write so, at the end of a line.
  private static boolean counts(Assignment assignment, String path) {
    return assignment.value().length() >= SHORTEST
        && (assignment.quoted() || (assignment.last() && isBareFile(path)));
  }

  private static boolean isLong(String value) {
    return value.length() >= SHORTEST_RANDOM;
  }

  private static boolean isWritten(String name, String value) {
    return PASSWORD_NAME.matches(name)
        && value.chars().anyMatch(Character::isDigit)
        && value.chars().anyMatch(Character::isLetter)
        && !NO_PASSWORD.matches(value)
        && !Placeholders.isOne(value);
  }

  // Somebody made it up, or it looks like nothing; an output may lose a word sooner than code.
  private static boolean isKeyInOutput(String name, String value) {
    return value.length() >= SHORTEST_KEY
        && KEY_NAME.matches(name)
        && !NO_SECRET_NAME.matcher(name).find()
        && value.chars().anyMatch(Character::isDigit)
        && value.chars().anyMatch(Character::isLetter)
        && !NO_PASSWORD.matches(value)
        && !Placeholders.isOne(value);
  }

  private static boolean isBareFile(String path) {
    return BARE_FILES.matches(path.toLowerCase(Locale.ROOT));
  }

  private static int nameStart(String line, int after) {
    int start = after;
    while (start > 0 && after - start < LONGEST_NAME && isName(line.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }

  private static boolean isCredential(String name, String value) {
    return CREDENTIAL_NAME.matcher(name).find()
        && !NO_SECRET_NAME.matcher(name).find()
        && !isAddress(name, value)
        && looksRandom(value);
  }

  private static boolean isAddress(String name, String value) {
    return ADDRESS.matches(value)
        && ADDRESS_NAME.matcher(name).find()
        && !NO_ADDRESS_NAME.matcher(name).find();
  }

  /** Whether a value looks as if it was drawn by chance. */
  static boolean looksRandom(String value) {
    double least = HEX.matches(value) ? LEAST_HEX_ENTROPY : LEAST_ENTROPY;
    return value.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS
        && value.chars().anyMatch(Character::isLetter)
        && !NO_SECRET_VALUE.matches(value)
        && !Placeholders.isOne(value)
        && !MadeOfWords.is(value)
        && Placeholders.entropy(value) >= least;
  }
}
