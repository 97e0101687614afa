package dev.omk.worktree;

import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trees that stay in a repository because they have a name: each is a commit under a reference of
 * ours.
 */
final class NamedTrees {
  /** Makes a call of git that neither reads nor writes the user's index and configuration. */
  interface Calls {
    GitCall call(String purpose, String... arguments);
  }

  /** Fixed, so that the same content is always kept as the same commit. */
  private static final Map<String, String> IDENTITY =
      Map.of(
          "GIT_AUTHOR_NAME", "omk",
          "GIT_AUTHOR_EMAIL", "omk@localhost",
          "GIT_AUTHOR_DATE", "@0 +0000",
          "GIT_COMMITTER_NAME", "omk",
          "GIT_COMMITTER_EMAIL", "omk@localhost",
          "GIT_COMMITTER_DATE", "@0 +0000");

  private static final String KEPT = "refs/omk/";

  private final Git git;
  private final PinnedRules rules;
  private final Path root;
  private final Calls calls;

  NamedTrees(Git git, PinnedRules rules, Path root, Calls calls) {
    this.git = git;
    this.rules = rules;
    this.root = root;
    this.calls = calls;
  }

  /**
   * Keeps a tree.
   *
   * @param parent of its commit
   * @param name of the reference
   */
  void keep(String tree, Optional<String> parent, String name) throws InterruptedException {
    requireOurs(name);
    String commit = git.run(commitCall(tree, parent, name)).line();
    git.run(
        GitCall.of("keep " + name, root, "update-ref", "--no-deref", name, commit)
            .with(rules.userRepository()));
  }

  private GitCall commitCall(String tree, Optional<String> parent, String name) {
    List<String> arguments = new ArrayList<>(List.of("commit-tree"));
    parent.ifPresent(head -> arguments.addAll(List.of("-p", head)));
    arguments.addAll(List.of("-m", "omk " + name.substring(KEPT.length()), tree));
    return calls.call("keep " + name, arguments.toArray(String[]::new)).with(IDENTITY);
  }

  /** Whether that tree is kept under that name. */
  boolean is(String tree, String name) throws InterruptedException {
    requireOurs(name);
    GitResult result =
        git.attempt(
            GitCall.of("look up " + name, root, "rev-parse", "-q", "--verify", name + "^{tree}")
                .with(rules.userRepository()));
    return result.ok() && result.line().equals(tree);
  }

  private static void requireOurs(String name) {
    if (!name.startsWith(KEPT)) {
      throw new IllegalArgumentException("not below " + KEPT + ": " + name);
    }
  }
}
