package dev.omk.attest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.attest.BundleCheck.Verdict;
import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleCheckTest {
  private static final String TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
  private static final SigningKey KEY = SigningKey.fresh();

  private static ObjectNode statement(String type, ObjectNode predicate) {
    ObjectNode statement = Json.object();
    statement.put("_type", "https://in-toto.io/Statement/v1");
    statement.putArray("subject").addObject().putObject("digest").put("gitTree", TREE);
    statement.put("predicateType", type);
    statement.set("predicate", predicate);
    return statement;
  }

  private static ObjectNode summary(String result, String level) {
    ObjectNode predicate = Json.object();
    predicate.putObject("verifier").put("id", "urn:omk:goal");
    predicate.putObject("policy").put("uri", "urn:omk:readiness");
    predicate.put("verificationResult", result);
    predicate.putArray("verifiedLevels").add(level);
    return statement("https://slsa.dev/verification_summary/v1", predicate);
  }

  private static ObjectNode tests(String result) {
    ObjectNode predicate = Json.object().put("result", result);
    return statement("https://in-toto.io/attestation/test-result/v0.1", predicate);
  }

  private static final ObjectNode READY = summary("PASSED", "OMK_READY");
  private static final ObjectNode GREEN = tests("PASSED");

  private static String plain(ObjectNode... statements) {
    StringBuilder lines = new StringBuilder();
    for (ObjectNode statement : statements) {
      lines.append(text(statement)).append('\n');
    }
    return lines.toString();
  }

  private static String text(ObjectNode document) {
    return new String(Json.line(document), StandardCharsets.UTF_8);
  }

  private static String signed(SigningKey key, ObjectNode... statements) {
    StringBuilder lines = new StringBuilder();
    for (ObjectNode statement : statements) {
      lines.append(text(Envelope.sign(Json.line(statement), key).json())).append('\n');
    }
    return lines.toString();
  }

  private static BundleCheck.Result check(String bundle, Optional<VerifyingKey> key) {
    return BundleCheck.of(bundle.getBytes(StandardCharsets.UTF_8), TREE, key);
  }

  private static Verdict unsigned(String bundle) {
    return check(bundle, Optional.empty()).verdict();
  }

  private static Verdict withKey(String bundle) {
    return check(bundle, Optional.of(KEY.open())).verdict();
  }

  @Test
  void preAuthenticationIsThatOfTheProtocol() {
    // The example of DSSE's protocol.md.
    assertThat(
            new String(
                Envelope.preAuthentication(
                    "http://example.com/HelloWorld",
                    "hello world".getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8))
        .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
  }

  @Test
  void signatureIsThatOfRfc8032() throws Exception {
    // RFC 8032, section 7.1, test 1: the empty message; the key as RFC 8410 wraps it.
    byte[] seed =
        HexFormat.of()
            .parseHex(
                "302e020100300506032b6570042204209d61b19deffd5a60ba844af492ec2cc4"
                    + "4449c5697b326919703bac031cae7f60");
    byte[] open =
        HexFormat.of()
            .parseHex(
                "302a300506032b6570032100d75a980182b10ab7d54bfed3c964073a0ee172f3"
                    + "daa62325af021a68f707511a");
    SigningKey key =
        SigningKey.parse(Pem.encode("PRIVATE KEY", seed) + Pem.encode("PUBLIC KEY", open));

    byte[] signature = key.sign(new byte[0]);

    assertThat(HexFormat.of().formatHex(signature)).startsWith("e5564300c360ac729086e2cc806e828a");
    assertThat(key.open().verifies(new byte[0], signature)).isTrue();
    assertThat(key.open().verifies(new byte[1], signature)).isFalse();
    assertThat(key.open().verifies(new byte[0], new byte[3])).isFalse();
  }

  @Test
  void keyReadsBackAsItWasWritten() throws Exception {
    SigningKey read = SigningKey.parse(KEY.pem());

    assertThat(read.open()).isEqualTo(KEY.open());
    assertThat(KEY.open().verifies(new byte[] {1}, read.sign(new byte[] {1}))).isTrue();
    assertThat(KEY.open().id()).matches("[0-9a-f]{64}");
  }

  @Test
  void whatIsSignedOfThisTreeAndReadyIsAccepted() {
    assertThat(withKey(signed(KEY, READY, GREEN))).isEqualTo(Verdict.ACCEPTED);
    assertThat(withKey(signed(KEY, GREEN, READY))).isEqualTo(Verdict.ACCEPTED);
    assertThat(unsigned(signed(KEY, READY, GREEN))).isEqualTo(Verdict.ACCEPTED);
    assertThat(unsigned(plain(READY, tests("WARNED")))).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void whatTheKeyDidNotSignCountsForNothing() {
    SigningKey other = SigningKey.fresh();

    assertThat(withKey(plain(READY, GREEN))).isEqualTo(Verdict.TAMPERED);
    assertThat(withKey(signed(other, READY, GREEN))).isEqualTo(Verdict.TAMPERED);
    assertThat(withKey("")).isEqualTo(Verdict.TAMPERED);
    assertThat(withKey(signed(KEY, GREEN) + signed(other, READY))).isEqualTo(Verdict.NOT_READY);
    assertThat(withKey(signed(KEY, GREEN) + plain(READY))).isEqualTo(Verdict.NOT_READY);
    assertThat(withKey(signed(KEY, READY, GREEN) + signed(other, summary("FAILED", "FAILED"))))
        .isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void signedAndChangedIsTampered() throws Exception {
    ObjectNode failed = Envelope.sign(Json.line(summary("FAILED", "FAILED")), KEY).json();
    failed.put("payload", Base64.getEncoder().encodeToString(Json.line(READY)));

    assertThat(withKey(text(failed) + "\n" + signed(KEY, GREEN))).isEqualTo(Verdict.TAMPERED);
    assertThat(withKey(text(failed) + "\n" + signed(KEY, READY, GREEN)))
        .isEqualTo(Verdict.TAMPERED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"%%\"}",
        "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":7}",
        "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"bm8=\"}",
        "{\"_type\":\"a\",\"_type\":\"b\"}"
      })
  void whatCannotBeReadIsTampered(String line) {
    assertThat(unsigned(line + "\n" + plain(READY, GREEN))).isEqualTo(Verdict.TAMPERED);
  }

  @Test
  void anotherTreeIsStale() {
    byte[] bundle = signed(KEY, READY, GREEN).getBytes(StandardCharsets.UTF_8);
    BundleCheck.Result check = BundleCheck.of(bundle, "0".repeat(40), Optional.of(KEY.open()));

    assertThat(check.verdict()).isEqualTo(Verdict.NOT_READY);
    assertThat(check.points().toString()).contains("stale");
  }

  @Test
  void everythingAboutTheTreeHasToSayReady() {
    assertThat(unsigned(plain(GREEN))).isEqualTo(Verdict.NOT_READY);
    assertThat(unsigned(plain(READY))).isEqualTo(Verdict.NOT_READY);
    assertThat(unsigned("")).isEqualTo(Verdict.NOT_READY);
    assertThat(unsigned(plain(READY, GREEN, summary("FAILED", "FAILED"))))
        .isEqualTo(Verdict.NOT_READY);
    assertThat(unsigned(plain(summary("PASSED", "FAILED"), GREEN))).isEqualTo(Verdict.NOT_READY);
    assertThat(unsigned(plain(summary("FAILED", "OMK_READY"), GREEN))).isEqualTo(Verdict.NOT_READY);
    assertThat(unsigned(plain(READY, tests("FAILED")))).isEqualTo(Verdict.NOT_READY);
    assertThat(unsigned(plain(READY, tests("")))).isEqualTo(Verdict.NOT_READY);
  }

  @Test
  void summaryOfSomebodyElseIsNoneOfOurs() {
    ObjectNode other = READY.deepCopy();
    ((ObjectNode) other.path("predicate").path("verifier")).put("id", "https://example.com/v");

    assertThat(unsigned(plain(other, GREEN))).isEqualTo(Verdict.NOT_READY);
  }

  @Test
  void statementsOfOtherTypesArePassedOver() {
    ObjectNode other = statement("https://slsa.dev/provenance/v1", Json.object());
    String foreign = "{\"payloadType\":\"text/plain\",\"payload\":\"bm8=\",\"signatures\":[]}\n";

    assertThat(unsigned(foreign + plain(other, READY, GREEN))).isEqualTo(Verdict.ACCEPTED);
  }
}
