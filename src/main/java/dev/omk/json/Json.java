package dev.omk.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads and writes JSON trees. Stateless and thread-safe. */
public final class Json {
  /** The deepest nesting that is read. */
  public static final int MAX_DEPTH = 200;

  /** The largest document that is read, in bytes. */
  public static final int MAX_BYTES = 64 * 1024 * 1024;

  /** Why a number is refused that JSON allows, and no computer can hold. */
  static final String BAD_NUMBER = "a number has an exponent that is too large";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return NODES.objectNode();
  }

  /** An empty array. */
  public static ArrayNode array() {
    return NODES.arrayNode();
  }

  /**
   * Reads one document that is an object and nothing after it.
   *
   * @throws MalformedJsonException if it is anything else, too deep, too large, or not UTF-8
   */
  public static ObjectNode parseObject(byte[] utf8) throws MalformedJsonException {
    return parseObject(utf8, 0, utf8.length);
  }

  /** The same for a part of an array, for instance one line of a journal. */
  public static ObjectNode parseObject(byte[] utf8, int offset, int length)
      throws MalformedJsonException {
    if (parse(utf8, offset, length) instanceof ObjectNode object) {
      return object;
    }
    throw new MalformedJsonException("not a JSON object");
  }

  /**
   * Reads back what {@link #prettyBytes} wrote, without setting up the streaming parser where that
   * is possible. Only for bytes that are known to be ours: neither size nor duplicate keys nor
   * UTF-8 are checked.
   *
   * @throws MalformedJsonException if it is no object all the same
   */
  public static ObjectNode parseOwn(byte[] utf8) throws MalformedJsonException {
    Optional<ObjectNode> read = OwnJson.parse(utf8);
    return read.isPresent() ? read.get() : parseObject(utf8);
  }

  /**
   * Reads one document of any type and nothing after it.
   *
   * @throws MalformedJsonException if it is none, too deep, too large, or not UTF-8
   */
  public static JsonNode parseValue(byte[] utf8) throws MalformedJsonException {
    return parse(utf8, 0, utf8.length);
  }

  private static JsonNode parse(byte[] utf8, int offset, int length) throws MalformedJsonException {
    if (length > MAX_BYTES) {
      throw new MalformedJsonException("larger than " + MAX_BYTES + " bytes");
    }
    requireUtf8(utf8, offset, length);
    try (JsonParser parser = JsonStreaming.FACTORY.createParser(utf8, offset, length)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new MalformedJsonException("empty");
      }
      JsonNode node = value(parser, first);
      if (parser.nextToken() != null) {
        throw new MalformedJsonException("something follows the document");
      }
      return node;
    } catch (MalformedJsonException e) {
      throw e;
    } catch (IOException e) {
      throw new MalformedJsonException(words(e));
    } catch (NumberFormatException e) {
      throw new MalformedJsonException(BAD_NUMBER);
    }
  }

  /**
   * Refuses bytes that no JSON in UTF-8 has. By a NUL or a byte order mark Jackson would tell
   * UTF-16 and UTF-32, which it takes as well; and it fills short names up with 0xFF, so that a
   * name with that byte can pass for one without.
   */
  static void requireUtf8(byte[] bytes, int offset, int length) throws MalformedJsonException {
    for (int at = offset; at < offset + length; at++) {
      byte b = bytes[at];
      if (b == 0 || b == (byte) 0xFE || b == (byte) 0xFF) {
        throw new MalformedJsonException(
            "not UTF-8: it has a byte " + HexFormat.of().toHexDigits(b));
      }
    }
  }

  /** What is wrong in one line; of limits the parser would name its own settings. */
  static String words(IOException e) {
    String message = e.getMessage() == null ? "unreadable" : e.getMessage();
    if (e instanceof StreamConstraintsException) {
      return message.contains("nesting depth")
          ? "nested over " + MAX_DEPTH + " deep"
          : "a number, a name or a text in it is too long";
    }
    String words =
        message.lines().findFirst().orElse("unreadable").replaceAll(" \\(start marker .*]\\)", "");
    if (e instanceof JsonProcessingException bad && bad.getLocation() != null) {
      return words
          + " at line %d, column %d"
              .formatted(bad.getLocation().getLineNr(), bad.getLocation().getColumnNr());
    }
    return words;
  }

  // Recursion is bounded by MAX_DEPTH, which the parser enforces.
  private static JsonNode value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> objectBody(parser);
      case START_ARRAY -> arrayBody(parser);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new MalformedJsonException("unexpected " + token);
    };
  }

  private static JsonNode integer(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  private static ObjectNode objectBody(JsonParser parser) throws IOException {
    ObjectNode node = NODES.objectNode();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      node.set(name, value(parser, parser.nextToken()));
    }
    return node;
  }

  private static ArrayNode arrayBody(JsonParser parser) throws IOException {
    ArrayNode node = NODES.arrayNode();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      node.add(value(parser, token));
    }
    return node;
  }

  /** One line, without a newline at the end. */
  public static byte[] line(JsonNode node) {
    return JsonWriting.line(node);
  }

  /** Indented by 2, with a newline at the end. */
  public static String pretty(JsonNode node) {
    return JsonWriting.pretty(node);
  }

  /**
   * {@link #pretty(JsonNode)} of an object with an array that is too long to be kept.
   *
   * @param out is flushed, not closed
   * @param before the fields before the array
   * @param array its name
   * @param elements gives its elements to whom it is given
   * @param after the fields after it
   * @throws UncheckedIOException if it cannot be written
   */
  public static void pretty(
      Writer out,
      ObjectNode before,
      String array,
      Consumer<Consumer<JsonNode>> elements,
      ObjectNode after) {
    JsonWriting.pretty(out, before, array, elements, after);
  }

  /** {@link #pretty} as UTF-8. */
  public static byte[] prettyBytes(JsonNode node) {
    return pretty(node).getBytes(StandardCharsets.UTF_8);
  }
}
