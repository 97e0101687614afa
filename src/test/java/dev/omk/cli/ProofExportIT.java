package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proof that was made on one machine and is checked on another. */
class ProofExportIT {
  private static final String COMMIT =
      "git add -A && git -c user.name=t -c user.email=t@localhost commit -qm mended";

  @TempDir Path directory;
  private Omk omk;
  private Path bundle;
  private Path key;

  @BeforeEach
  void readyGoal() throws Exception {
    omk = new Omk(directory).withDefect();
    bundle = directory.resolve("proof.intoto.jsonl");
    key = directory.resolve("omk.pub");
    omk.call("goal", "run", "Fix the failing answer test", "--until-ready", "--agent", "mender");
  }

  private void accept() throws Exception {
    assertThat(omk.call("goal", "accept", "--summary", "read it").code()).isZero();
    assertThat(omk.shell(COMMIT).code()).isZero();
  }

  private Omk.Ended export(String... more) throws Exception {
    return omk.shell("\"$OMK\" goal proof --export " + bundle + " " + String.join(" ", more));
  }

  private ObjectNode line(int index) throws Exception {
    String text = Files.readAllLines(bundle).get(index);
    return Json.parseObject(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Another machine: a clone, a home without keys, no state. */
  private Omk elsewhere() throws Exception {
    Omk there = new Omk(Files.createDirectory(directory.resolve("elsewhere")));
    there.shell("git clone -q " + omk.project + " .");
    return there;
  }

  @Test
  void whatIsReadyIsAcceptedElsewhereAndOnlyForItsTree() throws Exception {
    accept();
    Omk.Ended exported = export("--sign");
    assertThat(exported.code()).as(exported.err()).isZero();
    String head = omk.shell("git rev-parse HEAD").out();
    assertThat(exported.out()).contains("It says: ready", "Commit: " + head);
    Path secret = omk.home.resolve(".config/omk/signing-key.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    String before = Files.readString(secret);
    assertThat(omk.shell("\"$OMK\" goal proof --public-key > " + key).code()).isZero();
    Omk there = elsewhere();
    List<String> check =
        List.of(
            "goal",
            "proof",
            "--check",
            bundle.toString(),
            "--tree",
            "HEAD",
            "--key",
            key.toString());

    Omk.Ended accepted = there.call(check);

    assertThat(accepted.code()).as(accepted.out() + accepted.err()).isZero();
    assertThat(accepted.out()).endsWith("Verdict: accepted\n");
    List<String> withoutKey = check.subList(0, 6);
    assertThat(there.call(withoutKey).code()).isZero();
    assertThat(there.call(withoutKey).out())
        .contains("Verdict: accepted, signed by nobody known: give --key\n");
    assertThat(there.call("goal", "proof", "--check", bundle.toString(), "--tree", "nope").err())
        .contains("git fetch origin nope, then --tree FETCH_HEAD");
    assertThat(there.call("goal", "proof", "--check", bundle.toString(), "--tree", "HEAD~1").code())
        .isEqualTo(3);
    there.file("answer.txt", "43\n").shell(COMMIT);
    Omk.Ended stale = there.call(check);
    assertThat(stale.code()).isEqualTo(3);
    assertThat(stale.out()).contains("stale");
    assertThat(there.files()).noneMatch(file -> file.contains("goals") || file.contains("key"));

    export("--sign");
    assertThat(Files.readString(secret)).isEqualTo(before);
  }

  @Test
  void whatWasTamperedWithOrSignedByAnotherIsRefused() throws Exception {
    accept();
    export("--sign");
    omk.shell("\"$OMK\" goal proof --public-key > " + key);
    String signed = Files.readString(bundle);
    List<String> check =
        List.of(
            "goal",
            "proof",
            "--check",
            bundle.toString(),
            "--tree",
            "HEAD",
            "--key",
            key.toString());
    assertThat(omk.call(check).code()).isZero();

    ObjectNode first = line(0);
    byte[] payload = Base64.getDecoder().decode(first.path("payload").asText());
    first.put(
        "payload",
        Base64.getEncoder()
            .encodeToString(
                (new String(payload, StandardCharsets.UTF_8) + " ")
                    .getBytes(StandardCharsets.UTF_8)));
    Files.writeString(
        bundle,
        new String(Json.line(first), StandardCharsets.UTF_8)
            + "\n"
            + signed.lines().toList().get(1)
            + "\n");
    assertThat(omk.call(check).code()).isEqualTo(8);
    Files.writeString(bundle, "not a proof\n");
    assertThat(omk.call(check).code()).isEqualTo(8);
    export();
    assertThat(omk.call(check).code()).isEqualTo(8);
    assertThat(omk.call(check.subList(0, 6)).code()).isZero();
    Files.delete(omk.home.resolve(".config/omk/signing-key.pem"));
    export("--sign");
    assertThat(omk.call(check).code()).isEqualTo(8);
    assertThat(omk.call("goal", "proof", "--check", "nowhere", "--tree", "HEAD").code())
        .isEqualTo(1);
    assertThat(omk.call("goal", "proof", "--check", bundle.toString(), "--tree", "no").code())
        .isEqualTo(1);
  }

  @Test
  void aLineThatTheKeyDidNotSignIsTamperedAndOneThatIsGoneIsMissing() throws Exception {
    accept();
    export("--sign");
    omk.shell("\"$OMK\" goal proof --public-key > " + key);
    List<String> signed = Files.readAllLines(bundle);
    String check = "\"$OMK\" goal proof --check " + bundle + " --tree HEAD --key " + key;
    ObjectNode stripped = line(1);
    stripped.putArray("signatures");

    Files.writeString(
        bundle, signed.get(0) + "\n" + new String(Json.line(stripped), StandardCharsets.UTF_8));
    Omk.Ended unsigned = omk.shell(check);
    assertThat(unsigned.code()).isEqualTo(8);
    assertThat(unsigned.out()).contains("line 2 is about this tree and is not signed");
    Files.writeString(bundle, signed.get(0) + "\n");
    Omk.Ended missing = omk.shell(check);
    assertThat(missing.code()).isEqualTo(3);
    assertThat(missing.out())
        .contains("there is no statement https://slsa.dev/verification_summary/v1 about this tree");
  }

  @Test
  void aKeyThatIsNotOnePublicKeyIsRefusedWithWhatToGive() throws Exception {
    export("--sign");
    omk.shell("\"$OMK\" goal proof --public-key > " + key);
    Path secret = omk.home.resolve(".config/omk/signing-key.pem");
    String check = "\"$OMK\" goal proof --check " + bundle + " --tree HEAD --key ";

    Omk.Ended own = omk.shell(check + secret);
    assertThat(own.code()).isEqualTo(1);
    assertThat(own.err())
        .contains(secret + " is a private key: keep it")
        .contains("next: give the public one: omk goal proof --public-key");
    Files.writeString(key, Files.readString(key) + Files.readString(key));
    Omk.Ended two = omk.shell(check + key);
    assertThat(two.code()).isEqualTo(1);
    assertThat(two.err()).contains("there must be one PUBLIC KEY in it");
    Omk.Ended blank = omk.shell("\"$OMK\" goal proof --check " + bundle + " --tree ''");
    assertThat(blank.code()).isEqualTo(1);
    assertThat(blank.err()).contains("--tree must not be blank").doesNotContain("not found");
    Files.writeString(secret, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    Omk.Ended broken = omk.shell("\"$OMK\" goal proof --public-key");
    assertThat(broken.err())
        .contains("it is no Ed25519 key", "mv " + secret + " " + secret + ".old")
        .doesNotContain("chmod");
  }

  @Test
  void aFileWithoutATreeIsNotCheckedAndOneCommandThatDoesIsTold() throws Exception {
    export("--sign");
    omk.shell("\"$OMK\" goal proof --public-key > " + key);
    Path nowhere = Files.createDirectory(directory.resolve("nowhere"));
    String check = "omk goal proof --check " + bundle + " --tree HEAD";

    for (String with : List.of("", " --key " + key)) {
      Omk.Ended refused =
          omk.call((check.replace(" --tree HEAD", "").replace("omk ", "") + with).split(" "));

      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.out()).isEmpty();
      assertThat(refused.err())
          .isEqualTo(
              "omk: --check of a FILE needs --tree REV: an exported proof is about one tree\n"
                  + "  next: for instance: "
                  + check
                  + with
                  + "\n");
    }
    Omk.Ended misspelt = omk.shell("\"$OMK\" " + check.substring(4) + "a");
    assertThat(misspelt.code()).isEqualTo(1);
    assertThat(misspelt.err()).contains("--tree: there is no commit 'HEADa'");
    Omk.Ended outside = omk.shell("cd " + nowhere + " && \"$OMK\" " + check.substring(4));
    assertThat(outside.code()).isEqualTo(1);
    assertThat(outside.err())
        .contains("--tree: ", "is no git repository", "next: go into a clone of the repository");
  }

  @Test
  void whatIsNotReadySaysSo() throws Exception {
    Omk.Ended exported = export();

    assertThat(exported.code()).isZero();
    assertThat(exported.out()).contains("It says: not ready").contains("Signed: no");
    assertThat(line(1).path("predicate").path("verificationResult").asText()).isEqualTo("FAILED");
    assertThat(line(1).path("predicate").path("verifiedLevels").toString())
        .isEqualTo("[\"FAILED\"]");
    assertThat(line(0).path("predicate").path("result").asText()).isEqualTo("PASSED");
    omk.shell(COMMIT);
    assertThat(omk.call("goal", "proof", "--check", bundle.toString(), "--tree", "HEAD").code())
        .isEqualTo(3);
  }

  /** What verifies is not ours: securesystemslib and in-toto-attestation, from PyPI. */
  @Test
  void publicVerifierTakesIt() throws Exception {
    Optional<String> python = verifier();
    if (python.isEmpty()) {
      System.err.println(
          "SKIPPED: no public verifier of DSSE and in-toto: pip install securesystemslib[crypto]"
              + " in-toto-attestation");
      abort("no public verifier");
    }
    accept();
    export("--sign");
    omk.shell("\"$OMK\" goal proof --public-key > " + key);
    Path script = directory.resolve("verify.py");
    Files.writeString(
        script,
        """
        import json, sys
        from cryptography.hazmat.primitives.serialization import load_pem_public_key
        from google.protobuf import json_format
        from in_toto_attestation.v1.statement import Statement
        from in_toto_attestation.v1.statement_pb2 import Statement as Message
        from securesystemslib.dsse import Envelope
        from securesystemslib.signer import SSlibKey

        lines = open(sys.argv[1]).read().splitlines()
        pem = load_pem_public_key(open(sys.argv[2], "rb").read())
        for line in lines:
            raw = json.loads(line)
            key = SSlibKey.from_crypto(pem, raw["signatures"][0]["keyid"])
            envelope = Envelope.from_dict(raw)
            envelope.verify([key], 1)
            message = json_format.Parse(envelope.payload, Message())
            Statement.copy_from_pb(message).validate()
            print(message.predicate_type, message.subject[0].digest["gitTree"])
            envelope.payload += b" "
            try:
                envelope.verify([key], 1)
                sys.exit("a changed payload verified")
            except Exception as refused:
                print(type(refused).__name__)
        """);

    Omk.Ended ended =
        omk.run(List.of(python.get(), script.toString(), bundle.toString(), key.toString()));

    String tree = omk.shell("git rev-parse HEAD^{tree}").out().strip();
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out().lines().toList())
        .containsExactly(
            "https://in-toto.io/attestation/test-result/v0.1 " + tree,
            "VerificationError",
            "https://slsa.dev/verification_summary/v1 " + tree,
            "VerificationError");
  }

  private Optional<String> verifier() throws Exception {
    String kept = System.getenv().getOrDefault("OMK_TEST_VERIFIER", "");
    for (String python : List.of(kept + "/bin/python", "python3")) {
      boolean there = !python.startsWith("/bin") && omk.shell("command -v " + python).code() == 0;
      String look = " -c 'import securesystemslib.dsse, in_toto_attestation.v1.statement'";
      if (there && omk.shell(python + look).code() == 0) {
        return Optional.of(python);
      }
    }
    return Optional.empty();
  }
}
