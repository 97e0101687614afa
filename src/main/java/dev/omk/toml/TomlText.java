package dev.omk.toml;

import dev.omk.error.OmkException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** The text of a TOML file. */
public final class TomlText {
  /** The largest file, in bytes; a text may have as many characters. */
  public static final int MAX_BYTES = 1024 * 1024;

  private static final int MAX_DEPTH = 200;

  private TomlText() {}

  /**
   * The text of a file's bytes, without the byte order mark that some editors put before it.
   *
   * @throws OmkException {@code MALFORMED_FILE} if they are too many or not UTF-8
   */
  public static String decode(byte[] utf8, String fileName) {
    TomlProblems problems = new TomlProblems(fileName);
    checkSize(utf8.length, problems);
    ByteBuffer input = ByteBuffer.wrap(utf8);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    try {
      String text = decoder.decode(input).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      String before = new String(utf8, 0, input.position(), StandardCharsets.UTF_8);
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      problems.add(line, before.length() - before.lastIndexOf('\n'), "not UTF-8");
      problems.throwIfAny();
      throw new AssertionError("unreachable", e);
    }
  }

  /**
   * The tables of a text.
   *
   * @param problems of the file; nothing in it yet
   * @throws OmkException {@code MALFORMED_FILE} if it is not TOML, too large or nested too deep
   */
  public static TomlParseResult parse(String toml, TomlProblems problems) {
    checkSize(toml.length(), problems);
    checkNesting(toml, problems);
    problems.throwIfAny();
    TomlParseResult parsed = parsed(toml, problems);
    parsed
        .errors()
        .forEach(
            error ->
                problems.add(
                    error.position(), Optional.ofNullable(error.getMessage()).orElse("not TOML")));
    problems.throwIfAny();
    return parsed;
  }

  // Most mistakes are in the result; a bad escape in a quoted key is thrown.
  private static TomlParseResult parsed(String toml, TomlProblems problems) {
    try {
      return Toml.parse(toml);
    } catch (TomlParseError e) {
      problems.add(e.position(), String.valueOf(e.getMessage()));
      problems.throwIfAny();
      throw new AssertionError("unreachable", e);
    }
  }

  private static void checkSize(int size, TomlProblems problems) {
    if (size > MAX_BYTES) {
      problems.add(1, 1, "larger than 1 MiB");
      problems.throwIfAny();
    }
  }

  /**
   * The parser recurses, so open brackets are counted first. A generous bound: brackets in strings
   * count too, and no honest file has that many.
   */
  private static void checkNesting(String toml, TomlProblems problems) {
    int depth = 0;
    int line = 1;
    for (int i = 0; i < toml.length(); i++) {
      char c = toml.charAt(i);
      if (c == '\n') {
        line++;
      } else if (c == '[' || c == '{') {
        depth++;
      } else if ((c == ']' || c == '}') && depth > 0) {
        depth--;
      }
      if (depth > MAX_DEPTH) {
        problems.add(line, 1, "nested too deeply");
        return;
      }
    }
  }
}
