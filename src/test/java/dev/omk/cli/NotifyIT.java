package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program of {@code [notify]} reads is what the guide says and what status prints. */
class NotifyIT {
  @TempDir Path directory;

  @Test
  void programReadsTheOutcomeAsTheGuideNamesIt() throws Exception {
    Omk omk = new Omk(directory).withDefect();
    Path told = directory.resolve("told");
    String config = Files.readString(omk.project.resolve(".omk/config.toml"));
    omk.file(
        ".omk/config.toml",
        "agent = \"mender\"\n[notify]\ncommand = [\"sh\", \"-c\", \"cat >> "
            + told
            + "\"]\n"
            + config);

    omk.call("goal", "run", "Fix the failing answer test", "--until-ready");

    List<String> lines = Files.readAllLines(told);
    assertThat(lines).hasSize(1);
    ObjectNode document = Schemas.valid("outcome", new Omk.Ended(0, lines.getFirst(), ""));
    ObjectNode status = Schemas.valid("outcome", omk.call("goal", "status", "--json"));
    status.set("updated_at", document.path("updated_at")); // That it was told came after it.
    assertThat(document).isEqualTo(status);
    assertThat(document.path("status").asText()).isEqualTo("blocked_on_human");
    String guide = Files.readString(Path.of("docs/GUIDE.md"));
    String named = guide.replaceFirst("(?s).*\\(schema/outcome.schema.json\\)\\):", "");
    List<String> fields =
        Pattern.compile("`([a-z_]+)`")
            .matcher(named.substring(0, named.indexOf("Its environment")))
            .results()
            .map(field -> field.group(1))
            .toList();
    assertThat(document.properties().stream().map(Map.Entry::getKey))
        .filteredOn(name -> !name.equals("version"))
        .containsExactlyInAnyOrderElementsOf(fields);
  }
}
