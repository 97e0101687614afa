package dev.omk.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.git.GitSandbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that the repository or the user's configuration brings changes or joins a snapshot. */
class SnapshotNeutralityTest {
  @TempDir Path base;
  private GitSandbox sandbox;
  private Path marker;
  private Path trap;

  @BeforeEach
  void layTheTrap() {
    sandbox = GitSandbox.committed(base);
    marker = sandbox.home().resolve("marker");
    trap = sandbox.home().resolve("trap.sh");
    sandbox.trap(trap, marker);
  }

  @AfterEach
  void theTrapNeverRan() {
    assertThat(marker).doesNotExist();
  }

  /** Everything that calls git for a snapshot, a diff, a clean room and keeping. */
  private void useAll(WorkTree tree) throws Exception {
    Subject before = tree.snapshot();
    sandbox.file("a.txt", "one more\n");
    Subject after = tree.snapshot();
    assertThat(tree.diff(before, after)).hasSize(1);
    assertThat(tree.patch(before, after, 10_000).text()).contains("+one more");
    assertThat(tree.read(after, "a.txt", 100)).isPresent();
    tree.keep(after, "refs/omk/goal-1/pass-1");
    assertThat(tree.kept(after, "refs/omk/goal-1/pass-1")).isTrue();
    Path room = tree.checkout(after, base.resolve("room"));
    assertThat(room.resolve("a.txt")).hasContent("one more\n");
    assertThat(tree.restore(tree.diff(before, after), before).paths()).containsExactly("a.txt");
    assertThat(tree.snapshot().id()).isEqualTo(before.id());
  }

  @Test
  void filtersOfTheRepositoryDoNotRun() throws Exception {
    sandbox.git("config", "filter.evil.clean", trap.toString());
    sandbox.git("config", "filter.evil.smudge", trap.toString());
    sandbox.git("config", "filter.evil.process", trap.toString());
    sandbox.git("config", "filter.evil.required", "true");
    sandbox.file(
        ".gitattributes", "* filter=evil text ident diff=evil working-tree-encoding=UTF-16\n");
    useAll(OpenTree.of(sandbox));
  }

  @Test
  void hooksAndFsmonitorDoNotRun() throws Exception {
    for (String hook :
        new String[] {
          "reference-transaction", "post-index-change", "post-checkout", "pre-commit"
        }) {
      sandbox.trap(sandbox.root().resolve(".git/hooks/" + hook), marker);
    }
    sandbox.git("config", "core.hooksPath", sandbox.root().resolve(".git/hooks").toString());
    sandbox.git("config", "core.fsmonitor", trap.toString());
    Files.deleteIfExists(marker);
    useAll(OpenTree.of(sandbox));
  }

  @Test
  void externalDiffAndTextconvDoNotRun() throws Exception {
    sandbox.git("config", "diff.external", trap.toString());
    sandbox.git("config", "diff.evil.textconv", trap.toString());
    sandbox.git("config", "diff.evil.command", trap.toString());
    sandbox.git("config", "core.pager", trap.toString());
    sandbox.file(".gitattributes", "* diff=evil\n");
    useAll(OpenTree.of(sandbox));
  }

  @Test
  void anAttributeCannotHideAChangeAsBinary() throws Exception {
    sandbox.file(".gitattributes", "*.txt binary\n[attr]hidden -diff\nsrc/** hidden\n");
    useAll(OpenTree.of(sandbox));
  }

  @Test
  void theUsersHabitsAreNoObstacle() throws Exception {
    sandbox.git("config", "--global", "commit.gpgSign", "true");
    sandbox.git("config", "--global", "gpg.program", trap.toString());
    sandbox.git("config", "--global", "user.useConfigOnly", "true");
    sandbox.git("config", "--global", "core.logAllRefUpdates", "always");
    sandbox.git("config", "--global", "color.ui", "always");
    sandbox.git("config", "--global", "diff.noprefix", "true");
    sandbox.git("config", "--global", "core.hooksPath", sandbox.home().toString());
    useAll(OpenTree.of(sandbox));
    assertThat(sandbox.root().resolve(".git/logs/refs/omk")).doesNotExist();
  }

  @Test
  void lineEndingConversionHidesNoChange() throws Exception {
    sandbox.git("config", "core.autocrlf", "true");
    sandbox.file(".gitattributes", "* text=auto eol=crlf\n").commit("attributes");
    WorkTree tree = OpenTree.of(sandbox);
    Subject before = tree.snapshot();

    sandbox.file("a.txt", "one\r\n");

    Subject after = tree.snapshot();
    assertThat(OpenTree.show(tree.diff(before, after))).containsExactly("MODIFIED a.txt");
    assertThat(tree.read(after, "a.txt", 100)).hasValue("one\r\n".getBytes(StandardCharsets.UTF_8));
    Path room = tree.checkout(before, base.resolve("room"));
    assertThat(room.resolve("a.txt")).hasBinaryContent("one\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void replacedObjectsAreNotBelieved() throws Exception {
    WorkTree tree = OpenTree.of(sandbox);
    Subject honest = tree.snapshot();
    sandbox.file("a.txt", "fake\n").commit("fake");
    String fake = sandbox.git("rev-parse", "HEAD:a.txt");
    sandbox.git("replace", sandbox.git("rev-parse", "HEAD~:a.txt"), fake);
    assertThat(tree.read(honest, "a.txt", 100)).hasValue("one\n".getBytes(StandardCharsets.UTF_8));
  }
}
