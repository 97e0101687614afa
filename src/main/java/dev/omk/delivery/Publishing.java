package dev.omk.delivery;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitResult;
import dev.omk.process.Stdin;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The git side of a delivery: a commit of a tree that is there already, and its push. Neither the
 * user's checkout nor their index, nor any branch of theirs is touched.
 */
public final class Publishing {
  private final Git git;
  private final Git user;
  private final Path root;

  /**
   * @param git for looking
   * @param callerEnvironment of the user, as whom commits are made and pushed
   */
  public Publishing(Git git, Map<String, String> callerEnvironment, Path root) {
    this.git = git;
    this.user = git.asTheUser(callerEnvironment);
    this.root = root;
  }

  /**
   * A remote of this repository.
   *
   * @param url as it is configured
   * @param address what forge it is on, if it is on one
   * @param base whether {@code gh repo set-default} chose it for pull requests
   */
  public record Remote(String name, String url, Optional<RemoteAddress> address, boolean base) {}

  /** Every remote; what is pushed to by default first. */
  public List<Remote> remotes() throws InterruptedException {
    List<Remote> remotes = new ArrayList<>();
    String preferred = config("remote.pushDefault").orElse("origin");
    for (String name : git.run(call("list remotes", "remote")).line().lines().toList()) {
      Remote remote = remote(name);
      remotes.add(name.equals(preferred) ? 0 : remotes.size(), remote);
    }
    return remotes;
  }

  // insteadOf may make a URL of a forge out of an abbreviation, or a mirror out of such a URL.
  private Remote remote(String name) throws InterruptedException {
    Optional<String> push = config("remote." + name + ".pushurl");
    String url = push.isPresent() ? push.get() : config("remote." + name + ".url").orElse("");
    Optional<RemoteAddress> address = RemoteAddress.parse(url);
    if (address.isEmpty()) {
      GitResult real = git.attempt(call("look up a remote", "remote", "get-url", "--push", name));
      address = real.ok() ? RemoteAddress.parse(real.line()) : Optional.empty();
    }
    boolean base = config("remote." + name + ".gh-resolved").equals(Optional.of("base"));
    return new Remote(name, url, address, base);
  }

  private Optional<String> config(String key) throws InterruptedException {
    GitResult result = git.attempt(call("read the configuration", "config", "--get", key));
    return result.ok() ? Optional.of(result.line()) : Optional.empty();
  }

  /** The commit that is checked out; nothing in a repository without any. */
  public Optional<String> head() throws InterruptedException {
    return parse("HEAD^{commit}");
  }

  /** The tree of a commit that is here. */
  public Optional<String> tree(String commit) throws InterruptedException {
    return parse(commit + "^{tree}");
  }

  /**
   * Whether a file of a commit only stands for content that Git LFS keeps elsewhere (its
   * specification: a pointer is a text that begins with the version, below 1024 bytes).
   */
  public boolean isPointer(String commit, String path) throws InterruptedException {
    GitResult blob = git.attempt(call("read a file", "cat-file", "blob", commit + ":" + path));
    return blob.ok()
        && blob.stdout().length < 1024
        && blob.line().startsWith("version https://git-lfs");
  }

  private Optional<String> parse(String what) throws InterruptedException {
    GitResult result =
        git.attempt(call("find " + what, "rev-parse", "-q", "--verify", "--end-of-options", what));
    return result.ok() ? Optional.of(result.line()) : Optional.empty();
  }

  /**
   * The user's commits that a branch of a remote was not seen to have, newest first, a line each.
   */
  public List<String> ahead(Remote remote, String branch, String commit)
      throws InterruptedException {
    String there = "refs/remotes/" + remote.name() + "/" + branch;
    GitResult log =
        git.attempt(
            call("list commits", "log", "--format=%h %s", "-n", "50", there + ".." + commit, "--"));
    return log.ok() ? log.line().lines().filter(line -> !line.isBlank()).toList() : List.of();
  }

  /** Whether one commit is among those that led to another. */
  public boolean leadsTo(String ancestor, String commit) throws InterruptedException {
    return git.attempt(call("compare two commits", "merge-base", "--is-ancestor", ancestor, commit))
        .ok();
  }

  /**
   * A commit of a tree, by the user. The same input gives the same commit.
   *
   * @throws OmkException {@code BLOCKED_ON_HUMAN} if git does not know who the user is
   */
  public String commit(String tree, List<String> parents, String message, Instant when)
      throws InterruptedException {
    return commit(tree, parents, message, when, Map.of());
  }

  /**
   * The same, perhaps the first of a history, and perhaps by somebody else.
   *
   * @param identity variables of git that name author and committer; empty for the user
   * @throws OmkException {@code BLOCKED_ON_HUMAN} if git does not know who that is
   */
  public String commit(
      String tree, List<String> parents, String message, Instant when, Map<String, String> identity)
      throws InterruptedException {
    String date = "@" + when.getEpochSecond() + " +0000";
    List<String> arguments = new ArrayList<>(List.of("commit-tree"));
    parents.forEach(parent -> arguments.addAll(List.of("-p", parent)));
    arguments.addAll(List.of("-F", "-", tree));
    GitResult result =
        user.attempt(
            call("make a commit", arguments.toArray(new String[0]))
                .with(identity)
                .with(Map.of("GIT_AUTHOR_DATE", date, "GIT_COMMITTER_DATE", date))
                .reading(new Stdin.Text(message)));
    if (!result.ok()) {
      throw new OmkException(
          ErrorCode.BLOCKED_ON_HUMAN,
          "git cannot make a commit: " + result.firstMessage(),
          "say who you are: git config user.name NAME && git config user.email ADDRESS");
    }
    return result.line();
  }

  /** Keeps a commit from being collected, under a ref of ours. */
  public void keep(String ref, String commit) throws InterruptedException {
    git.run(call("keep a commit", "update-ref", "--no-deref", ref, commit));
  }

  /**
   * The commit that a branch of a remote is at, asked there; nothing if there is no such branch.
   *
   * @throws OmkException {@code BLOCKED_ON_EXTERNAL} if the remote cannot be asked
   */
  public Optional<String> remoteHead(Remote remote, String branch) throws InterruptedException {
    String ref = "refs/heads/" + branch;
    GitResult result = user.attempt(call("ask a remote", "ls-remote", remote.name(), ref));
    if (!result.ok()) {
      throw PushFailures.of(remote, branch, result);
    }
    return result
        .line()
        .lines()
        .map(line -> line.split("\t", 2))
        .filter(line -> line.length == 2 && line[1].equals(ref))
        .map(line -> line[0])
        .findFirst();
  }

  /**
   * Pushes a commit as a branch, if the branch is still where it was last seen; history that others
   * have is never replaced.
   *
   * @param before where it was seen; nothing if it must not be there yet
   */
  public void push(Remote remote, String branch, String commit, Optional<String> before)
      throws InterruptedException {
    String ref = "refs/heads/" + branch;
    GitResult result =
        user.attempt(
            call(
                "push",
                "push",
                "--porcelain",
                "--no-follow-tags",
                "--force-with-lease=" + ref + ":" + before.orElse(""),
                remote.name(),
                commit + ":" + ref));
    if (!result.ok()) {
      throw PushFailures.of(remote, branch, result);
    }
  }

  private GitCall call(String purpose, String... arguments) {
    return GitCall.of(purpose, root, arguments);
  }
}
