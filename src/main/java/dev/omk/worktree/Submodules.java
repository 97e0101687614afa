package dev.omk.worktree;

import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitResult;
import dev.omk.git.Repository;
import dev.omk.git.RootedPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Fills the places of submodules in a clean checkout with exactly the commit that the tree names,
 * from the objects of the submodule's own repository, which are hashed again; of its configuration
 * nothing is used. One that is not checked out in the work tree stays empty.
 */
final class Submodules {
  private final Git git;
  private final PinnedRules rules;
  private final Path temporary;
  private final RootedPaths paths;

  Submodules(Git git, Repository repository, PinnedRules rules, Path temporary) {
    this.git = git;
    this.rules = rules;
    this.temporary = temporary;
    this.paths = new RootedPaths(repository.root());
  }

  void checkout(Collection<TreeEntry> entries, Path target) throws InterruptedException {
    for (TreeEntry entry : entries) {
      if (entry.submodule()) {
        Path own = paths.file(entry.path()).resolve(".git");
        if (Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
          checkout(entry, own, new RootedPaths(target).file(entry.path()));
        }
      }
    }
  }

  private void checkout(TreeEntry entry, Path own, Path place) throws InterruptedException {
    Map<String, String> inner = new HashMap<>(rules.userRepository());
    inner.put("GIT_DIR", own.toString());
    inner.remove("GIT_WORK_TREE");
    GitResult objects =
        git.attempt(
            GitCall.of(
                    "find the objects of " + entry.path(),
                    own.resolveSibling(""),
                    "rev-parse",
                    "--path-format=absolute",
                    "--git-path",
                    "objects")
                .with(inner));
    if (objects.ok()) {
      PrivateFiles.withTemporary(
          temporary, "check a submodule out", room -> write(entry, objects.line(), place, room));
    }
  }

  private Path write(TreeEntry entry, String objects, Path place, Path room)
      throws IOException, InterruptedException {
    Files.createDirectories(place);
    GitVariables variables =
        (index, files) -> {
          Map<String, String> own = new HashMap<>(rules.environment(index, files));
          own.put("GIT_OBJECT_DIRECTORY", objects);
          return own;
        };
    Path index = room.resolve("index");
    Map<String, String> environment = variables.environment(index, place);
    GitCall look = GitCall.of("look for " + entry.path(), place, "cat-file", "-e", entry.id());
    if (git.attempt(look.with(environment)).ok()) {
      String tree = GitCommits.tree(git, place, environment, entry.id());
      new GitFolders(git, variables, room).requireGenuine(tree);
      git.run(GitCall.of("read " + entry.path(), place, "read-tree", tree).with(environment));
      new GitCheckout(git, variables).write(index, place.toRealPath(), tree.length());
    }
    return place;
  }
}
