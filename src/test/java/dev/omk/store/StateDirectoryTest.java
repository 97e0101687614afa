package dev.omk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateDirectoryTest {
  @TempDir Path temp;

  private Path folder(String path) throws IOException {
    return Files.createDirectories(temp.resolve(path));
  }

  private static Path find(Path here, Path home, Optional<Path> workTree, Optional<Path> main) {
    return StateDirectory.find(
            new StateInputs(
                Optional.empty(), Optional.of(""), here, Optional.of(home), workTree, main))
        .root();
  }

  @Test
  void whatWasAskedForComesFirst() throws IOException {
    Path here = folder("home/project");
    folder("home/project/.omk");
    StateInputs both =
        new StateInputs(
            Optional.of(Path.of("../state")),
            Optional.of("/var/omk"),
            here,
            Optional.empty(),
            Optional.of(here),
            Optional.of(temp));

    assertThat(StateDirectory.find(both).root()).isEqualTo(temp.resolve("home/state"));
    assertThat(
            StateDirectory.find(
                    new StateInputs(
                        Optional.empty(),
                        both.variable(),
                        here,
                        Optional.empty(),
                        both.workTreeRoot(),
                        both.mainWorktreeRoot()))
                .root())
        .isEqualTo(Path.of("/var/omk"));
  }

  @Test
  void aLinkedWorktreeUsesTheMainOnes() throws IOException {
    Path linked = folder("linked");
    folder("linked/.omk");
    Path main = folder("main");

    assertThat(find(linked, temp, Optional.of(linked), Optional.of(main)))
        .isEqualTo(main.resolve(".omk"));
  }

  @Test
  void theNearestUpwardsUpToTheWorkTreesRoot() throws IOException {
    Path root = folder("outer/repo");
    Path deep = folder("outer/repo/a/b");
    folder("outer/.omk");
    Path home = folder("home");

    assertThat(find(deep, home, Optional.of(root), Optional.of(root)))
        .isEqualTo(root.resolve(".omk"));
    Path nested = folder("outer/repo/a/.omk");
    assertThat(find(deep, home, Optional.of(root), Optional.of(root))).isEqualTo(nested);
    assertThat(find(root, home, Optional.empty(), Optional.empty()))
        .isEqualTo(temp.resolve("outer/.omk"));
  }

  @Test
  void theHomesIsNeverTakenOnTheWayUp() throws IOException {
    Path home = folder("home");
    folder("home/.omk");
    Path here = folder("home/project");

    assertThat(find(here, home, Optional.empty(), Optional.empty()))
        .isEqualTo(here.resolve(".omk"));
  }

  @Test
  void theHomesIsNeverWritten() throws IOException {
    Path home = folder("home");
    StateInputs there =
        new StateInputs(
            Optional.empty(),
            Optional.empty(),
            home,
            Optional.of(home),
            Optional.of(home),
            Optional.of(home));

    StateDirectory state = StateDirectory.find(there);

    assertThat(state.ids()).isEmpty();
    assertThatThrownBy(state::requireOurs).hasMessageContaining("omk 0.5.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "file/below"})
  void aFileIsNoStateDirectory(String asked) throws IOException {
    Files.createFile(temp.resolve("file"));
    StateInputs inputs =
        new StateInputs(
            Optional.of(Path.of(asked)),
            Optional.empty(),
            temp,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertThatThrownBy(() -> StateDirectory.find(inputs))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE))
        .hasMessageContaining("director");
  }

  @Test
  void newestIsTheNewestNameAlsoWhereNoGoalIsLeft() throws IOException {
    Path real = Goals.create(temp);
    StateDirectory state = Goals.state(temp);
    Files.createDirectory(temp.resolve("goals/newer"));
    assertThat(state.newest(1).ids()).containsExactly(Goals.ID);

    String link = "goal-29971122-101112-013-0123abcd";
    Files.createSymbolicLink(temp.resolve("goals").resolve(link), real);
    assertThat(state.newest(1).ids()).containsExactly(link);
    assertThatThrownBy(() -> state.goalDirectory(link)).hasMessageContaining(link);
    Files.createDirectory(temp.resolve("goals/goal-29991122-101112-013-0123abcd"));
    assertThat(state.newest(1).ids()).containsExactly("goal-29991122-101112-013-0123abcd");
  }

  @Test
  void findingAndListingWriteNothing() {
    StateDirectory state = Goals.state(temp.resolve(".omk"));

    assertThat(state.ids()).isEmpty();
    assertThatThrownBy(() -> state.goalDirectory(Goals.ID)).hasMessageContaining("not found");
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void idsAreNewestFirstWithoutForeignNames() throws IOException {
    Path goals = folder("goals");
    for (String name :
        new String[] {
          "goal-20261122-101112-013-0123abcd",
          "goal-20261122-101112-014-00000000",
          "goal-20251122-101112-013-ffffffff",
          ".new-goal-20261122-101112-013-0123abcd-77",
          "goal-20261122-101112-013-0123ABCD",
          "notes.txt"
        }) {
      Files.createDirectory(goals.resolve(name));
    }

    assertThat(Goals.state(temp).ids())
        .containsExactly(
            "goal-20261122-101112-014-00000000",
            "goal-20261122-101112-013-0123abcd",
            "goal-20251122-101112-013-ffffffff");
    assertThat(Goals.state(temp).newest(2))
        .isEqualTo(
            new StateDirectory.Newest(
                List.of("goal-20261122-101112-014-00000000", "goal-20261122-101112-013-0123abcd"),
                3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../../etc",
        "goal-20261122-101112-013-0123abcd/../x",
        "goal-20261122-101112-013-0123abc",
        "goal-20261122-101112-013-0123abcg",
        "/etc",
        "goal-２0261122-101112-013-0123abcd",
        "goal-20261122-101112-013-0123abcd\n"
      })
  void namesThatAreNoIdsAreNotFound(String id) {
    assertThatThrownBy(() -> Goals.state(temp).goalDirectory(id))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
  }

  @Test
  void aGoalThatIsALinkIsRefused() throws IOException {
    Path real = Goals.create(temp.resolve("other"));
    Files.createSymbolicLink(folder("goals").resolve(Goals.ID), real);

    assertRefused(Goals.state(temp));
  }

  @Test
  void goalsThatAreALinkAreRefused() throws IOException {
    Goals.create(temp.resolve("other"));
    Files.createSymbolicLink(temp.resolve("goals"), temp.resolve("other/goals"));

    assertRefused(Goals.state(temp));
  }

  private static void assertRefused(StateDirectory state) {
    assertThatThrownBy(() -> state.goalDirectory(Goals.ID))
        .isInstanceOfSatisfying(
            OmkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_STATE));
  }
}
