package dev.omk.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.omk.error.OmkException;
import dev.omk.process.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTest {
  @TempDir Path base;

  @Test
  void aSubdirectoryBelongsToItsWorkTree() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);

    Repository found = sandbox.program().locate(sandbox.root().resolve("src")).orElseThrow();

    assertThat(found.root()).isEqualTo(sandbox.root());
    assertThat(found.gitDirectory()).isEqualTo(sandbox.root().resolve(".git"));
    assertThat(found.commonDirectory()).isEqualTo(found.gitDirectory());
    assertThat(found.mainRoot()).isEqualTo(sandbox.root());
    assertThat(found.objectFormat()).isEqualTo("sha1");
    assertThat(found.linked()).isFalse();
  }

  @Test
  void aLinkedWorkTreeKnowsTheMainOne() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    Path linked = base.toRealPath().resolve("linked tree");
    sandbox.git("worktree", "add", "-q", "-b", "other", linked.toString());

    Repository found = sandbox.program().locate(linked).orElseThrow();

    assertThat(found.root()).isEqualTo(linked);
    assertThat(found.mainRoot()).isEqualTo(sandbox.root());
    assertThat(found.commonDirectory()).isEqualTo(sandbox.root().resolve(".git"));
    assertThat(found.linked()).isTrue();
  }

  @Test
  void outsideARepositoryThereIsNone() throws Exception {
    GitSandbox sandbox = GitSandbox.plain(base);
    assertThat(sandbox.program().locate(sandbox.root())).isEmpty();
  }

  @Test
  void aBareRepositoryHasNoWorkTree() throws Exception {
    GitSandbox sandbox = GitSandbox.plain(base);
    sandbox.git("init", "-q", "--bare", ".");
    assertThat(sandbox.program().locate(sandbox.root())).isEmpty();
  }

  @Test
  void aRepositoryOfAnotherUserIsAClearError() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can give files away");
    sandbox.run(List.of("chown", "-R", "12345", sandbox.root().toString()));

    assertThatThrownBy(() -> sandbox.program().locate(sandbox.root()))
        .isInstanceOf(OmkException.class)
        .hasMessageContaining("belongs to another user");
    sandbox.git("config", "--global", "--add", "safe.directory", sandbox.root().toString());
    assertThat(sandbox.program().locate(sandbox.root())).isPresent();
  }

  @Test
  void theObjectFormatIsKnown() throws Exception {
    GitSandbox sandbox = GitSandbox.plain(base);
    sandbox.git("init", "-q", "--object-format=sha256");
    Repository found = sandbox.program().locate(sandbox.root()).orElseThrow();
    assertThat(found.objectFormat()).isEqualTo("sha256");
    assertThat(found.idLength()).isEqualTo(64);
  }

  @Test
  void aFailureNamesThePurposeAndWhatGitSaid() {
    GitSandbox sandbox = GitSandbox.committed(base);
    GitCall call = GitCall.of("read the moon", sandbox.root(), "cat-file", "blob", "moon");
    assertThatThrownBy(() -> sandbox.program().run(call))
        .isInstanceOf(OmkException.class)
        .hasMessage("git could not read the moon: fatal: Not a valid object name moon");
  }

  @Test
  void outputOverTheBoundIsAnErrorNotAShorterAnswer() {
    GitSandbox sandbox = GitSandbox.committed(base).file("big", "x".repeat(5000));
    sandbox.commit("big");
    GitCall call =
        GitCall.of("read it", sandbox.root(), "cat-file", "blob", "HEAD:big").limit(1000);
    assertThatThrownBy(() -> sandbox.program().run(call)).hasMessageContaining("larger than 1000");
  }

  @Test
  void aCallThatHangsIsEnded() {
    GitSandbox sandbox = GitSandbox.committed(base);
    Path pipe = sandbox.home().resolve("pipe");
    sandbox.run(List.of("mkfifo", pipe.toString()));
    GitCall call =
        GitCall.of("hash a pipe", sandbox.root(), "hash-object", pipe.toString())
            .within(Duration.ofMillis(300));
    assertThatThrownBy(() -> sandbox.program().run(call)).hasMessageContaining("took longer");
  }

  @Test
  void theCallersGitVariablesDoNotLeakIn() throws Exception {
    GitSandbox sandbox = GitSandbox.committed(base);
    Map<String, String> hostile =
        Map.of(
            "PATH", System.getenv("PATH"),
            "HOME", sandbox.home().toString(),
            "GIT_DIR", "/nowhere",
            "GIT_INDEX_FILE", "/nowhere",
            "GIT_EXTERNAL_DIFF", "/nowhere");
    Git git = new Git(sandbox.program().program(), new ProcessRunner(), hostile);
    assertThat(git.locate(sandbox.root())).isPresent();
    assertThat(Files.exists(Path.of("/nowhere"))).isFalse();
  }
}
