package dev.omk.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OldestFilesTest {
  @TempDir Path directory;

  @Test
  void theYoungestStayWhereThereAreTooMany() throws IOException {
    file("b", 3);
    file("a", 1);
    file("d", 4);
    file("c", 2);

    OldestFiles.remove(directory, 4, 2);

    assertThat(names()).containsExactly("b", "d");
  }

  @Test
  void fewerThanTooManyAllStay() throws IOException {
    file("a", 1);
    file("b", 2);

    OldestFiles.remove(directory, 3, 1);

    assertThat(names()).containsExactly("a", "b");
  }

  @Test
  void moreMayStayThanThereAre() throws IOException {
    file("a", 1);

    OldestFiles.remove(directory, 1, 5);

    assertThat(names()).containsExactly("a");
  }

  private void file(String name, long age) throws IOException {
    Path file = Files.createFile(directory.resolve(name));
    Files.setLastModifiedTime(file, FileTime.fromMillis(age * 1000));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
