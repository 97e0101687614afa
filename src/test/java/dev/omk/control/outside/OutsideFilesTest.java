package dev.omk.control.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.review.Finding;
import dev.omk.review.UnifiedDiff;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutsideFilesTest {
  @TempDir private Path directory;

  @Test
  void youngFileOutsideIsFoundHoweverItIsNamed() throws Exception {
    Path root = Files.createDirectories(directory.resolve("project"));
    Files.createFile(directory.resolve("young"));

    assertThat(findings(root, "sh " + directory + "/young", Instant.EPOCH)).hasSize(1);
    assertThat(findings(root, "open('" + root + "/../young')", Instant.EPOCH)).hasSize(1);
    assertThat(findings(root, ". ../young", Instant.EPOCH)).hasSize(1);
    assertThat(findings(root, "cat ~/young $HOME/young", Instant.EPOCH)).hasSize(2);
  }

  @Test
  void whatIsOldOrInsideOrNotThereIsNot() throws Exception {
    Path root = Files.createDirectories(directory.resolve("project"));
    Files.createFile(directory.resolve("old"));
    Files.createFile(root.resolve("inside"));
    Instant later = Instant.now().plus(Duration.ofDays(1));

    assertThat(findings(root, "sh " + directory + "/old", later)).isEmpty();
    assertThat(findings(root, "sh " + root + "/inside", Instant.EPOCH)).isEmpty();
    assertThat(findings(root, "https://example.org/a/b /no/such/file 1/2 ../..", Instant.EPOCH))
        .isEmpty();
  }

  private List<Finding> findings(Path root, String line, Instant since) {
    String diff =
        "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+" + line.replace("\n", "") + "\n";
    return new OutsideFiles(root, Optional.of(directory), since).in(UnifiedDiff.parse(diff));
  }
}
