package dev.omk.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.digest.Sha256;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.json.Json;
import dev.omk.json.LineParser;
import dev.omk.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of a journal: {@code
 * {"id":…,"run_id":…,"ts":…,"schema_version":1,"seq":…,"kind":…,"actor":…,"payload":…, "prev":"<64
 * hex>","mac":"<64 hex>"}}.
 *
 * <p>{@code prev} is SHA-256 over all bytes of the line before, without its newline. {@code mac} is
 * HMAC-SHA256 over the bytes of this line before {@code ,"mac":"}, that is, all but the last 74.
 */
final class EventLine {
  /** The version of the envelope. */
  static final int SCHEMA_VERSION = 1;

  /** The longest line that is written or read. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final String FORM = "dddd-dd-ddTdd:dd:dd.dddZ";
  private static final int NANOS_A_MILLI = 1_000_000;
  private static final byte[] PREV = ascii(",\"prev\":\"");
  private static final byte[] MAC = ascii("\",\"mac\":\"");
  private static final byte[] END = ascii("\"}");
  private static final int HEX = Sha256.HEX_LENGTH;

  /** How many bytes at the end of a line the mac does not cover. */
  private static final int MAC_FIELD = MAC.length - 1 + HEX + END.length;

  private static final int SUFFIX = PREV.length + HEX + MAC.length + HEX + END.length;

  private EventLine() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** A line, without newline, that follows {@code position}. */
  static byte[] write(
      NewEvent event, String goalId, Instant ts, JournalPosition position, Mac mac) {
    long seq = position.seq() + 1;
    ObjectNode node = Json.object();
    node.put("id", id(goalId, seq, position.lastLine()));
    node.put("run_id", goalId);
    node.put("ts", ts.toString());
    node.put("schema_version", SCHEMA_VERSION);
    node.put("seq", seq);
    node.put("kind", event.kind());
    node.put("actor", event.actor());
    node.set("payload", event.payload());
    node.put("prev", position.lastLine());
    byte[] body = Json.line(node);
    // The closing brace makes room for the mac; the comma before "mac" is not covered.
    int covered = body.length - 1;
    if (covered + MAC_FIELD > MAX_BYTES) {
      throw new OmkException(
          ErrorCode.INTERNAL,
          "an event of kind " + event.kind() + " is larger than " + MAX_BYTES + " bytes",
          "large things belong into artifacts");
    }
    byte[] line = Arrays.copyOf(body, covered + MAC_FIELD);
    byte[] tail = ascii(",\"mac\":\"" + Sha256.hex(mac.of(body, 0, covered)) + "\"}");
    System.arraycopy(tail, 0, line, covered, tail.length);
    return line;
  }

  /*
   * A UUID of version 8 (RFC 9562) made of what is unique anyway. Random ones would load the JDK's
   * SecureRandom at every append, and two runs of a test would differ.
   */
  private static String id(String goalId, long seq, String prev) {
    byte[] name = (goalId + '\n' + seq + '\n' + prev).getBytes(StandardCharsets.UTF_8);
    byte[] hash = Sha256.of(name, 0, name.length);
    long high = (bits(hash, 0) & ~0xF000L) | 0x8000L;
    long low = (bits(hash, 8) >>> 2) | Long.MIN_VALUE;
    return new UUID(high, low).toString();
  }

  private static long bits(byte[] bytes, int from) {
    long value = 0;
    for (int i = from; i < from + 8; i++) {
      value = (value << 8) | (bytes[i] & 0xFF);
    }
    return value;
  }

  /** Whether a line names {@code prev} as the hash of the one before and has the form of a line. */
  static boolean follows(byte[] prev, byte[] buffer, int offset, int length) {
    if (length <= SUFFIX) {
      return false;
    }
    int at = offset + length - SUFFIX;
    return matches(PREV, buffer, at)
        && matches(prev, buffer, at + PREV.length)
        && matches(MAC, buffer, at + PREV.length + HEX)
        && matches(END, buffer, offset + length - END.length);
  }

  /**
   * Whether a line that {@link #follows} has something in place of a mac that could be one, for who
   * cannot tell whether it fits: what is read of a line leaves out its end, so nothing else may
   * stand there.
   */
  static boolean hasMac(byte[] buffer, int offset, int length) {
    int end = offset + length - END.length;
    for (int i = end - HEX; i < end; i++) {
      byte b = buffer[i];
      if ((b < '0' || b > '9') && (b < 'a' || b > 'f')) {
        return false;
      }
    }
    return true;
  }

  /** Whether the mac of a line that {@link #follows} fits the key. */
  static boolean macFits(Mac.Bulk mac, byte[] buffer, int offset, int length) {
    byte[] expected = Sha256.asciiHex(mac.of(buffer, offset, length - MAC_FIELD));
    int at = offset + length - END.length - HEX;
    int different = 0; // Of all bytes, so that the time does not tell where they differ.
    for (int i = 0; i < HEX; i++) {
      different |= expected[i] ^ buffer[at + i];
    }
    return different == 0;
  }

  private static boolean matches(byte[] expected, byte[] buffer, int at) {
    return Arrays.equals(expected, 0, expected.length, buffer, at, at + expected.length);
  }

  /**
   * The event of a line that {@link #follows} another.
   *
   * @throws MalformedJsonException if it is not JSON
   * @throws MalformedLineException if it lacks something or has something of another goal
   */
  static Event read(
      LineParser parser, byte[] buffer, int offset, int length, String goalId, long seq)
      throws MalformedJsonException, MalformedLineException {
    ObjectNode node = node(parser, buffer, offset, length);
    if (number(node, "schema_version") > SCHEMA_VERSION) {
      throw new OmkException(
          ErrorCode.NOT_AVAILABLE,
          "line " + seq + " of the journal of " + goalId + " was written by a newer omk",
          "use that version of omk");
    }
    if (number(node, "seq") != seq) {
      throw new MalformedLineException("its seq is " + node.get("seq") + ", not " + seq);
    }
    if (!text(node, "run_id").equals(goalId)) {
      throw new MalformedLineException("it belongs to another goal");
    }
    return new Event(
        text(node, "id"),
        seq,
        time(text(node, "ts")),
        text(node, "kind"),
        text(node, "actor"),
        payload(node));
  }

  // Of a line that follows another the last two fields are known. A name that comes twice is for
  // the parser that refuses it.
  private static ObjectNode node(LineParser parser, byte[] buffer, int offset, int length)
      throws MalformedJsonException {
    Optional<ObjectNode> node = parser.read(buffer, offset, length, SUFFIX);
    return node.isPresent() && !node.get().has("prev") && !node.get().has("mac")
        ? node.get()
        : Json.parseObject(buffer, offset, length);
  }

  private static long number(ObjectNode node, String name) throws MalformedLineException {
    JsonNode value = node.get(name);
    if (value == null || !value.canConvertToLong() || !value.isIntegralNumber()) {
      throw new MalformedLineException("it has no number '" + name + "'");
    }
    return value.longValue();
  }

  private static String text(ObjectNode node, String name) throws MalformedLineException {
    JsonNode value = node.get(name);
    if (value == null || !value.isTextual()) {
      throw new MalformedLineException("it has no text '" + name + "'");
    }
    return value.textValue();
  }

  private static ObjectNode payload(ObjectNode node) throws MalformedLineException {
    if (node.get("payload") instanceof ObjectNode payload) {
      return payload;
    }
    throw new MalformedLineException("it has no payload");
  }

  private static Instant time(String text) throws MalformedLineException {
    try {
      return FORM.length() == text.length() && isOwn(text) ? own(text) : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new MalformedLineException("its ts is no time");
    }
  }

  // As we write nearly all of them; a formatter takes longer than the hashes of a line.
  private static boolean isOwn(String text) {
    boolean own = true;
    for (int i = 0; i < FORM.length(); i++) {
      char form = FORM.charAt(i);
      int digit = text.charAt(i) - '0';
      own &= form == 'd' ? digit >= 0 && digit <= 9 : text.charAt(i) == form;
    }
    return own;
  }

  private static Instant own(String text) {
    return LocalDateTime.of(
            100 * two(text, 0) + two(text, 2),
            two(text, 5),
            two(text, 8),
            two(text, 11),
            two(text, 14),
            two(text, 17),
            (10 * two(text, 20) + text.charAt(22) - '0') * NANOS_A_MILLI)
        .toInstant(ZoneOffset.UTC);
  }

  private static int two(String text, int at) {
    return 10 * (text.charAt(at) - '0') + (text.charAt(at + 1) - '0');
  }

  /** A line is JSON but not an event of this journal. */
  static final class MalformedLineException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedLineException(String message) {
      super(message);
    }
  }
}
