package dev.omk.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.control.GoalController.Reviewed;
import dev.omk.control.Sample;
import dev.omk.goal.GoalId;
import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A review as its reader, a program, code scanning and a job see it. */
class ReviewReportTest {
  private static final String TOKEN = "npm" + "_" + "aB3dE5gH7jK9mN2pQ4".repeat(2);

  @TempDir Path directory;

  private Reviewed review() throws Exception {
    Sample sample = Sample.broken(directory);
    GoalId id = sample.plan(false);
    sample.write(
        "src/client.js",
        "const a = 1\n\tconst b = { rejectUnauthorized: false }\nconst c = \"" + TOKEN + "\"\n");
    return sample.controller().review(id, List.of());
  }

  @Test
  void everyFormatTellsWhatToChangeAndWhere() throws Exception {
    Reviewed reviewed = review();

    String text = String.join("\n", ReviewReport.lines(reviewed));
    assertThat(ReviewReport.word(reviewed)).isEqualTo("blocked");
    assertThat(text)
        .contains(
            """
            blocking src/client.js:2: the certificate of the other side is not checked (code.tls-off)
                1 | const a = 1
              > 2 |     const b = { rejectUnauthorized: false }
            """)
        .contains("    fix: Leave the check on; ")
        .contains("secret.npm-token")
        .doesNotContain(TOKEN);

    JsonNode json = ReviewReport.json(reviewed);
    assertThat(json.path("findings").findValuesAsText("rule")).contains("code.tls-off");
    assertThat(json.path("findings").get(0).path("section").asText()).isEqualTo("code");
    assertThat(json.path("sections")).hasSize(6);
    assertThat(json.toString()).doesNotContain(TOKEN);

    JsonNode sarif =
        Json.parseObject(ReviewSarif.of(reviewed, "1").getBytes(StandardCharsets.UTF_8));
    JsonNode result = sarif.path("runs").path(0).path("results").path(0);
    assertThat(sarif.path("version").asText()).isEqualTo("2.1.0");
    assertThat(result.path("ruleId").asText()).isEqualTo("code.tls-off");
    assertThat(result.path("level").asText()).isEqualTo("error");
    assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(2);
    assertThat(
            sarif
                .at("/runs/0/tool/driver/rules/" + result.path("ruleIndex").asInt() + "/id")
                .asText())
        .isEqualTo("code.tls-off");
    assertThat(sarif.findValues("fullDescription"))
        .hasSameSizeAs(sarif.findValues("defaultConfiguration"))
        .allSatisfy(full -> assertThat(full.path("text").asText()).contains(". "));
    assertThat(sarif.toString()).doesNotContain(TOKEN);

    assertThat(GithubReview.annotations(reviewed))
        .anyMatch(line -> line.startsWith("::error file=src/client.js,line=2,title=code.tls-off::"))
        .noneMatch(line -> line.contains(TOKEN) || line.contains("\n"));
    assertThat(GithubReview.outputs(reviewed, 0))
        .startsWith("status=blocked\nexit_code=0\nblocking=2\nwarnings=");
    assertThat(GithubReview.summary(reviewed)).contains("### Review: blocked", "src/client.js:2");
  }
}
