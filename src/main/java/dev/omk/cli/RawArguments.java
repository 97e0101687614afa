package dev.omk.cli;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The arguments as they were really given. The JVM decodes them by the locale and replaces what
 * does not fit; where that may have happened, the bytes are asked for again and read as UTF-8.
 */
final class RawArguments {
  private static final Path OURS = Path.of("/proc/self/cmdline");

  private RawArguments() {}

  /**
   * The arguments as text.
   *
   * @throws OmkException {@code INVALID_VALUE} if one is not UTF-8
   */
  static List<String> of(String[] decoded) {
    return of(decoded, OURS);
  }

  static List<String> of(String[] decoded, Path commandLine) {
    if (Arrays.stream(decoded).noneMatch(RawArguments::doubtful)) {
      return List.of(decoded);
    }
    List<byte[]> all = split(commandLine);
    if (all.size() < decoded.length) {
      return accepted(decoded);
    }
    List<String> exact = new ArrayList<>();
    for (byte[] argument : all.subList(all.size() - decoded.length, all.size())) {
      exact.add(utf8(argument));
    }
    return exact;
  }

  // Where the bytes cannot be had, a replacement character may be meant; half a character cannot.
  private static List<String> accepted(String[] decoded) {
    for (String argument : decoded) {
      if (!StandardCharsets.UTF_8.newEncoder().canEncode(argument)) {
        throw notUtf8();
      }
    }
    return List.of(decoded);
  }

  private static boolean doubtful(String argument) {
    return argument
            .chars()
            .anyMatch(c -> c == 0xFFFD || Character.isSurrogate((char) c) || c == '?')
        && (!argument.chars().allMatch(c -> c < 0x80) || notUnicode());
  }

  private static boolean notUnicode() {
    return !"UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding"));
  }

  private static List<byte[]> split(Path commandLine) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(commandLine);
    } catch (IOException e) {
      return List.of(); // No such file on this system.
    }
    List<byte[]> arguments = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == 0) {
        arguments.add(Arrays.copyOfRange(bytes, start, at));
        start = at + 1;
      }
    }
    return arguments;
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw notUtf8();
    }
  }

  private static OmkException notUtf8() {
    return new OmkException(
        ErrorCode.INVALID_VALUE,
        "an argument is not valid UTF-8",
        "give all text as UTF-8, for instance: omk goal run \"Fix the failing test in calc\"");
  }
}
