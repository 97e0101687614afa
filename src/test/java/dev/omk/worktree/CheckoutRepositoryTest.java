package dev.omk.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.git.GitSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What asks git in a clean checkout is told what it is told in place. */
class CheckoutRepositoryTest {
  @TempDir Path base;

  private GitSandbox room(GitSandbox sandbox) throws Exception {
    WorkTree tree = OpenTree.of(sandbox);
    return sandbox.at(tree.checkout(tree.snapshot(), base.resolve("room")));
  }

  @Test
  void historyNamesAndStatusAreThoseOfTheWorkTree() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    sandbox.git("tag", "v1");
    sandbox.git("branch", "other");
    sandbox.file("a.txt", "changed\n").file("new.txt", "n");

    GitSandbox room = room(sandbox);

    for (List<String> question :
        List.of(
            List.of("rev-parse", "HEAD"),
            List.of("log", "--oneline"),
            List.of("describe", "--tags"),
            List.of("rev-parse", "other"))) {
      String[] words = question.toArray(String[]::new);
      assertThat(room.git(words)).as(question.toString()).isEqualTo(sandbox.git(words));
    }
    assertThat(room.git("status", "--porcelain")).isEqualTo("M  a.txt\nA  new.txt");
    assertThat(room.git("ls-files")).isEqualTo("a.txt\nnew.txt\nsrc/b.txt");
    assertThat(room.git("diff", "--stat")).isEmpty();
  }

  @Test
  void whatIsCommittedThereStaysThere() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    String refs = sandbox.git("for-each-ref");

    GitSandbox room = room(sandbox).file("a.txt", "more\n").commit("there");

    assertThat(sandbox.git("for-each-ref")).isEqualTo(refs);
    assertThat(sandbox.git("log", "--oneline", "--all")).doesNotContain("there");
    assertThat(Files.exists(sandbox.root().resolve(".git/objects").resolve(object(room))))
        .isFalse();
  }

  private static Path object(GitSandbox room) {
    String commit = room.git("rev-parse", "HEAD");
    return Path.of(commit.substring(0, 2), commit.substring(2));
  }

  @Test
  void noHookAndNoSettingOfTheUsersIsThere() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    Path marker = base.resolve("ran");
    sandbox.trap(sandbox.root().resolve(".git/hooks/pre-commit"), marker);
    sandbox.git("config", "core.fsmonitor", "false");

    GitSandbox room = room(sandbox).file("a.txt", "more\n").commit("there");

    assertThat(marker).doesNotExist();
    assertThat(room.git("config", "--local", "--list")).isEqualTo("core.repositoryformatversion=0");
  }

  @Test
  void beforeTheFirstCommitThereIsNoneThereEither() throws Exception {
    GitSandbox sandbox = GitSandbox.empty(base).file("a.txt", "a");

    assertThat(room(sandbox).git("status", "--porcelain")).isEqualTo("A  a.txt");
  }

  @Test
  void aShallowCloneIsShallowThereToo() throws Exception {
    Path elsewhere = Files.createDirectory(base.resolve("origin"));
    GitSandbox origin = GitSandbox.committed(elsewhere).file("a.txt", "2").commit("second");
    GitSandbox sandbox = GitSandbox.plain(base);
    sandbox.git("clone", "-q", "--depth=1", "file://" + origin.root(), ".");

    assertThat(room(sandbox).git("log", "--format=%s")).isEqualTo("second");
  }

  @Test
  void anotherFormatOfObjectsIsKept() throws Exception {
    GitSandbox sandbox = GitSandbox.plain(base);
    sandbox.git("init", "-q", "--object-format=sha256");
    sandbox.file("a.txt", "a").commit("first");

    assertThat(room(sandbox).git("log", "--format=%s")).isEqualTo("first");
  }
}
