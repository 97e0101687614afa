package dev.omk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code omk doctor} on the packaged executable. */
class DoctorIT {
  @TempDir Path directory;
  private Omk omk;

  @BeforeEach
  void project() throws Exception {
    omk = new Omk(directory).withDefect();
  }

  private ObjectNode document(int code) throws Exception {
    Omk.Ended ended = omk.call("doctor", "--json");
    assertThat(ended.code()).as(ended.out()).isEqualTo(code);
    return Json.parseObject(ended.out().getBytes(UTF_8));
  }

  private static JsonNode check(ObjectNode document, String name) {
    for (JsonNode check : document.path("checks")) {
      if (check.path("name").asText().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("no check " + name + " in " + document);
  }

  @Test
  void nothingNeededIsBrokenAndNothingIsWritten() throws Exception {
    List<String> before = omk.files();

    ObjectNode document = document(0);

    assertThat(document.path("version").asInt()).isEqualTo(1);
    assertThat(document.path("ok").asBoolean()).isTrue();
    assertThat(check(document, "git").path("facts").path("version").asText()).isNotEmpty();
    assertThat(check(document, "project").path("detail").asText()).startsWith("1 gate in");
    assertThat(check(document, "executable").path("facts").path("path").asText()).contains("/omk");
    assertThat(omk.files()).isEqualTo(before);
  }

  @Test
  void whatIsNeededAndBrokenMakesItExitWithOneAndSaysTheFix() throws Exception {
    omk.file(".omk/config.toml", "agent = \"mine\"\n[agents.mine]\ncommand = [\"./gone\"]\n");

    assertThat(check(document(1), "mine").path("status").asText()).isEqualTo("broken");

    Omk.Ended ended = omk.call("doctor");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .contains("broken   agent mine", "next: see agents.mine.command", "Verdict: 1 broken");
  }

  @Test
  void itWorksWithoutGitOutsideOfAnyProject() throws Exception {
    // The launcher needs nothing but ls once it is unpacked.
    omk.call("--version");
    Path programs = Files.createDirectory(directory.resolve("bin"));
    Files.createSymbolicLink(programs.resolve("ls"), Path.of("/bin/ls"));
    omk.environment.put("PATH", programs.toString());

    ObjectNode document =
        Json.parseObject(omk.call("-C", "/", "doctor", "--json").out().getBytes(UTF_8));

    assertThat(check(document, "git").path("status").asText()).isEqualTo("absent");
  }
}
