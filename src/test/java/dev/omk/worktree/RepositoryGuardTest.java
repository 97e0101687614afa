package dev.omk.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.git.GitSandbox;
import dev.omk.git.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryGuardTest {
  @TempDir Path base;
  private GitSandbox sandbox;
  private RepositoryGuard guard;
  private RepositoryState before;

  @BeforeEach
  void open() throws Exception {
    sandbox = GitSandbox.committed(base);
    sandbox.trap(sandbox.root().resolve(".git/hooks/pre-push"), sandbox.home().resolve("m"));
    Repository repository = sandbox.program().locate(sandbox.root()).orElseThrow();
    guard = new RepositoryGuard(sandbox.program(), repository, base.resolve("private"));
    before = guard.capture();
  }

  private List<RepositoryChange> changes() throws InterruptedException {
    return RepositoryGuard.compare(before, guard.capture());
  }

  private List<String> shown() throws InterruptedException {
    return changes().stream()
        .map(c -> c.kind() + " " + c.name().replace(sandbox.root() + "/", ""))
        .toList();
  }

  @Test
  void honestWorkChangesNothing() throws Exception {
    sandbox.file("a.txt", "x\n").file("new", "n").git("status");
    sandbox.git("add", "new");
    WorkTree tree = OpenTree.of(sandbox);
    tree.keep(tree.snapshot(), "refs/omk/goal-1/base");
    assertThat(changes()).isEmpty();
  }

  @Test
  void aCommitIsReportedAndLeftAlone() throws Exception {
    sandbox.file("a.txt", "x\n").commit("by the agent");
    String head = sandbox.git("rev-parse", "HEAD");

    assertThat(shown()).containsExactly("HEAD_MOVED HEAD", "REF_MOVED refs/heads/main");
    assertThat(guard.restore(before, changes())).isEmpty();
    assertThat(sandbox.git("rev-parse", "HEAD")).isEqualTo(head);
  }

  @Test
  void branchesTagsStashesAndReplacementsAreReported() throws Exception {
    String head = sandbox.git("rev-parse", "HEAD");
    sandbox.git("switch", "-q", "-c", "escape");
    sandbox.git("tag", "v1");
    sandbox.git("update-ref", "refs/remotes/origin/main", head);
    sandbox.git("branch", "-D", "-q", "main");
    assertThat(shown())
        .containsExactly(
            "BRANCH_SWITCHED HEAD",
            "REF_CREATED refs/heads/escape",
            "REF_DELETED refs/heads/main",
            "REF_CREATED refs/remotes/origin/main",
            "REF_CREATED refs/tags/v1");
  }

  @Test
  void configHooksAndInfoFilesComeBack() throws Exception {
    Path git = sandbox.root().resolve(".git");
    String config = Files.readString(git.resolve("config"));
    sandbox.git("config", "core.hooksPath", "/evil");
    sandbox.trap(git.resolve("hooks/pre-commit"), sandbox.home().resolve("m"));
    Files.delete(git.resolve("hooks/pre-push"));
    sandbox.file(".git/info/exclude", "*\n").file(".git/info/attributes", "* -diff\n");
    sandbox.file(".git/objects/info/alternates", sandbox.home() + "\n");

    assertThat(shown())
        .containsExactly(
            "FILE_CHANGED .git/config",
            "FILE_ADDED .git/hooks/pre-commit",
            "FILE_REMOVED .git/hooks/pre-push",
            "FILE_ADDED .git/info/attributes",
            "FILE_CHANGED .git/info/exclude",
            "FILE_ADDED .git/objects/info/alternates");
    assertThat(guard.restore(before, changes())).hasSize(6);
    assertThat(changes()).isEmpty();
    assertThat(git.resolve("config")).hasContent(config);
    assertThat(Files.isExecutable(git.resolve("hooks/pre-push"))).isTrue();
  }

  @Test
  void aHooksDirectoryThatBecameALinkIsNoticed() throws Exception {
    Path hooks = sandbox.root().resolve(".git/hooks");
    Files.move(hooks, sandbox.home().resolve("hooks"));
    Files.createSymbolicLink(hooks, sandbox.home().resolve("hooks"));
    assertThat(shown()).contains("FILE_ADDED .git/hooks", "FILE_REMOVED .git/hooks/pre-push");
    guard.restore(before, changes());
    assertThat(changes()).isEmpty();
  }

  @Test
  void indexFlagsAreClearedAgain() throws Exception {
    sandbox.git("update-index", "--assume-unchanged", "a.txt");
    sandbox.git("update-index", "--skip-worktree", "src/b.txt");
    assertThat(shown())
        .containsExactly("ASSUME_UNCHANGED_SET a.txt", "SKIP_WORKTREE_SET src/b.txt");
    assertThat(guard.restore(before, changes())).hasSize(2);
    assertThat(changes()).isEmpty();
    assertThat(sandbox.git("ls-files", "-v")).isEqualTo("H a.txt\nH src/b.txt");
  }

  @Test
  void workTreesAreReported() throws Exception {
    Path other = base.toRealPath().resolve("other");
    sandbox.git("worktree", "add", "-q", "--detach", other.toString());
    assertThat(changes()).extracting(RepositoryChange::name).containsExactly(other.toString());
  }
}
