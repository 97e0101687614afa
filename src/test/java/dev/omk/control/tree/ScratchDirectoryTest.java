package dev.omk.control.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ScratchDirectoryTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void whatAKilledRunLeftIsRemovedByTheNextAndALivingOneKeepsItsOwn() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    try (ScratchDirectory living = ScratchDirectory.create()) {
      String own = "-" + ProcessHandle.current().pid() + "-";
      String its = "-" + dead.pid() + "-";
      Path left =
          living.path().resolveSibling(living.path().getFileName().toString().replace(own, its));
      Files.createDirectory(left);
      Files.writeString(left.resolve("file"), "");
      ScratchDirectory next = ScratchDirectory.create();
      next.close();
      assertThat(left).doesNotExist();
      assertThat(living.path()).isEmptyDirectory();
      assertThat(next.path()).doesNotExist();
    }
  }
}
