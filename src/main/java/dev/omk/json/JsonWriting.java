package dev.omk.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.function.Consumer;

/** JSON trees as text: what {@link Json} writes. */
final class JsonWriting {
  private JsonWriting() {}

  static byte[] line(JsonNode node) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = JsonStreaming.FACTORY.createGenerator(out)) {
      write(generator, node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static String pretty(JsonNode node) {
    StringWriter out = new StringWriter(4096);
    try (JsonGenerator generator = JsonStreaming.FACTORY.createGenerator(out)) {
      generator.setPrettyPrinter(printer());
      write(generator, node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.append('\n').toString();
  }

  /** Never closes {@code out}: that would write on after a failure. */
  static void pretty(
      Writer out,
      ObjectNode before,
      String array,
      Consumer<Consumer<JsonNode>> elements,
      ObjectNode after) {
    try {
      JsonGenerator generator = JsonStreaming.FACTORY.createGenerator(out);
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
