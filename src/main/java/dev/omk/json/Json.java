package dev.omk.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
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

  /** Made when first needed: what only reads its own documents does without. */
  private static final class Streaming {
    static final JsonFactory FACTORY =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_BYTES)
                    .build())
            .build();
  }

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
    try (JsonParser parser = Streaming.FACTORY.createParser(utf8, offset, length)) {
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
    return message.lines().findFirst().orElse("unreadable");
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
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = Streaming.FACTORY.createGenerator(out)) {
      write(generator, node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Indented by 2, with a newline at the end. */
  public static String pretty(JsonNode node) {
    StringWriter out = new StringWriter(4096);
    try (JsonGenerator generator = Streaming.FACTORY.createGenerator(out)) {
      generator.setPrettyPrinter(printer());
      write(generator, node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.append('\n').toString();
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
    try {
      // Not closed: that would write on after a failure.
      JsonGenerator generator = Streaming.FACTORY.createGenerator(out);
      generator.setPrettyPrinter(printer());
      generator.writeStartObject();
      fields(generator, before);
      generator.writeArrayFieldStart(array);
      elements.accept(element -> writeUnchecked(generator, element));
      generator.writeEndArray();
      fields(generator, after);
      generator.writeEndObject();
      generator.writeRaw('\n');
      generator.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeUnchecked(JsonGenerator generator, JsonNode node) {
    try {
      write(generator, node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
    printer.indentArraysWith(indent);
    printer.indentObjectsWith(indent);
    return printer;
  }

  /** {@link #pretty} as UTF-8. */
  public static byte[] prettyBytes(JsonNode node) {
    return pretty(node).getBytes(StandardCharsets.UTF_8);
  }

  private static void fields(JsonGenerator generator, JsonNode object) throws IOException {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      generator.writeFieldName(wellFormed(field.getKey()));
      write(generator, field.getValue());
    }
  }

  private static void write(JsonGenerator generator, JsonNode node) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> {
        generator.writeStartObject();
        fields(generator, node);
        generator.writeEndObject();
      }
      case ARRAY -> {
        generator.writeStartArray();
        for (JsonNode element : node) {
          write(generator, element);
        }
        generator.writeEndArray();
      }
      case STRING -> generator.writeString(wellFormed(node.textValue()));
      case BOOLEAN -> generator.writeBoolean(node.booleanValue());
      case NULL, MISSING -> generator.writeNull();
      case NUMBER -> number(generator, node);
      case BINARY, POJO -> throw new IllegalArgumentException("not JSON: " + node.getNodeType());
    }
  }

  /** Half a character, which JSON can say and UTF-8 cannot, becomes U+FFFD. */
  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return replaceLoneSurrogates(text);
      }
    }
    return text;
  }

  private static String replaceLoneSurrogates(String text) {
    StringBuilder good = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(good::appendCodePoint);
    return good.toString();
  }

  private static void number(JsonGenerator generator, JsonNode node) throws IOException {
    if (node.isInt() || node.isLong() || node.isShort()) {
      generator.writeNumber(node.longValue());
    } else if (node.isBigInteger()) {
      generator.writeNumber(node.bigIntegerValue());
    } else if (node.isBigDecimal()) {
      generator.writeNumber(node.decimalValue());
    } else {
      generator.writeNumber(node.doubleValue());
    }
  }
}
