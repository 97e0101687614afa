package dev.omk.worktree;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.process.Stdin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads the trees of commits, and looks whether the commits are what their names say, see {@link
 * GitObject}. Git believes one that was forged, and with it another tree.
 */
public final class GitCommits {
  private static final String TREE = "tree ";
  private static final String KIND = "commit";

  private GitCommits() {}

  /**
   * The tree of a commit of the repository that a directory is in.
   *
   * @param commit its full id
   * @throws OmkException {@code DAMAGED_STATE} if it is not what its name says
   */
  public static String tree(Git git, Path directory, String commit) throws InterruptedException {
    return tree(git, directory, Map.of(), commit);
  }

  /**
   * The same.
   *
   * @param environment of git, which says where its objects are
   */
  static String tree(Git git, Path directory, Map<String, String> environment, String commit)
      throws InterruptedException {
    GitCall call =
        GitCall.of("read a commit", directory, "cat-file", "--batch")
            .with(environment)
            .reading(new Stdin.Text(commit + "\n"));
    RawObject object =
        RawObject.all(git.run(call).stdout(), 1)
            .getFirst()
            .orElseThrow(
                () -> new OmkException(ErrorCode.IO, "git has no commit " + commit, "git fsck"));
    String shown = "the commit " + commit;
    if (!object.type().equals(KIND)) {
      throw GitObject.forged(shown);
    }
    byte[] content = GitObject.genuine(KIND, object.content(), commit, shown);
    int end = RawObject.indexOf(content, '\n', 0);
    return new String(content, TREE.length(), end - TREE.length(), StandardCharsets.US_ASCII);
  }
}
