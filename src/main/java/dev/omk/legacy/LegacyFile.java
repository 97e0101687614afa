package dev.omk.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.store.RegularFile;
import dev.omk.store.StoreFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reading one file of omk 0.5.0, and checking its fields. */
final class LegacyFile {
  /** The largest one that is read whole; only a proof may be larger. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  /** The version that omk 0.5.0 writes everywhere. */
  static final int VERSION = 1;

  private LegacyFile() {}

  /** The document; nothing if there is none. */
  static Optional<ObjectNode> object(Path file) throws MalformedJsonException {
    Optional<byte[]> bytes = bytes(file);
    return bytes.isEmpty() ? Optional.empty() : Optional.of(Json.parseObject(bytes.get()));
  }

  static Optional<byte[]> bytes(Path file) throws MalformedJsonException {
    try {
      return RegularFile.read(file, MAX_BYTES);
    } catch (IOException e) {
      throw new MalformedJsonException(StoreFailure.reason(e));
    }
  }

  /**
   * Refuses what a program newer than omk 0.5.0 wrote.
   *
   * @throws OmkException that says so
   */
  static void requireVersion(ObjectNode document, Path file) throws MalformedJsonException {
    JsonNode version = document.path("version");
    if (version.isMissingNode()) {
      return;
    }
    if (!version.isIntegralNumber() || version.asLong() < 1) {
      throw new MalformedJsonException("version is " + version);
    }
    if (version.asLong() > VERSION) {
      throw new OmkException(
          ErrorCode.NOT_AVAILABLE,
          file + " has version " + version + "; this omk knows up to " + VERSION,
          "use the omk that wrote it, or a newer one");
    }
  }

  /** A text that must be there. */
  static String text(ObjectNode document, String field) throws MalformedJsonException {
    JsonNode value = document.path(field);
    if (!value.isTextual()) {
      throw new MalformedJsonException("it has no text '" + field + "'");
    }
    return value.textValue();
  }

  /** A time that must be there. */
  static Instant time(ObjectNode document, String field) throws MalformedJsonException {
    try {
      return Instant.parse(text(document, field));
    } catch (DateTimeException e) {
      throw new MalformedJsonException("'" + field + "' is no time");
    }
  }

  /** One of some words, if it is there. */
  static void word(ObjectNode document, String field, List<String> words)
      throws MalformedJsonException {
    JsonNode value = document.path(field);
    if (!value.isMissingNode() && !words.contains(value.textValue())) {
      throw new MalformedJsonException(
          "'" + field + "' is " + value + ", which is none of its words");
    }
  }
}
