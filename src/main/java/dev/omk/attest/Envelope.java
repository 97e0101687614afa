package dev.omk.attest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A DSSE envelope, version 1 (github.com/secure-systems-lab/dsse: {@code envelope.md}, {@code
 * protocol.md}).
 *
 * @param type what the payload is
 * @param payload the signed bytes
 * @param signatures at least one
 */
record Envelope(String type, byte[] payload, List<Signed> signatures) {
  /** The payload type of in-toto statements (in-toto/attestation, {@code spec/v1/envelope.md}). */
  static final String IN_TOTO = "application/vnd.in-toto+json";

  Envelope {
    signatures = List.copyOf(signatures);
  }

  /** One signature with the hint whose it is; the hint is not to be relied on. */
  record Signed(String keyId, byte[] signature) {}

  static Envelope sign(byte[] payload, SigningKey key) {
    byte[] signature = key.sign(preAuthentication(IN_TOTO, payload));
    return new Envelope(IN_TOTO, payload, List.of(new Signed(key.open().id(), signature)));
  }

  /** Whether a document of a bundle is an envelope, be it one without its type. */
  static boolean is(ObjectNode document) {
    return document.has("payloadType") || document.has("payload");
  }

  static Envelope parse(ObjectNode document) throws MalformedJsonException {
    List<Signed> signatures = new ArrayList<>();
    for (JsonNode one : document.path("signatures")) {
      signatures.add(
          new Signed(one.path("keyid").asText(""), decode(one.path("sig"), "a signature")));
    }
    return new Envelope(
        document.path("payloadType").asText(),
        decode(document.path("payload"), "the payload"),
        signatures);
  }

  // Base64 "either standard or URL-safe", says the protocol.
  private static byte[] decode(JsonNode text, String what) throws MalformedJsonException {
    try {
      return Base64.getDecoder()
          .decode(
              text.textValue() == null ? "?" : text.asText().replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      throw new MalformedJsonException(what + " is not base64");
    }
  }

  ObjectNode json() {
    ObjectNode envelope = Json.object();
    envelope.put("payloadType", type);
    envelope.put("payload", Base64.getEncoder().encodeToString(payload));
    for (Signed one : signatures) {
      envelope
          .withArray("signatures")
          .addObject()
          .put("keyid", one.keyId())
          .put("sig", Base64.getEncoder().encodeToString(one.signature()));
    }
    return envelope;
  }

  /** Whether the key made one of the signatures. */
  boolean signedBy(VerifyingKey key) {
    byte[] message = preAuthentication(type, payload);
    return signatures.stream().anyMatch(one -> key.verifies(message, one.signature()));
  }

  /** Whether one of the signatures says that it is of the key. */
  boolean names(VerifyingKey key) {
    return signatures.stream().anyMatch(one -> one.keyId().equals(key.id()));
  }

  /** The statement in it; nothing if it is of another type. */
  Optional<ObjectNode> statement() throws MalformedJsonException {
    return type.equals(IN_TOTO) ? Optional.of(Json.parseObject(payload)) : Optional.empty();
  }

  /**
   * What it says, whoever signed it; nothing if it is no JSON and does not say that it is a
   * statement.
   */
  Optional<ObjectNode> content() throws MalformedJsonException {
    try {
      return Optional.of(Json.parseObject(payload));
    } catch (MalformedJsonException e) {
      if (type.equals(IN_TOTO)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** {@code PAE} of the protocol: what is signed. */
  static byte[] preAuthentication(String type, byte[] payload) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(payload.length + 64);
    byte[] kind = type.getBytes(StandardCharsets.UTF_8);
    all.writeBytes(("DSSEv1 " + kind.length + " ").getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(kind);
    all.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(payload);
    return all.toByteArray();
  }
}
