package dev.omk.worktree;

import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitResult;
import dev.omk.git.NulFields;
import dev.omk.git.Repository;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** HEAD and index of the user's own checkout, which omk moves once, when a result is accepted. */
public final class UserCheckout {
  /** What git keeps while something of the user's is half done. */
  private static final List<String> UNDER_WAY =
      List.of(
          "MERGE_HEAD",
          "CHERRY_PICK_HEAD",
          "REVERT_HEAD",
          "BISECT_LOG",
          "rebase-merge",
          "rebase-apply");

  // git-ls-files(1), --eol: how lines end in the index, in the work tree, and the attributes.
  private static final Pattern CONVERTED =
      Pattern.compile("i/(lf +w/(crlf|mixed)|crlf +w/lf|mixed +w/(lf|crlf)) ");

  private static final String POINTER = "^version https://git-lfs.github.com/spec/v1$";
  private static final String SUBMODULE = "160000 ";

  private final Git git;
  private final Repository repository;

  /** The checkout of a repository's work tree. */
  public UserCheckout(Git git, Repository repository) {
    this.git = git;
    this.repository = repository;
  }

  /** The commit that is checked out; empty before the first. */
  public Optional<String> head() throws InterruptedException {
    GitResult result =
        git.attempt(call("read HEAD", "rev-parse", "-q", "--verify", "HEAD^{commit}"));
    return result.ok() ? Optional.of(result.line()) : Optional.empty();
  }

  /** Whether a commit is what is checked out, or among those that led to it. */
  public boolean contains(String commit) throws InterruptedException {
    return git.attempt(call("look for a commit", "merge-base", "--is-ancestor", commit, "HEAD"))
        .ok();
  }

  /** The tree of a commit. */
  public String tree(String commit) throws InterruptedException {
    return GitCommits.tree(git, repository.root(), commit);
  }

  /** Whether nothing is staged, nor a merge or the like under way. */
  public boolean quiet() throws InterruptedException {
    boolean busy =
        UNDER_WAY.stream().anyMatch(name -> Files.exists(repository.gitDirectory().resolve(name)));
    return !busy
        && git.attempt(call("look at the index", "diff-index", "--cached", "--quiet", "HEAD", "--"))
            .ok();
  }

  /** A setting of the user's that is on. */
  public boolean on(String key) throws InterruptedException {
    GitResult result =
        git.attempt(call("read the configuration", "config", "--type=bool", "--get", key));
    return result.ok() && result.line().equals("true");
  }

  /** Tracked paths that are submodules and checked out here. */
  public List<String> submodules() throws InterruptedException {
    GitResult listed = git.run(call("list the index", "ls-files", "-s", "-z"));
    return NulFields.of(listed.stdout()).stream()
        .filter(field -> field.startsWith(SUBMODULE))
        .map(field -> field.substring(field.indexOf('\t') + 1))
        .filter(path -> Files.exists(repository.root().resolve(path).resolve(".git")))
        .toList();
  }

  /**
   * Tracked paths whose content Git LFS keeps elsewhere: what is tracked is a pointer, a text below
   * 1024 bytes that begins with the version of its specification.
   */
  public List<String> pointers() throws InterruptedException {
    GitResult found =
        git.attempt(call("look for pointers", "grep", "--cached", "-l", "-z", "-e", POINTER));
    List<String> pointers = new ArrayList<>();
    for (String path : NulFields.of(found.stdout())) {
      GitResult size = git.attempt(call("look at a file", "cat-file", "-s", ":./" + path));
      if (size.ok() && size.line().length() < 4) {
        pointers.add(path);
      }
    }
    return pointers;
  }

  /** Tracked paths whose lines end otherwise in the work tree than in what is committed. */
  public List<String> converted() throws InterruptedException {
    GitResult listed = git.run(call("list line endings", "ls-files", "--eol", "-z"));
    return NulFields.of(listed.stdout()).stream()
        .filter(field -> CONVERTED.matcher(field).lookingAt())
        .map(field -> field.substring(field.indexOf('\t') + 1))
        .toList();
  }

  /**
   * Moves HEAD, or the branch it is on, and the index along, from a commit to one that follows it.
   * Files are not touched. What a kill left half done is brought to its end.
   *
   * @param why for the reflog
   */
  public void advance(String from, String to, String why) throws InterruptedException {
    if (!head().equals(Optional.of(to))) {
      git.run(
          call(
              "move HEAD",
              "-c",
              "core.logAllRefUpdates=true",
              "update-ref",
              "-m",
              why,
              "HEAD",
              to,
              from));
    }
    if (!quiet()) {
      git.run(call("move the index", "read-tree", "-i", "-m", from, to));
    }
    git.attempt(call("refresh the index", "update-index", "-q", "--refresh"));
  }

  private GitCall call(String purpose, String... arguments) {
    return GitCall.of(purpose, repository.root(), arguments);
  }
}
