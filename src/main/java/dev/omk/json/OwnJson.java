package dev.omk.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads what {@link Json#pretty} wrote, and gives up at anything else. Jackson's parser needs
 * {@code BigDecimal}, which fills tables when it is first used: some 10 ms of every start.
 */
final class OwnJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MOST_DIGITS = 18;

  private final String text;
  private int at;

  private OwnJson(String text) {
    this.text = text;
  }

  /** The document; nothing where this reader is not up to it. */
  static Optional<ObjectNode> parse(byte[] utf8) {
    try {
      OwnJson reader = new OwnJson(new String(utf8, StandardCharsets.UTF_8));
      JsonNode node = reader.value(0);
      boolean end = reader.peek() == 0;
      return end && node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    } catch (MalformedJsonException e) {
      return Optional.empty();
    }
  }

  private JsonNode value(int depth) throws MalformedJsonException {
    char c = peek();
    return switch (c) {
      case '{' -> object(depth + 1);
      case '[' -> array(depth + 1);
      case '"' -> NODES.textNode(string());
      case 't' -> word("true", NODES.booleanNode(true));
      case 'f' -> word("false", NODES.booleanNode(false));
      case 'n' -> word("null", NODES.nullNode());
      default -> integer();
    };
  }

  private ObjectNode object(int depth) throws MalformedJsonException {
    ObjectNode node = NODES.objectNode();
    if (opened(depth, '}')) {
      return node;
    }
    do {
      peek();
      String name = string();
      expect(':');
      node.set(name, value(depth));
    } while (more('}'));
    return node;
  }

  private ArrayNode array(int depth) throws MalformedJsonException {
    ArrayNode node = NODES.arrayNode();
    if (opened(depth, ']')) {
      return node;
    }
    do {
      node.add(value(depth));
    } while (more(']'));
    return node;
  }

  // Past the opening bracket, and past the closing one if nothing is between them.
  private boolean opened(int depth, char close) throws MalformedJsonException {
    if (depth > Json.MAX_DEPTH) {
      throw unexpected();
    }
    at++;
    boolean empty = peek() == close;
    if (empty) {
      at++;
    }
    return empty;
  }

  private boolean more(char close) throws MalformedJsonException {
    char c = peek();
    at++;
    if (c != ',' && c != close) {
      throw unexpected();
    }
    return c == ',';
  }

  private void expect(char wanted) throws MalformedJsonException {
    if (peek() != wanted) {
      throw unexpected();
    }
    at++;
  }

  private JsonNode word(String word, JsonNode node) throws MalformedJsonException {
    if (!text.startsWith(word, at)) {
      throw unexpected();
    }
    at += word.length();
    return node;
  }

  private JsonNode integer() throws MalformedJsonException {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    int digits = at;
    long number = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      number = number * 10 + (text.charAt(at++) - '0');
    }
    // A fraction, an exponent and what does not fit in a long are left to the other parser.
    char next = at < text.length() ? text.charAt(at) : ' ';
    if (at == digits || at - digits > MOST_DIGITS || (next != ',' && next != '\n')) {
      throw unexpected();
    }
    long signed = digits > start ? -number : number;
    int small = (int) signed;
    return small == signed ? NODES.numberNode(small) : NODES.numberNode(signed);
  }

  private String string() throws MalformedJsonException {
    if (at >= text.length() || text.charAt(at) != '"') {
      throw unexpected();
    }
    int start = at + 1;
    int end = text.indexOf('"', start);
    if (end < 0) {
      throw unexpected();
    }
    if (text.indexOf('\\', start, end) >= 0) {
      return escaped(start);
    }
    at = end + 1;
    return text.substring(start, end);
  }

  private String escaped(int start) throws MalformedJsonException {
    StringBuilder out = new StringBuilder();
    at = start;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return out.toString();
      }
      out.append(c == '\\' ? escape() : c);
    }
    throw unexpected();
  }

  private char escape() throws MalformedJsonException {
    char c = at < text.length() ? text.charAt(at++) : 0;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      default -> throw unexpected();
    };
  }

  private char unicode() throws MalformedJsonException {
    int code = 0;
    for (int end = at + 4; at < end; at++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0) {
        throw unexpected();
      }
      code = code << 4 | digit;
    }
    return (char) code;
  }

  // The next character that is no blank; 0 at the end.
  private char peek() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != ' ' && c != '\n') {
        return c;
      }
      at++;
    }
    return 0;
  }

  private static MalformedJsonException unexpected() {
    return new MalformedJsonException("not as it was written");
  }
}
