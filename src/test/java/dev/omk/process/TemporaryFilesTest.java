package dev.omk.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFilesTest {
  @TempDir Path parent;

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatADeadProcessLeftIsFoundAndNothingElse() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path left =
        Files.createDirectory(
            parent.resolve(
                "omk-prompt-" + ProcessSpace.pidNamespace() + "-" + dead.pid() + "-123"));
    TemporaryFiles.file(parent, "stdin");
    TemporaryFiles.directory(parent, "prompt");
    Files.createFile(parent.resolve("omk-stdin-999-" + dead.pid() + "-123"));
    Files.createFile(parent.resolve("omk-stdin-x"));
    Files.createFile(parent.resolve("omk-clean-goal-1-2"));

    assertThat(TemporaryFiles.leftovers(parent)).containsExactly(left);
  }

  @Test
  void theyAreForTheirOwnerOnly() throws IOException {
    assertThat(Files.getPosixFilePermissions(TemporaryFiles.file(parent, "stdin"))).hasSize(2);
    assertThat(Files.getPosixFilePermissions(TemporaryFiles.directory(parent, "prompt")))
        .hasSize(3);
  }

  @Test
  void theSpaceOfAProcessHasAName() {
    assertThat(ProcessSpace.current()).isEqualTo(ProcessSpace.current());
    assertThat(ProcessSpace.current().host()).isNotBlank();
  }
}
