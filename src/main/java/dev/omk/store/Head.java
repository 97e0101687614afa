package dev.omk.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.store.AtomicFile.Durability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * {@code head.json}: how far the journal was when it was last appended to.
 *
 * <p>One line {@code {"version":1,"goal_id":…,"seq":…,"bytes":…,"line":"<SHA-256 of line seq>",
 * "mac":"<64 hex>"}} and a newline. The mac covers the text {@code head}, a newline and the bytes
 * before {@code ,"mac":"}. It is not the mac of a line, or whoever cuts lines off could take the
 * head from the line that is then the last.
 */
record Head(String goalId, long seq, long bytes, String line) {
  static final String FILE = "head.json";
  private static final String LABEL = "head";
  private static final int MAX_BYTES = 4096;
  private static final int VERSION = 1;

  /** What a look at the file gives. */
  sealed interface Look {
    /** A head; its mac fits if there was a key to check it with. */
    record Found(Head head) implements Look {}

    /** None that can be believed. */
    record Unusable(String reason) implements Look {}
  }

  // Put together by hand: no text in it needs to be escaped, and a list does this for every goal.
  byte[] toBytes(Mac mac) {
    String body =
        "{\"version\":"
            + VERSION
            + ",\"goal_id\":\""
            + goalId
            + "\",\"seq\":"
            + seq
            + ",\"bytes\":"
            + bytes
            + ",\"line\":\""
            + line
            + "\"";
    byte[] covered = body.getBytes(StandardCharsets.UTF_8);
    String whole = body + ",\"mac\":\"" + mac.labelled(LABEL, covered, 0, covered.length) + "\"}\n";
    return whole.getBytes(StandardCharsets.UTF_8);
  }

  /** Replaces the head of a goal; one sync. */
  void write(DurableFiles files, Path goalDirectory, Mac mac) throws IOException {
    AtomicFile.write(files, goalDirectory.resolve(FILE), toBytes(mac), Durability.CONTENT);
  }

  /** Reads the head of a goal. */
  static Look read(Path goalDirectory, String goalId, Optional<Mac> mac) throws IOException {
    Path file = goalDirectory.resolve(FILE);
    Optional<byte[]> bytes;
    try {
      bytes = RegularFile.read(file, MAX_BYTES);
    } catch (RegularFile.TooLargeException e) {
      return new Look.Unusable(FILE + " is " + e.getReason() + ", and no head is");
    } catch (RegularFile.NotRegularException e) {
      throw e;
    } catch (IOException e) {
      // Whoever catches it names the journal.
      throw new FileSystemException(file.toString(), null, FILE + ": " + StoreFailure.reason(e));
    }
    if (bytes.isEmpty()) {
      return new Look.Unusable(FILE + " is missing");
    }
    Optional<ObjectNode> node = parse(bytes.get());
    Optional<Head> head = node.flatMap(Head::of).filter(found -> found.goalId().equals(goalId));
    // Written again and compared: so nothing in the file is left out of the mac.
    boolean fits =
        head.isPresent()
            && mac.isPresent()
            && Arrays.equals(bytes.get(), head.get().toBytes(mac.get()));
    if (!fits && node.isPresent()) {
      requireKnown(goalDirectory, node.get()); // A newer omk may have given it another form.
    }
    if (head.isEmpty()) {
      return new Look.Unusable("head.json is not the head of this journal");
    }
    if (mac.isPresent() && !fits) {
      return new Look.Unusable(
          "head.json does not fit the key: it was changed, or written with another key");
    }
    return new Look.Found(head.get());
  }

  /** Whether this very head is in the goal's directory. */
  boolean isIn(Path goalDirectory, Mac mac) throws IOException {
    Optional<byte[]> bytes = RegularFile.read(goalDirectory.resolve(FILE), MAX_BYTES);
    return bytes.isPresent() && Arrays.equals(bytes.get(), toBytes(mac));
  }

  private static Optional<ObjectNode> parse(byte[] bytes) {
    try {
      return Optional.of(Json.parseObject(bytes));
    } catch (MalformedJsonException e) {
      return Optional.empty();
    }
  }

  private static Optional<Head> of(ObjectNode node) {
    if (!isNumber(node, "seq") || !isNumber(node, "bytes")) {
      return Optional.empty();
    }
    return Optional.of(
        new Head(
            node.path("goal_id").asText(""),
            node.path("seq").longValue(),
            node.path("bytes").longValue(),
            node.path("line").asText("")));
  }

  private static void requireKnown(Path goalDirectory, ObjectNode node) {
    if (isNumber(node, "version") && node.path("version").longValue() > VERSION) {
      throw new OmkException(
          ErrorCode.NOT_AVAILABLE,
          goalDirectory.resolve(FILE) + " was written by a newer omk",
          "use that version of omk");
    }
  }

  private static boolean isNumber(ObjectNode node, String name) {
    JsonNode value = node.path(name);
    return value.isIntegralNumber() && value.canConvertToLong();
  }
}
