package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.control.workspace.UserCache;
import dev.omk.control.workspace.VouchedFiles;
import dev.omk.control.workspace.Workspace;
import dev.omk.control.workspace.WorkspaceKey;
import dev.omk.store.DurableFiles;
import dev.omk.store.Mac;
import dev.omk.store.StateDirectory.Newest;
import dev.omk.store.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewestGoalsTest {
  private static final String LAST = "goal-20260101-000000-999-00000000";
  private static final String NEWER = "goal-20260102-000000-000-00000000";

  @TempDir Path directory;
  private Workspace workspace;
  private Mac key;

  @BeforeEach
  void thousandGoals() throws Exception {
    Storage later = new Storage(DurableFiles.real(), () -> Instant.now().plusSeconds(60));
    workspace = Sample.broken(directory).on(later).workspace();
    key = WorkspaceKey.made(workspace);
    for (int i = 0; i < 1000; i++) {
      goal("goal-20260101-000000-%03d-00000000".formatted(i));
    }
  }

  private void goal(String id) throws IOException {
    Files.createDirectories(workspace.state().goals().resolve(id));
  }

  private Path folder() {
    return UserCache.of(workspace.world().environment()).resolve("newest");
  }

  private List<Path> remembered() throws IOException {
    Path files = folder();
    if (!Files.isDirectory(files)) {
      return List.of();
    }
    try (Stream<Path> listed = Files.list(files)) {
      return listed.toList();
    }
  }

  /** Puts another answer in place of the one that is remembered. */
  private void replace(Mac by) throws IOException {
    Path file = remembered().getFirst();
    byte[] other = ("1000\n" + NEWER).getBytes(StandardCharsets.US_ASCII);
    new VouchedFiles(folder(), 99).keep(by, file.getFileName().toString(), other);
  }

  @Test
  void whatWasFoundIsRememberedUntilAGoalComes() throws Exception {
    assertThat(workspace.newest()).contains(LAST);
    replace(key);
    assertThat(workspace.newest()).contains(NEWER);

    goal("goal-20260103-000000-000-00000000");
    assertThat(workspace.newest()).contains("goal-20260103-000000-000-00000000");
    assertThat(workspace.newest(2))
        .isEqualTo(new Newest(List.of("goal-20260103-000000-000-00000000", LAST), 1001));
  }

  @Test
  void goalThatWentIsNotRemembered() throws Exception {
    assertThat(workspace.newest()).contains(LAST);
    Files.delete(workspace.state().goals().resolve(LAST));
    assertThat(workspace.newest()).contains("goal-20260101-000000-998-00000000");
  }

  @Test
  void whatOmksKeyDoesNotVouchForIsReadAgain() throws Exception {
    assertThat(workspace.newest()).contains(LAST);
    replace(new Mac(new byte[32]));
    assertThat(workspace.newest()).contains(LAST);
    Files.writeString(remembered().getFirst(), "x");
    assertThat(workspace.newest()).contains(LAST);
  }

  @Test
  void directoryThatChangedAMomentAgoAndFewGoalsAreNotRemembered() throws Exception {
    Sample sample = Sample.broken(directory.resolve("other"));
    workspace = sample.workspace();
    Files.createDirectories(workspace.state().goals().resolve(LAST));
    assertThat(workspace.newest()).contains(LAST);
    assertThat(remembered()).isEmpty();
  }

  @Test
  void moreThanAreRememberedAreRead() throws Exception {
    assertThat(workspace.newest(40).ids()).hasSize(40);
    assertThat(workspace.newest(0)).isEqualTo(new Newest(List.of(), 1000));
  }
}
