package dev.omk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewGoalTest {
  @TempDir Path root;

  private Journal create(String id) {
    return new NewGoal(Goals.state(root), () -> Goals.MAC, Storage.real())
        .create(
            id,
            directory -> List.of(Goals.event("run_started"), Goals.event("plan_written")),
            (directory, appended) ->
                new Projections(directory, id, Optional.of(Goals.MAC), Storage.real())
                    .write("goal.json", Json.object(), appended.position()));
  }

  @Test
  void isThereWithItsFirstBatchAndProjections() {
    Journal journal = create(Goals.ID);

    Path directory = Goals.state(root).goalDirectory(Goals.ID);
    assertThat(directory).isDirectoryNotContaining("glob:**creator.lock");
    assertThat(journal.position().seq()).isEqualTo(2);
    assertThat(Goals.read(directory).events()).hasSize(2);
    assertThat(
            new Projections(directory, Goals.ID, Optional.of(Goals.MAC), Storage.real())
                .read("goal.json"))
        .isInstanceOf(ProjectionReading.Current.class);
    assertThat(journal.append(List.of(Goals.event("noted"))).events().getFirst().seq())
        .isEqualTo(3);
  }

  @Test
  void gitIgnoresGoalsFromTheFirstOneOn() throws IOException {
    create(Goals.ID);
    assertThat(root.resolve(".gitignore")).hasContent("goals/\n.gitignore");

    Files.delete(root.resolve(".gitignore"));
    create(Goals.ID.replace("0123", "4567"));

    assertThat(root.resolve(".gitignore")).doesNotExist();
  }

  @Test
  void anIdIsTakenOnce() {
    create(Goals.ID);

    assertThatThrownBy(() -> create(Goals.ID))
        .isInstanceOf(OmkException.class)
        .hasMessageContaining("exists already");
  }

  @Test
  void whatThrowsInBetweenLeavesNothing() {
    assertThatThrownBy(
            () ->
                new NewGoal(Goals.state(root), () -> Goals.MAC, Storage.real())
                    .create(
                        Goals.ID,
                        directory -> {
                          throw new OmkException(ErrorCode.INVALID_VALUE, "no", "");
                        },
                        NewGoal.FirstProjections.nothing()))
        .hasMessage("no");

    assertThat(root).isEmptyDirectory();
  }

  @Test
  void failedGoalTakesNothingAwayFromOthers() throws IOException {
    create(Goals.ID);
    List<Path> before = files();

    assertThatThrownBy(() -> create(Goals.ID)).isInstanceOf(OmkException.class);

    assertThat(files()).isEqualTo(before);
  }

  @Test
  void keyIsAskedForWhenThereIsSomethingToWrite() {
    assertThatThrownBy(
            () ->
                new NewGoal(
                        Goals.state(root),
                        () -> {
                          throw new IllegalStateException("asked too soon");
                        },
                        Storage.real())
                    .create(
                        Goals.ID,
                        directory -> {
                          throw new OmkException(ErrorCode.INVALID_VALUE, "no", "");
                        },
                        NewGoal.FirstProjections.nothing()))
        .hasMessage("no");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.sorted().toList();
    }
  }

  @Test
  void leftoversOfCrashedCreationsGoWhenTheyAreOld() throws IOException {
    create(Goals.ID);
    Path young = leftover("1", Instant.now());
    Path old = leftover("2", Instant.now().minusSeconds(3600));
    Path inCreation = leftover("3", Instant.now().minusSeconds(3600));

    try (PathLock _ = PathLock.acquire(inCreation.resolve("creator.lock"))) {
      Files.setLastModifiedTime(inCreation, FileTime.from(Instant.now().minusSeconds(3600)));
      create(Goals.ID.replace("0123", "4567"));
    }

    assertThat(young).exists();
    assertThat(old).doesNotExist();
    assertThat(inCreation).exists();
  }

  private Path leftover(String pid, Instant time) throws IOException {
    Path leftover = Files.createDirectory(root.resolve("goals/.new-" + Goals.ID + "-" + pid));
    Files.writeString(leftover.resolve("events.jsonl"), "half");
    Files.setLastModifiedTime(leftover, FileTime.from(time));
    return leftover;
  }
}
