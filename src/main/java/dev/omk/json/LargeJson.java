package dev.omk.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Reads a document that is larger than memory: named fields are skipped without being kept, and
 * what is kept is bounded. For one document.
 */
public final class LargeJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What a node costs besides its text, in characters; about. */
  private static final int NODE = 32;

  private final Set<String> skipped;
  private long room;

  private LargeJson(Set<String> skipped, int maxKept) {
    this.skipped = skipped;
    this.room = maxKept;
  }

  /**
   * Reads one object.
   *
   * @param skipped names of fields, at any depth, that are left out
   * @param maxKept how many characters are kept at most
   * @throws MalformedJsonException if it is no object, too deep, or keeps too much
   */
  public static ObjectNode parse(InputStream in, Set<String> skipped, int maxKept)
      throws IOException {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(Json.MAX_DEPTH)
                    .maxStringLength(maxKept)
                    .build())
            .build();
    try (JsonParser parser = factory.createParser(new Utf8Only(in))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedJsonException("not a JSON object");
      }
      ObjectNode whole = new LargeJson(skipped, maxKept).object(parser);
      if (parser.nextToken() != null) {
        throw new MalformedJsonException("something follows the document");
      }
      return whole;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new MalformedJsonException(Json.words(e));
    } catch (NumberFormatException e) {
      throw new MalformedJsonException(Json.BAD_NUMBER);
    }
  }

  /** See {@link Json#requireUtf8}. */
  private static final class Utf8Only extends FilterInputStream {
    Utf8Only(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      Json.requireUtf8(bytes, offset, Math.max(0, read));
      return read;
    }
  }

  private ObjectNode object(JsonParser parser) throws IOException {
    ObjectNode node = NODES.objectNode();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      if (skipped.contains(name)) {
        parser.skipChildren(); // A text is not even decoded, for nobody asks for it.
      } else {
        keep(name.length());
        node.set(name, value(parser, token));
      }
    }
    return node;
  }

  private ArrayNode array(JsonParser parser) throws IOException {
    ArrayNode node = NODES.arrayNode();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      node.add(value(parser, token));
    }
    return node;
  }

  private JsonNode value(JsonParser parser, JsonToken token) throws IOException {
    keep(0);
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> text(parser.getText());
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? NODES.numberNode(parser.getBigIntegerValue())
              : NODES.numberNode(parser.getLongValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new MalformedJsonException("unexpected " + token);
    };
  }

  private JsonNode text(String text) throws MalformedJsonException {
    keep(text.length());
    return NODES.textNode(text);
  }

  private void keep(int characters) throws MalformedJsonException {
    room -= NODE + characters;
    if (room < 0) {
      throw new MalformedJsonException("it has too much to be kept");
    }
  }
}
