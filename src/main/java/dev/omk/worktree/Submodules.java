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
 * from the objects of the submodule's own repository; of its configuration nothing is used. One
 * that is not checked out in the work tree stays empty.
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
    Map<String, String> environment =
        new HashMap<>(rules.environment(room.resolve("index"), place));
    environment.put("GIT_OBJECT_DIRECTORY", objects);
    GitCall read = GitCall.of("read " + entry.path(), place, "read-tree", entry.id());
    if (git.attempt(read.with(environment)).ok()) {
      git.run(
          GitCall.of("write " + entry.path(), place, "checkout-index", "-a", "-q")
              .with(environment));
    }
    return place;
  }
}
