package dev.omk.secret;

import static dev.omk.secret.MadeUp.ALL;
import static dev.omk.secret.MadeUp.some;
import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.text.Harmless;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final String VALUE = "pa$$ wörd-" + some(ALL, 12);
  private final Redactor redactor = new Redactor(List.of(VALUE, "short"));

  @Test
  void literalValueIsRedactedInEveryForm() {
    String base64 = Base64.getEncoder().encodeToString(VALUE.getBytes(StandardCharsets.UTF_8));

    assertThat(redactor.redact("a " + VALUE + " b")).isEqualTo("a [REDACTED] b");
    assertThat(redactor.redact("x=" + base64)).startsWith("x=[REDACTED]").doesNotContain(base64);
    assertThat(redactor.redact("é " + VALUE + VALUE + "\nü")).isEqualTo("é [REDACTED]\nü");
  }

  @Test
  void shortValuesAndOrdinaryTextStay() {
    String text = "short words, ghp_ and token=1, https://a.b/c";

    assertThat(redactor.redact(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("dev.omk.secret.SecretScanTest#secrets")
  void everyFormatIsRedacted(String rule, String line) {
    if (!rule.equals(AssignedSecret.ID)) {
      assertThat(redactor.redact("before\n" + line + "\nafter"))
          .contains("[REDACTED]")
          .startsWith("before\n")
          .endsWith("\nafter");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.omk.secret.SecretScanTest#secrets")
  void coloursHideNoFormat(String rule, String line) {
    String coloured =
        line.codePoints()
            .mapToObj(c -> "\u001b[1;31m" + Character.toString(c) + "\u001b[0m")
            .collect(Collectors.joining());

    assertThat(Harmless.withoutSequences(redactor.redact("before\n" + coloured + "\nafter")))
        .as(rule)
        .isEqualTo(Harmless.withoutSequences(redactor.redact("before\n" + line + "\nafter")));
  }

  @ParameterizedTest
  @MethodSource("dev.omk.secret.SecretScanTest#secrets")
  void escapesBeforeItHideNoFormat(String rule, String line) {
    for (String escape : List.of("\\n", "\\t", "%3D", "%0a", "\\u000a", "\\x1b[31m")) {
      assertThat(redactor.redact("{\"log\": \"" + escape + line + "\"}"))
          .as(rule + " behind " + escape)
          .startsWith("{\"log\": \"" + escape)
          .contains("[REDACTED]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"token_%s", "x%s", "%s.end", "a%s"})
  void formatThatStandsOutIsFoundWhereverItStands(String line) {
    assertThat(redactor.redact(line.formatted(MadeUp.github())))
        .isEqualTo(line.formatted("[REDACTED]"));
  }

  @Test
  void formatThatStandsOutIsFoundBeforeMoreLetters() {
    assertThat(redactor.redact("a" + MadeUp.github() + "end")).isEqualTo("a[REDACTED]end");
  }

  @Test
  void formatThatWordsMayHaveBeginsAtAWord() {
    String line = "xAIza" + some(ALL, 35);

    assertThat(redactor.redact(line)).isEqualTo(line);
  }

  @Test
  void sequencesOfATerminalHideNoLiteralAndStayWhereNothingIsSecret() {
    String green = "\u001b[32mok\u001b[0m \u001b]0;title\u0007done \u001b";
    String cut = VALUE.substring(0, 3) + "\u001b]8;;http://x\u001b\\" + VALUE.substring(3);

    assertThat(redactor.redact(green)).isEqualTo(green);
    assertThat(redactor.redact("\u001b[31m" + cut + "\u001b[0m failed"))
        .isEqualTo("\u001b[31m[REDACTED]\u001b[0m failed");
  }

  @Test
  void webTokensAndHeadersAreRedacted() {
    String jwt = "eyJ" + some(ALL, 20) + ".eyJ" + some(ALL, 30) + "." + some(ALL, 43);

    assertThat(redactor.redact("got " + jwt)).isEqualTo("got [REDACTED]");
    assertThat(redactor.redact("Authorization: Bearer " + some(ALL, 20)))
        .isEqualTo("Authorization: Bearer [REDACTED]");
  }

  @Test
  void passwordsThatSomebodyMadeUpAreRedacted() {
    assertThat(redactor.redact("password=" + "hunter2secretpw")).isEqualTo("password=[REDACTED]");
    assertThat(redactor.redact("DB_PASSWORD: " + "correcthorse9battery"))
        .isEqualTo("DB_PASSWORD: [REDACTED]");
    for (String none : List.of("password: must be set", "passwords: 12")) {
      assertThat(redactor.redact(none)).isEqualTo(none);
    }
  }

  @Test
  void keysThatLookLikeNothingAreRedactedInOutput() {
    for (String name : List.of("api_key", "API_KEY", "client_secret", "access_token", "TOKEN")) {
      assertThat(redactor.redact(name + "=" + "zxcvbnm98764321")).isEqualTo(name + "=[REDACTED]");
      assertThat(redactor.redact("{\"" + name + "\": \"" + "abcd1234efgh5678" + "\"}"))
          .isEqualTo("{\"" + name + "\": \"[REDACTED]\"}");
    }
    assertThat(redactor.redact("DB_PASS=" + "qwertyuiop123")).isEqualTo("DB_PASS=[REDACTED]");
    for (String none :
        List.of(
            "unexpected token: identifier1",
            "key=abcdefgh12345678",
            "token_type=bearer1234567890",
            "next_page_token: abcdefgh1234567")) {
      assertThat(redactor.redact(none)).isEqualTo(none);
    }
  }

  @Test
  void everyValueOfALineIsRedactedAndWhatFollowsItStays() {
    String first = "zxcvbnm98" + "764321";
    String second = "Xk3Jd82h" + "QpLzR7vN";
    assertThat(
            redactor.redact("{\"password\": \"" + first + "\", \"api_key\": \"" + second + "\"}"))
        .isEqualTo("{\"password\": \"[REDACTED]\", \"api_key\": \"[REDACTED]\"}");
    assertThat(redactor.redact("db password=" + first + " user=me, again " + first + "."))
        .isEqualTo("db password=[REDACTED] user=me, again [REDACTED].");
    assertThat(redactor.redact("$ db --password " + first + " --user me; db --token s3" + "cretly"))
        .isEqualTo("$ db --password [REDACTED] --user me; db --token [REDACTED]");
    for (String none : List.of("--password PASSWORD", "--token --user me12345", "--secret 1")) {
      assertThat(redactor.redact(none)).isEqualTo(none);
    }
  }

  @Test
  void valuesOfOptionsAndOfNpmAreRedacted() {
    assertThat(redactor.redact("$ db --password=correct-horse --user=me"))
        .isEqualTo("$ db --password=[REDACTED] --user=me");
    assertThat(redactor.redact("//localhost/:_authToken=0f3c-77aa-11"))
        .isEqualTo("//localhost/:_authToken=[REDACTED]");
    for (String none : List.of("--password=PASSWORD", "--token=${TOKEN}", "_authToken=${TOKEN}")) {
      assertThat(redactor.redact(none)).isEqualTo(none);
    }
  }

  @Test
  void randomValueGivenToACredentialIsRedacted() {
    String value = "fK7" + "qR2vXw9" + "LmZ4tB8sQ";
    Redactor redactor = new Redactor(List.of());

    assertThat(redactor.redact("db_password=" + value + "\nnext\n"))
        .isEqualTo("db_password=[REDACTED]\nnext\n");
    assertThat(redactor.redact("{\"client_secret\": \"" + value + "\"}")).doesNotContain(value);
    String honest = "passwords: 16 checked\nsecret_name=" + value + "\npassword: (none)\n";
    assertThat(redactor.redact(honest)).isEqualTo(honest);
  }

  @Test
  void keyBlockLosesItsBody() {
    String header = "-----BEGIN EC PRIVATE" + " KEY-----\n";
    String text = "a\n" + header + some(ALL, 64) + "\n" + some(ALL, 30) + "\n-----END X-----\nb\n";

    assertThat(redactor.redact(text))
        .isEqualTo("a\n" + header + "[REDACTED]\n[REDACTED]\n-----END X-----\nb\n");
  }

  @Test
  void lineFilterKeepsLinesAndRemembersAnOpenKey() {
    UnaryOperator<byte[]> filter = redactor.lineFilter();
    String header = "-----BEGIN EC PRIVATE" + " KEY-----\n";

    assertThat(filtered(filter, "a\n" + header)).isEqualTo("a\n" + header);
    assertThat(filtered(filter, some(ALL, 64) + "\n")).isEqualTo("[REDACTED]\n");
    assertThat(filtered(filter, "-----END X-----\nb " + VALUE))
        .isEqualTo("-----END X-----\nb [REDACTED]");
  }

  private static String filtered(UnaryOperator<byte[]> filter, String lines) {
    return new String(filter.apply(lines.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 4096})
  void keyBlockLosesItsBodyWhoeverEndsItsLines(int piece) {
    String one = some(ALL, 64);
    String other = some(ALL, 20);
    String begin = "-----BEGIN PRIVATE" + " KEY-----";
    String end = "-----END PRIVATE" + " KEY-----";
    for (List<String> ends :
        List.of(List.of("\r\n", "\r"), List.of("\n", "\r"), List.of("\r\n", "\r\n"))) {
      String below = ends.getLast();
      String text = begin + ends.getFirst() + one + below + other + below + end + below + "done\n";

      assertThat(inPieces(text, piece))
          .doesNotContain(one, other)
          .contains(begin, "[REDACTED]", end, "done\n");
    }
  }

  @Test
  void loneKeyHeaderHidesNothing() {
    String text = "-----BEGIN PRIVATE" + " KEY-----\ntest 1 failed: expected 2\n";

    assertThat(redactor.redact(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 16, 64, 1000})
  void secretCutByPiecesIsRedacted(int piece) {
    String text = "one\ntwo " + VALUE + " three " + MadeUp.github() + "\n\nfour " + VALUE;

    assertThat(inPieces(text, piece))
        .isEqualTo("one\ntwo [REDACTED] three [REDACTED]\n\nfour [REDACTED]");
  }

  @Test
  void secretInAVeryLongLineIsRedactedWhereverItIs() {
    for (int before : new int[] {0, 1 << 20, (1 << 20) - 10, (1 << 20) - 8200, 3_000_000}) {
      String text = "z".repeat(before) + " " + VALUE + " " + "y".repeat(2_000_000) + "\n";

      assertThat(inPieces(text, 8192))
          .isEqualTo("z".repeat(before) + " [REDACTED] " + "y".repeat(2_000_000) + "\n");
    }
  }

  @Test
  void hostileLineOfSecretsAloneIsBounded() {
    String text = "hv" + "s." + "a".repeat(5_000_000);

    assertThat(inPieces(text, 65536)).startsWith("[REDACTED]").hasSizeLessThan(5_000_000);
  }

  @Test
  void secretThatWasSeenIsKnownWhereItIsCutShort() {
    String token = MadeUp.github();
    Redactor seen = new Redactor(List.of(VALUE));
    String cut = "FAILED t.py - assert '" + token.substring(0, 25);

    assertThat(seen.redact(cut + "...")).as("not seen yet").isEqualTo(cut + "...");
    assertThat(seen.redact("E  assert '" + token + "' == ''\n" + cut + "...\n"))
        .isEqualTo("E  assert '[REDACTED]' == ''\nFAILED t.py - assert '[REDACTED]...\n");
    assertThat(seen.redact(cut + "…' more")).isEqualTo("FAILED t.py - assert '[REDACTED]…' more");
    assertThat(seen.redact(cut + "..." + token.substring(30) + "'"))
        .as("cut in its middle")
        .isEqualTo("FAILED t.py - assert '[REDACTED]...[REDACTED]'");
  }

  @Test
  void beginningsThatAreNotCutOrTooShortAreNoSecrets() {
    String token = MadeUp.github();
    redactor.redact("got " + token);
    for (String honest :
        List.of(
            token.substring(0, 15) + "...",
            token.substring(0, 25) + " ...",
            token.substring(0, 25) + "..",
            token.substring(0, 20) + "0lI1...",
            "x".repeat(40) + "...")) {
      assertThat(redactor.redact("a " + honest + "\n")).isEqualTo("a " + honest + "\n");
    }
  }

  @Test
  void manySecretsInOneOutputAreBounded() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append("password=fK7qR2vXw9LmZ4tB8s").append(1000 + i).append('\n');
      text.append("fK7qR2vXw9LmZ4tB8s...\n");
    }

    assertThat(new Redactor(List.of()).redact(text.toString()))
        .startsWith("password=[REDACTED]\n[REDACTED]...\n")
        .hasLineCount(10_000);
  }

  @Test
  void bytesThatAreNoTextPassUnchanged() {
    byte[] bytes = {(byte) 0xff, 0, '\n', (byte) 0xc3, 27};
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StreamRedactor stream = redactor.newStream(out::write);

    stream.write(bytes, 0, bytes.length);
    stream.finish();

    assertThat(out.toByteArray()).isEqualTo(bytes);
  }

  @Test
  void credentialsOfTheEnvironmentAreKnownByName() {
    String value = some(ALL, 16);

    assertThat(
            Redactor.credentialValues(
                Map.of(
                    "GITHUB_TOKEN",
                    value,
                    "DB_PASSWORD",
                    "correct-horse-1",
                    "MY_API_KEY",
                    "k" + value,
                    "npm_config__authToken",
                    "t" + value)))
        .containsExactlyInAnyOrder(value, "correct-horse-1", "k" + value, "t" + value);
  }

  @Test
  void ordinaryVariablesAreNoCredentials() {
    assertThat(
            Redactor.credentialValues(
                Map.of(
                    "PATH", "/usr/bin:/bin",
                    "SSH_AUTH_SOCK", "/tmp/agent.1",
                    "GPG_KEY_PATH", "abc-123-def-456",
                    "KEYBOARD_LAYOUT", "us-international",
                    "API_TOKEN", "disabled",
                    "USE_TOKEN", "true",
                    "PWD", "/home/someone/project",
                    "SHORT_SECRET", "abc12")))
        .isEmpty();
  }

  private String inPieces(String text, int piece) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StreamRedactor stream = redactor.newStream(out::write);
    for (int at = 0; at < bytes.length; at += piece) {
      stream.write(bytes, at, Math.min(piece, bytes.length - at));
    }
    stream.finish();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aTextThatIsReadPieceByPieceIsTheSame() throws Exception {
    String line = "Zürich \ud83d\ude00 " + "x".repeat(50) + " " + VALUE + "\n";
    String text = "a" + line.repeat(4000) + "no end " + VALUE;

    try (InputStream pieces = redactor.redacting(text.getBytes(StandardCharsets.UTF_8))) {
      assertThat(new String(pieces.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(redactor.redact(text))
          .doesNotContain(VALUE);
    }
    try (InputStream none = redactor.redacting(new byte[0])) {
      assertThat(none.read()).isEqualTo(-1);
    }
  }
}
