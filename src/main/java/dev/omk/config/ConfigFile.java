package dev.omk.config;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** Reads {@code config.toml}. */
public final class ConfigFile {
  /** The name of the file in {@code .omk/} and in the user's configuration directory. */
  public static final String NAME = "config.toml";

  private static final int MAX_BYTES = 1024 * 1024;

  private ConfigFile() {}

  /**
   * Reads a text.
   *
   * @param fileName as messages name it
   * @throws OmkException {@code MALFORMED_FILE} with {@code file:line:column} for everything that
   *     is wrong with it
   */
  public static Config parse(String toml, String fileName) {
    try {
      return parse(Toml.parse(toml), new Problems(fileName));
    } catch (StackOverflowError e) { // the parser recurses for every bracket
      throw malformed(fileName + " is nested too deep");
    }
  }

  private static Config parse(TomlParseResult parsed, Problems problems) {
    parsed
        .errors()
        .forEach(e -> problems.add(e.position(), Optional.ofNullable(e.getMessage()).orElse("?")));
    problems.throwIfAny();
    Config config = new ConfigReader(problems).read(parsed);
    problems.throwIfAny();
    return config;
  }

  /**
   * Reads the file of the project over the one of the user; a file that is not there is empty.
   *
   * @param omkDirectory the project's {@code .omk}
   * @param environment the caller's, for {@code XDG_CONFIG_HOME} and {@code HOME}
   */
  public static Config load(Path omkDirectory, Map<String, String> environment) {
    Config user = userFile(environment).map(f -> read(f, f.toString())).orElse(Config.empty());
    return read(omkDirectory.resolve(NAME), ".omk/" + NAME).over(user);
  }

  /** Where the user's own file would be; nothing without a home. */
  public static Optional<Path> userFile(Map<String, String> environment) {
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    if (xdg.startsWith("/")) { // a relative one is to be ignored, says the XDG specification
      return Optional.of(Path.of(xdg, "omk", NAME));
    }
    String home = environment.getOrDefault("HOME", "");
    return home.startsWith("/")
        ? Optional.of(Path.of(home, ".config", "omk", NAME))
        : Optional.empty();
  }

  private static Config read(Path file, String name) {
    if (!Files.exists(file)) {
      return Config.empty();
    }
    if (!Files.isRegularFile(file)) {
      throw malformed(name + " is not a regular file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw malformed(name + " is larger than 1 MiB");
      }
      return parse(decode(bytes, name), name);
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO, "cannot read " + name, "check the permissions of " + file, e);
    }
  }

  private static String decode(byte[] bytes, String name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw malformed(name + ":" + badLine(bytes) + ":1: not UTF-8");
    }
  }

  // The first line that does not decode by itself: UTF-8 never hides a newline.
  private static int badLine(byte[] bytes) {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    int line = 0;
    while (line < lines.length - 1 && lines[line].indexOf('\uFFFD') < 0) {
      line++;
    }
    return line + 1;
  }

  private static OmkException malformed(String message) {
    return new OmkException(
        ErrorCode.MALFORMED_FILE, message, "the file is TOML text in UTF-8; see the reference");
  }
}
