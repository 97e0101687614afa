package dev.omk.secret;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Takes secrets out of text: literal values that are given, as they are and as base64, URL and JSON
 * write them, everything in a provider's format, and a random-looking value that is given to
 * something called a password, secret, token or key. A secret that it has seen is known from then
 * on where a program cut it short. Thread-safe.
 */
public final class Redactor {
  /** What stands in a secret's place. */
  public static final String REDACTED = "[REDACTED]";

  /** Literal values shorter than this are left alone: they would hit ordinary words. */
  public static final int SHORTEST = 8;

  /** Of so many values that a line assigns, other places in it are looked for. */
  private static final int MOST_AGAIN = 16;

  /** How every sequence for a terminal begins: behind one a word may be hidden. */
  private static final LiteralFinder.Word COLOUR = new LiteralFinder.Word("\u001b", false);

  /**
   * Words of names for which it is worth a look at a line of a program's output: fewer than those
   * of files, for an output is full of keys and tokens of other kinds.
   */
  private static final List<LiteralFinder.Word> ASSIGNED =
      Stream.of(
              "passw",
              "_pass",
              "secret",
              "api_key",
              "apikey",
              "api-key",
              "access_key",
              "_token",
              "-token",
              "token=",
              "token\"")
          .map(word -> new LiteralFinder.Word(word, true))
          .toList();

  private final LiteralFinder finder;
  private final int ruleWords;
  private final int assignedWords;
  private final List<String> literals;
  private final CutSecrets cut = new CutSecrets();

  /** A piece of a line that is secret, from {@code start} up to {@code end}. */
  record Range(int start, int end) {}

  /**
   * A redactor of these values besides the known formats.
   *
   * @param literalSecrets values; one of several lines counts line by line
   */
  public Redactor(Collection<String> literalSecrets) {
    Set<String> all = new LinkedHashSet<>();
    literalSecrets.stream().flatMap(String::lines).forEach(value -> addForms(value.strip(), all));
    this.literals = List.copyOf(all);
    List<LiteralFinder.Word> words = new ArrayList<>(RuleSet.BUILT_IN.words());
    this.ruleWords = words.size();
    words.addAll(ASSIGNED);
    this.assignedWords = words.size();
    literals.forEach(value -> words.add(new LiteralFinder.Word(value, false)));
    words.add(COLOUR);
    this.finder = new LiteralFinder(words);
  }

  private static void addForms(String value, Set<String> all) {
    if (value.length() < SHORTEST) {
      return;
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    all.add(latin1(utf8));
    all.add(Base64.getEncoder().withoutPadding().encodeToString(utf8));
    all.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
    all.add(
        latin1(value.replace("\\", "\\\\").replace("\"", "\\\"").getBytes(StandardCharsets.UTF_8)));
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The values of environment variables that look like credentials by name and by value. */
  public static Set<String> credentialValues(Map<String, String> env) {
    return CredentialNames.values(env);
  }

  /** One of what looks like a credential in an environment, besides the known formats. */
  public static Redactor ofCredentials(Map<String, String> env) {
    return new Redactor(credentialValues(env));
  }

  /** The text with {@link #REDACTED} in place of each secret. */
  public String redact(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (suspicious(utf8, 0, utf8.length) < 0) {
      return text;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(utf8.length);
    StreamRedactor stream = newStream(out::write);
    stream.write(utf8, 0, utf8.length);
    stream.finish();
    return out.toString(StandardCharsets.UTF_8);
  }

  /**
   * The same piece by piece: a large text is never in memory a second time.
   *
   * @param utf8 not copied; what is not UTF-8 in it becomes U+FFFD
   */
  public InputStream redacting(byte[] utf8) {
    return new RedactedText(this, utf8);
  }

  /** A redactor for one stream of bytes that comes in pieces. */
  public StreamRedactor newStream(ByteSink sink) {
    return new StreamRedactor(this, sink);
  }

  /**
   * A filter for one stream that comes in whole lines; only the last may lack its newline. Gives as
   * many lines as it takes. Remembers between calls whether a private key is open.
   */
  public UnaryOperator<byte[]> lineFilter() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StreamRedactor stream = newStream(out::write);
    return lines -> {
      out.reset();
      stream.write(lines, 0, lines.length);
      stream.finish();
      return out.toByteArray();
    };
  }

  /** The last byte of the first word that may belong to a secret, or -1. */
  int suspicious(byte[] text, int from, int to) {
    int word = finder.first(text, from, to);
    int head = cut.first(text, from, word < 0 ? to : word);
    return head < 0 ? word : head;
  }

  /** The secret pieces of a line, in order, not overlapping. */
  List<Range> secrets(byte[] text, int from, int to) {
    List<Range> plain = asItIs(text, from, to);
    if (!Uncoloured.needed(text, from, to)) {
      return plain;
    }
    Uncoloured line = Uncoloured.of(text, from, to);
    List<Range> all = new ArrayList<>(plain);
    all.addAll(line.inLine(asItIs(line.bytes(), 0, line.length())));
    return merged(all);
  }

  private List<Range> asItIs(byte[] text, int from, int to) {
    BitSet found = finder.all(text, from, to);
    if (found.isEmpty() && cut.first(text, from, to) < 0) {
      return List.of();
    }
    String line = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    List<Range> ranges = new ArrayList<>(whole(found, line));
    cut.remember(line, ranges);
    ranges.addAll(cut.in(line));
    return merged(ranges);
  }

  private List<Range> whole(BitSet found, String line) {
    List<Range> ranges = new ArrayList<>();
    found.stream()
        .filter(number -> number >= assignedWords && number < assignedWords + literals.size())
        .forEach(number -> literal(line, literals.get(number - assignedWords), ranges));
    int assigned = found.nextSetBit(ruleWords);
    if (assigned >= 0 && assigned < assignedWords) {
      List<Range> given = AssignedSecret.inOutput(line);
      ranges.addAll(given);
      given.stream()
          .limit(MOST_AGAIN)
          .map(range -> line.substring(range.start(), range.end()))
          .distinct()
          .forEach(value -> literal(line, value, ranges));
    }
    for (SecretRule rule : RuleSet.BUILT_IN.rules(found, line)) {
      ranges.addAll(rule.inOutput(line));
    }
    return ranges;
  }

  private static void literal(String line, String value, List<Range> ranges) {
    for (int at = line.indexOf(value); at >= 0; at = line.indexOf(value, at + value.length())) {
      ranges.add(new Range(at, at + value.length()));
    }
  }

  private static List<Range> merged(List<Range> ranges) {
    List<Range> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingInt(Range::start));
    List<Range> merged = new ArrayList<>();
    for (Range range : sorted) {
      if (!merged.isEmpty() && merged.getLast().end() >= range.start()) {
        Range last = merged.removeLast();
        merged.add(new Range(last.start(), Math.max(last.end(), range.end())));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }
}
