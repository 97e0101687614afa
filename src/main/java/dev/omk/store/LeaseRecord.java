package dev.omk.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The content of a lease file: one JSON object, filled up with blanks to a fixed length, so that
 * one write replaces it and a reader never sees two halves.
 */
record LeaseRecord(Holder holder, Instant heartbeat) {
  static final int LENGTH = 2048;
  private static final int MAX_COMMAND = 200;

  ByteBuffer toBytes() {
    ObjectNode node = Json.object();
    node.put("version", 1);
    node.put("pid", holder.pid());
    node.put("started_at", holder.startedAt());
    node.put("host", holder.host());
    node.put("space", holder.space());
    node.put("since", holder.since().toString());
    node.put("heartbeat", heartbeat.toString());
    String command = holder.command();
    node.put("command", command.substring(0, Math.min(MAX_COMMAND, command.length())));
    byte[] json = Json.line(node);
    if (json.length >= LENGTH) {
      throw new IllegalArgumentException("a holder that takes " + json.length + " bytes");
    }
    byte[] bytes = new byte[LENGTH];
    Arrays.fill(bytes, (byte) ' ');
    System.arraycopy(json, 0, bytes, 0, json.length);
    bytes[LENGTH - 1] = '\n';
    return ByteBuffer.wrap(bytes);
  }

  /** What a lease file says; nothing if it is empty or makes no sense. */
  static Optional<LeaseRecord> read(byte[] bytes) {
    if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
      return Optional.empty();
    }
    try {
      ObjectNode node = Json.parseObject(bytes);
      Holder holder =
          new Holder(
              node.path("pid").longValue(),
              node.path("started_at").asText(""),
              node.path("host").asText(""),
              node.path("space").asText(""),
              Instant.parse(node.path("since").asText("")),
              node.path("command").asText(""));
      return Optional.of(new LeaseRecord(holder, Instant.parse(node.path("heartbeat").asText(""))));
    } catch (MalformedJsonException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
