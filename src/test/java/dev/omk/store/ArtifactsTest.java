package dev.omk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.error.OmkException;
import dev.omk.store.Failpoint.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactsTest {
  private static final String PATH = "artifacts/gates/gate-01-unit.log";

  @TempDir Path directory;

  private Artifacts artifacts() {
    return new Artifacts(directory, DurableFiles.real());
  }

  @Test
  void areMeasuredAndSynced() throws IOException {
    List<Change> changes = new ArrayList<>();
    Artifacts watched =
        new Artifacts(
            directory,
            DurableFiles.watched(DurableFiles.real(), (change, file) -> changes.add(change)));

    Artifact stored = watched.store(PATH, "abc".getBytes(StandardCharsets.UTF_8));

    assertThat(stored)
        .isEqualTo(
            new Artifact(
                PATH, 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    assertThat(Files.readString(directory.resolve(PATH))).isEqualTo("abc");
    assertThat(changes.subList(changes.size() - 4, changes.size()))
        .containsExactly(Change.WRITE, Change.SYNC, Change.RENAME, Change.SYNC_DIRECTORY);
  }

  @Test
  void aFileWrittenInPlaceIsAdopted() throws IOException {
    Path file = artifacts().place(PATH);
    Files.write(file, new byte[200_000]);

    Artifact adopted = artifacts().adopt(PATH);

    assertThat(adopted).isEqualTo(artifacts().store(PATH, new byte[200_000]));
  }

  @Test
  void aChangedOneIsNoticed() throws IOException {
    Artifact stored = artifacts().store(PATH, new byte[] {1, 2});
    assertThat(artifacts().problem(stored)).isEmpty();

    Files.write(directory.resolve(PATH), new byte[] {1, 3});
    assertThat(artifacts().problem(stored)).contains(PATH + " was changed");

    Files.delete(directory.resolve(PATH));
    assertThat(artifacts().problem(stored)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "artifacts",
        "artifacts/",
        "goal.json",
        "/etc/passwd",
        "artifacts/../goal.json",
        "artifacts//x",
        "artifacts/./x",
        "other/x",
        "artifacts/a\0b"
      })
  void stayInTheirDirectory(String path) {
    assertThatThrownBy(() -> artifacts().store(path, new byte[0])).isInstanceOf(OmkException.class);
  }

  @Test
  void areNotWrittenThroughALink(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(directory.resolve("artifacts"), elsewhere);

    assertThatThrownBy(() -> artifacts().store(PATH, new byte[0])).isInstanceOf(OmkException.class);
    assertThat(elsewhere).isEmptyDirectory();
  }
}
