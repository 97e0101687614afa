package dev.omk.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.attest.BundleCheck.Verdict;
import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleCheckTest {
  private static final String TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
  private static final SigningKey KEY = SigningKey.fresh();
  private static final String GATES = "ab".repeat(32);
  private static final String DETAILS = "urn:omk:proof";

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
    predicate.put("resourceUri", "urn:omk:goal:goal-1");
    ObjectNode policy = predicate.putObject("policy").put("uri", "urn:omk:readiness");
    policy.putObject("digest").put("sha256", GATES);
    predicate.put("verificationResult", result);
    predicate.putArray("verifiedLevels").add(level);
    ObjectNode details = predicate.putObject(DETAILS).put("goal_id", "goal-1");
    details.put("status", "ready");
    details.putArray("claims").addObject().put("rule", "gates").put("strength", "strong");
    return statement("https://slsa.dev/verification_summary/v1", predicate);
  }

  private static ObjectNode tests(String result) {
    ObjectNode predicate = Json.object().put("result", result);
    ObjectNode gates = predicate.putArray("configuration").addObject().put("name", "pinned gates");
    gates.putObject("digest").put("sha256", GATES);
    predicate.putObject(DETAILS).put("goal_id", "goal-1");
    return statement("https://in-toto.io/attestation/test-result/v0.1", predicate);
  }

  private static final ObjectNode READY = summary("PASSED", "OMK_READY");
  private static final ObjectNode GREEN = tests("PASSED");

  /** A statement in which something is otherwise; {@code at} is a place in its predicate. */
  private static ObjectNode changed(ObjectNode statement, String at, Consumer<ObjectNode> change) {
    ObjectNode other = statement.deepCopy();
    change.accept((ObjectNode) other.at("/predicate" + at));
    return other;
  }

  private static String points(BundleCheck.Result check) {
    return check.points().stream()
        .map(point -> point.rule() + ": " + point.detail())
        .collect(Collectors.joining("\n"));
  }

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
  }

  @Test
  void whatTheKeyDidNotSignCountsForNothing() {
    SigningKey other = SigningKey.fresh();

    assertThat(withKey(plain(READY, GREEN))).isEqualTo(Verdict.TAMPERED);
    assertThat(withKey(signed(other, READY, GREEN))).isEqualTo(Verdict.TAMPERED);
    assertThat(withKey("")).isEqualTo(Verdict.TAMPERED);
    ObjectNode elsewhere = summary("FAILED", "FAILED");
    ((ObjectNode) elsewhere.at("/subject/0/digest")).put("gitTree", "0".repeat(40));
    assertThat(withKey(signed(KEY, READY, GREEN) + signed(other, elsewhere) + plain(elsewhere)))
        .isEqualTo(Verdict.ACCEPTED);
    ObjectNode provenance = statement("https://slsa.dev/provenance/v1", Json.object());
    assertThat(withKey(signed(KEY, READY, GREEN) + signed(other, provenance) + plain(provenance)))
        .isEqualTo(Verdict.ACCEPTED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void lineAboutThisTreeThatTheKeyDidNotSignIsTampered(boolean summary) throws Exception {
    ObjectNode about = summary ? READY : GREEN;
    String rest = signed(KEY, summary ? GREEN : READY);
    ObjectNode stripped = Envelope.sign(Json.line(about), KEY).json();
    stripped.putArray("signatures");
    ObjectNode untyped = Envelope.sign(Json.line(about), SigningKey.fresh()).json();
    untyped.remove("payloadType");
    ObjectNode retyped = untyped.deepCopy().put("payloadType", "text/plain");

    for (String line :
        List.of(
            plain(about),
            text(stripped),
            text(untyped),
            text(retyped),
            signed(SigningKey.fresh(), about))) {
      assertThat(withKey(rest + line)).as(line).isEqualTo(Verdict.TAMPERED);
      assertThat(withKey(line + "\n" + rest)).as(line).isEqualTo(Verdict.TAMPERED);
    }
    assertThat(points(check(rest + text(stripped), Optional.of(KEY.open()))))
        .contains("line 2 is about this tree and is not signed");
    assertThat(points(check(rest + signed(SigningKey.fresh(), about), Optional.of(KEY.open()))))
        .contains("line 2 is about this tree and is signed with another key");
  }

  @Test
  void lineOfAnotherKeyThatCannotBeReadIsTampered() {
    Envelope broken = Envelope.sign("no".getBytes(StandardCharsets.UTF_8), SigningKey.fresh());

    assertThat(withKey(signed(KEY, READY, GREEN) + text(broken.json())))
        .isEqualTo(Verdict.TAMPERED);
  }

  @Test
  void statementThatIsNotThereIsNamed() {
    for (boolean summary : List.of(true, false)) {
      BundleCheck.Result check =
          check(signed(KEY, summary ? GREEN : READY), Optional.of(KEY.open()));

      assertThat(check.verdict()).isEqualTo(Verdict.NOT_READY);
      assertThat(points(check))
          .contains(
              "there is no statement "
                  + (summary ? READY : GREEN).path("predicateType").asText()
                  + " about this tree");
    }
  }

  private static Stream<Arguments> unproven() {
    String proof = "/" + DETAILS;
    return Stream.of(
        arguments(changed(READY, proof, one -> one.put("status", "not_ready")), "'not_ready'"),
        arguments(changed(READY, proof, one -> one.remove("status")), "its status was ''"),
        arguments(changed(READY, proof, one -> one.putArray("claims")), "no claims"),
        arguments(changed(READY, proof, one -> one.remove("claims")), "no claims"),
        arguments(
            changed(READY, proof + "/claims/0", one -> one.put("strength", "missing")),
            "the claim 'gates' is not shown"),
        arguments(
            changed(READY, proof + "/claims/0", one -> one.put("strength", "certain")),
            "the claim 'gates' is not shown"),
        arguments(changed(READY, "", one -> one.remove(DETAILS)), DETAILS + " is missing"),
        arguments(changed(READY, "", one -> one.put(DETAILS, "")), DETAILS + " is missing"),
        arguments(changed(READY, proof, one -> one.remove("goal_id")), "which goal"),
        arguments(changed(READY, "/policy", one -> one.remove("digest")), "the digest"),
        arguments(changed(GREEN, "", one -> one.remove("configuration")), "the digest"),
        arguments(tests("WARNED"), "the result is WARNED"),
        arguments(
            changed(GREEN, "", one -> one.putArray("warnedTests").add("lint")),
            "the result is PASSED"),
        arguments(
            changed(GREEN, "", one -> one.putArray("failedTests").add("lint")), "did not pass"));
  }

  @ParameterizedTest
  @MethodSource("unproven")
  void signedStatementThatDoesNotSayReadyThroughoutIsRefused(ObjectNode said, String reason) {
    boolean summary = said.path("predicateType").equals(READY.path("predicateType"));
    BundleCheck.Result check =
        check(signed(KEY, said, summary ? GREEN : READY), Optional.of(KEY.open()));

    assertThat(check.verdict()).isEqualTo(Verdict.NOT_READY);
    assertThat(points(check)).contains(reason);
  }

  @Test
  void gateThatDecidesNothingAndFailedIsNamedAndTakesNothingAway() {
    ObjectNode warned =
        changed(tests("WARNED"), "", one -> one.putArray("warnedTests").add("lint"));
    BundleCheck.Result check = check(signed(KEY, READY, warned), Optional.of(KEY.open()));

    assertThat(check.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(points(check)).contains("test result: passed, with a warning: lint");
  }

  private static Stream<Arguments> contradicting() {
    return Stream.of(
        arguments(
            changed(READY, "/policy/digest", one -> one.put("sha256", "cd".repeat(32))),
            "other pinned gates"),
        arguments(
            changed(GREEN, "/configuration/0/digest", one -> one.put("sha256", "cd".repeat(32))),
            "other pinned gates"),
        arguments(
            changed(GREEN, "/" + DETAILS, one -> one.put("goal_id", "goal-2")), "other goals"),
        arguments(changed(READY, "/" + DETAILS, one -> one.put("goal_id", "goal-2")), "'goal-2'"),
        arguments(
            changed(READY, "", one -> one.put("resourceUri", "urn:omk:goal:goal-2")), "'goal-2'"));
  }

  @ParameterizedTest
  @MethodSource("contradicting")
  void statementsThatContradictEachOtherAreTampered(ObjectNode said, String reason) {
    boolean summary = said.path("predicateType").equals(READY.path("predicateType"));
    BundleCheck.Result check =
        check(signed(KEY, said, summary ? GREEN : READY), Optional.of(KEY.open()));

    assertThat(check.verdict()).isEqualTo(Verdict.TAMPERED);
    assertThat(points(check)).contains(reason);
  }

  @Test
  void proofsOfTwoGoalsInOneFileDoNotContradictEachOther() {
    ObjectNode summary = changed(READY, "/" + DETAILS, one -> one.put("goal_id", "goal-2"));
    ((ObjectNode) summary.path("predicate")).put("resourceUri", "urn:omk:goal:goal-2");
    ObjectNode result = changed(GREEN, "/" + DETAILS, one -> one.put("goal_id", "goal-2"));

    assertThat(withKey(signed(KEY, READY, GREEN, summary, result))).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void oneOfSeveralKeysIsNotChosen() throws Exception {
    String two = KEY.open().pem() + SigningKey.fresh().open().pem();

    assertThatThrownBy(() -> VerifyingKey.parse(two))
        .hasMessage("there must be one PUBLIC KEY in it, not several");
    assertThat(SigningKey.in(KEY.pem())).isTrue();
    assertThat(SigningKey.in("-----BEGIN OPENSSH PRIVATE KEY-----\n")).isTrue();
    assertThat(SigningKey.in(two)).isFalse();
  }

  private static String reason(String bundle) {
    return check(bundle, Optional.of(KEY.open())).points().stream()
        .filter(point -> point.rule().equals("signature"))
        .findFirst()
        .orElseThrow()
        .detail();
  }

  @Test
  void whatIsNotSignedWithTheKeySaysWhy() {
    assertThat(reason(signed(SigningKey.fresh(), READY, GREEN)))
        .isEqualTo("signed with another key than this one, " + KEY.open().id().substring(0, 16));
    assertThat(reason(plain(READY, GREEN))).isEqualTo("nothing in it is signed");
    assertThat(reason("")).isEqualTo("there is nothing in it");
  }

  @Test
  void nobodyVouchesForWhatNoKeyWasGivenFor() {
    String bundle = signed(KEY, READY, GREEN);
    assertThat(check(bundle, Optional.empty()).vouchedFor()).isFalse();
    assertThat(check(plain(READY, GREEN), Optional.empty()).vouchedFor()).isFalse();
    assertThat(check(bundle, Optional.of(KEY.open())).vouchedFor()).isTrue();
    assertThat(check(bundle, Optional.of(SigningKey.fresh().open())).vouchedFor()).isFalse();
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
