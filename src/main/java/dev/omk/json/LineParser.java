package dev.omk.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads one object after the other, with the results of {@link Json#parseObject(byte[], int, int)}
 * and in a fraction of its time, where a line is as {@link Json#line} mostly writes them: ASCII
 * without escapes, whole numbers, no space. Remembers the names of fields; not thread-safe.
 */
public final class LineParser {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MOST_DIGITS = 18;
  private static final int NAMES = 256;

  // Bytes at which a plain text ends, or is none.
  private static final boolean[] ENDS = ends();

  private static boolean[] ends() {
    boolean[] ends = new boolean[256];
    for (int b = 0; b < ends.length; b++) {
      ends[b] = b < ' ' || b == '"' || b == '\\' || b >= 0x80;
    }
    return ends;
  }

  // Names in the places that their bytes say; one that comes later takes the place.
  private final String[] names = new String[NAMES];
  private byte[] bytes = {};
  private int at;
  private int end;

  /** A line is not as most are. */
  private static final class Unusual extends Exception {
    private static final long serialVersionUID = 1L;

    Unusual() {
      super("", null, false, false); // Without a trace: it has nothing to say.
    }
  }

  /**
   * Reads one document that is an object and nothing after it; nothing where it is not as most are.
   *
   * @param known how many bytes at its end the caller has looked at already, and does not want:
   *     fields with the comma before them and the bracket behind, or that bracket alone
   */
  public Optional<ObjectNode> read(byte[] utf8, int offset, int length, int known) {
    if (length > Json.MAX_BYTES || length <= known || utf8[offset + length - 1] != '}') {
      return Optional.empty();
    }
    bytes = utf8;
    at = offset;
    end = offset + length - known;
    try {
      return Optional.of(outermost());
    } catch (Unusual e) {
      return Optional.empty();
    }
  }

  private byte peek() throws Unusual {
    if (at < end) {
      return bytes[at];
    }
    throw new Unusual();
  }

  private void expect(char wanted) throws Unusual {
    if (peek() != wanted) {
      throw new Unusual();
    }
    at++;
  }

  // Whether the bracket is closed again at once.
  private boolean empty(char open, char close, int depth) throws Unusual {
    if (depth >= Json.MAX_DEPTH) {
      throw new Unusual();
    }
    expect(open);
    boolean empty = peek() == close;
    if (empty) {
      at++;
    }
    return empty;
  }

  private boolean more(char close) throws Unusual {
    byte b = peek();
    at++;
    if (b != ',' && b != close) {
      throw new Unusual();
    }
    return b == ',';
  }

  // The bracket that closes it stands at the end.
  private ObjectNode outermost() throws Unusual {
    ObjectNode node = NODES.objectNode();
    expect('{');
    while (at < end) {
      field(node, 0);
      if (at < end) {
        expect(',');
        peek();
      }
    }
    return node;
  }

  private void field(ObjectNode node, int depth) throws Unusual {
    String name = name();
    expect(':');
    if (node.replace(name, value(depth + 1)) != null) {
      throw new Unusual(); // A name that comes twice.
    }
  }

  private ObjectNode object(int depth) throws Unusual {
    ObjectNode node = NODES.objectNode();
    if (empty('{', '}', depth)) {
      return node;
    }
    do {
      field(node, depth);
    } while (more('}'));
    return node;
  }

  private ArrayNode array(int depth) throws Unusual {
    ArrayNode node = NODES.arrayNode();
    if (empty('[', ']', depth)) {
      return node;
    }
    do {
      node.add(value(depth + 1));
    } while (more(']'));
    return node;
  }

  private JsonNode value(int depth) throws Unusual {
    return switch (peek()) {
      case '"' -> NODES.textNode(text());
      case '{' -> object(depth);
      case '[' -> array(depth);
      case 't' -> word("true", NODES.booleanNode(true));
      case 'f' -> word("false", NODES.booleanNode(false));
      case 'n' -> word("null", NODES.nullNode());
      default -> number();
    };
  }

  private JsonNode word(String word, JsonNode node) throws Unusual {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
    return node;
  }

  private JsonNode number() throws Unusual {
    boolean negative = peek() == '-';
    if (negative) {
      at++;
    }
    int start = at;
    long value = 0;
    for (; at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
      value = 10 * value + (bytes[at] - '0');
    }
    int digits = at - start;
    boolean plain = digits > 0 && digits <= MOST_DIGITS && (digits == 1 || bytes[start] != '0');
    if (!plain || (negative && value == 0)) {
      throw new Unusual(); // So is a fraction, for no comma or bracket follows.
    }
    long signed = negative ? -value : value;
    return (int) signed == signed ? NODES.numberNode((int) signed) : NODES.numberNode(signed);
  }

  private String text() throws Unusual {
    int start = at + 1;
    at = closing();
    return new String(bytes, start, at++ - start, StandardCharsets.ISO_8859_1);
  }

  private String name() throws Unusual {
    if (peek() != '"') {
      throw new Unusual();
    }
    int start = at + 1;
    int quote = closing();
    int length = quote - start;
    at = quote + 1;
    int place = length == 0 ? 0 : (31 * bytes[start] + 7 * bytes[quote - 1] + length) & (NAMES - 1);
    String known = names[place];
    if (known == null || !is(known, start, length)) {
      known = new String(bytes, start, length, StandardCharsets.ISO_8859_1);
      names[place] = known;
    }
    return known;
  }

  private boolean is(String known, int start, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != bytes[start + i]) {
        return false;
      }
    }
    return true;
  }

  // Where the text ends whose first quote is here.
  private int closing() throws Unusual {
    byte[] text = bytes;
    int i = at + 1;
    while (i < end && !ENDS[text[i] & 0xFF]) {
      i++;
    }
    if (i == end || text[i] != '"') {
      throw new Unusual();
    }
    return i;
  }
}
