package dev.omk.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramLookupTest {
  @TempDir Path directory;
  private Path bin;
  private Path tool;

  @BeforeEach
  void twoFolders() throws IOException {
    bin = Files.createDirectories(directory.resolve("bin"));
    Files.createDirectories(directory.resolve("empty/tool"));
    tool = program(bin.resolve("tool"));
  }

  @Test
  void plainNameIsSearchedInThePathInOrder() throws IOException {
    Path second = Files.createDirectories(directory.resolve("second"));
    program(second.resolve("tool"));
    assertThat(ProgramLookup.find("tool", directory, bin + ":" + second)).contains(tool);
    assertThat(ProgramLookup.find("tool", directory, second + ":" + bin))
        .contains(second.resolve("tool"));
    assertThat(ProgramLookup.find("tool", bin, "/nowhere")).isEmpty();
  }

  @Test
  void folderOrFileThatIsNotExecutableIsPassedOver() throws IOException {
    Path plain = Files.createDirectories(directory.resolve("plain"));
    Files.writeString(plain.resolve("tool"), "");
    String path = directory.resolve("empty") + ":" + plain + ":" + bin;
    assertThat(ProgramLookup.find("tool", directory, path)).contains(tool);
  }

  @Test
  void nameWithASlashIsResolvedAgainstTheDirectory() {
    assertThat(ProgramLookup.find("bin/tool", directory, "")).contains(tool);
    assertThat(ProgramLookup.find("bin/tool", bin, bin.toString())).isEmpty();
    assertThat(ProgramLookup.find(tool.toString(), Path.of("/"), "")).contains(tool);
  }

  @Test
  void emptyPathElementIsTheDirectory() {
    assertThat(ProgramLookup.find("tool", bin, "/nowhere:")).contains(tool);
    assertThat(ProgramLookup.find("tool", directory, "bin")).contains(tool);
  }

  @Test
  void linkIsFollowedButNotResolved() throws IOException {
    Path link = Files.createSymbolicLink(bin.resolve("link"), tool);
    Files.createSymbolicLink(bin.resolve("dangling"), directory.resolve("none"));
    assertThat(ProgramLookup.find("link", directory, bin.toString())).contains(link);
    assertThat(ProgramLookup.find("dangling", directory, bin.toString())).isEmpty();
  }

  @Test
  void nameThatCannotBeAFileIsNotFound() {
    assertThat(ProgramLookup.find("", directory, bin.toString())).isEmpty();
    assertThat(ProgramLookup.find("a\0b", directory, bin.toString())).isEmpty();
  }

  private static Path program(Path file) throws IOException {
    Files.writeString(file, "#!/bin/sh\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
