package dev.omk.config;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.toml.TomlProblems;
import dev.omk.toml.TomlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.tomlj.TomlParseResult;

/** Reads {@code config.toml}. */
public final class ConfigFile {
  /** The name of the file in {@code .omk/} and in the user's configuration directory. */
  public static final String NAME = "config.toml";

  private ConfigFile() {}

  /**
   * Reads a text.
   *
   * @param fileName as messages name it
   * @throws OmkException {@code MALFORMED_FILE} with {@code file:line:column} for everything that
   *     is wrong with it
   */
  public static Config parse(String toml, String fileName) {
    TomlProblems problems = new TomlProblems(fileName);
    TomlParseResult parsed = TomlText.parse(toml, problems);
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
      return parse(TomlText.decode(in.readNBytes(TomlText.MAX_BYTES + 1), name), name);
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO, "cannot read " + name, "check the permissions of " + file, e);
    }
  }

  private static OmkException malformed(String message) {
    return new OmkException(
        ErrorCode.MALFORMED_FILE, message, "the file is TOML text in UTF-8; see the reference");
  }
}
