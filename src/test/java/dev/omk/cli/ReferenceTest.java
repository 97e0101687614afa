package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.omk.config.ConfigFile;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.file.GatesFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/REFERENCE.md says what the code says. */
class ReferenceTest {
  private static final Pattern KEY = Pattern.compile("(?m)^\\| `([a-z_-]+)`");

  @Test
  void pageIsThatOfTheCode() throws IOException {
    String expected = Reference.page();
    Path wanted = Files.createDirectories(Path.of("target")).resolve("REFERENCE.md");
    Files.writeString(wanted, expected, StandardCharsets.UTF_8);

    assertThat(Files.readString(Path.of("docs/REFERENCE.md"), StandardCharsets.UTF_8))
        .as("what it should be is in %s: look at it, and copy it", wanted)
        .isEqualTo(expected);
  }

  @Test
  void schemaOfProgressNamesWhatIsToldBetweenEvents() throws IOException {
    String schema = Files.readString(Path.of("docs/schema/progress.schema.json"));
    for (ProgressJson.Kind kind : ProgressJson.Kind.values()) {
      assertThat(schema).contains(kind.json());
    }
  }

  @Test
  void everyKeyOfTheConfigurationIsOne() throws IOException {
    for (ReferenceTables.Table table : ReferenceTables.config()) {
      for (String key : keys(table)) {
        String toml = table.header().replace("NAME", "mine") + "\n" + key + " = 1979-05-27\n";
        assertThat(problems(() -> ConfigFile.parse(toml, "c"))).doesNotContain("unknown key");
      }
    }
  }

  @Test
  void everyKeyOfTheGatesIsOne() throws IOException {
    for (ReferenceTables.Table table : ReferenceTables.gates()) {
      for (String key : keys(table)) {
        String toml = table.header() + "\n" + key + " = 1979-05-27\n";
        Runnable read =
            key.equals("hidden") || key.equals("projects")
                ? () -> GatesFile.parseUser(toml, "g")
                : () -> GatesFile.parse(toml, "g");
        assertThat(problems(read)).as(toml).doesNotContain("unknown key");
      }
    }
    String all = Files.readString(Path.of("docs/REFERENCE.md"));
    String source = Files.readString(Path.of("src/main/java/dev/omk/gate/file/GateTable.java"));
    String known = source.substring(source.indexOf("KEYS ="), source.indexOf("MAX_RETRIES"));
    Matcher word = Pattern.compile("\"([a-z_-]+)\"").matcher(known);
    while (word.find()) {
      assertThat(all).contains("`" + word.group(1) + "`");
    }
  }

  // A date is a value of no key, so every key complains, and one that is none says so.
  private static String problems(Runnable read) {
    OmkException e = catchThrowableOfType(OmkException.class, read::run);
    assertThat(e).isNotNull();
    assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_FILE);
    return e.line();
  }

  private static List<String> keys(ReferenceTables.Table table) {
    List<String> keys = new ArrayList<>();
    KEY.matcher(table.rows()).results().forEach(found -> keys.add(found.group(1)));
    assertThat(keys).as(table.header()).isNotEmpty();
    return keys;
  }
}
