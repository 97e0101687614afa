package dev.omk.worktree;

import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.NulFields;
import dev.omk.process.Stdin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks whether the folders of a tree are what their names say, see {@link GitObject}. Git believes
 * them: a folder that was forged makes another one of every comparison with it, though each file in
 * it is genuine.
 */
final class GitFolders {
  private static final String ROOT = "";

  private final Git git;
  private final GitVariables variables;
  private final Path temporary;

  GitFolders(Git git, GitVariables variables, Path temporary) {
    this.git = git;
    this.variables = variables;
    this.temporary = temporary;
  }

  /**
   * Reads all folders of some trees; what several have in common is read once.
   *
   * @throws OmkException {@code DAMAGED_STATE} if one of them is not what its name says
   */
  void requireGenuine(String... trees) throws InterruptedException {
    Map<String, String> paths = new LinkedHashMap<>();
    for (String tree : trees) {
      addFolders(tree, paths);
    }
    Iterator<Optional<RawObject>> objects =
        RawObject.all(read(paths.keySet()), paths.size()).iterator();
    paths.forEach(
        (id, path) -> {
          String shown = path.equals(ROOT) ? "the whole tree" : path + "/";
          RawObject folder =
              objects.next().filter(RawObject::tree).orElseThrow(() -> GitObject.forged(shown));
          GitObject.genuine(folder.type(), folder.content(), id, shown);
        });
  }

  // By their names.
  private void addFolders(String tree, Map<String, String> paths) throws InterruptedException {
    paths.put(tree, ROOT);
    GitCall call =
        GitCall.of(
                "list the folders of a snapshot",
                temporary,
                "ls-tree",
                "-r",
                "-d",
                "-z",
                "--full-tree",
                tree)
            .with(variables.environment(temporary.resolve("no-index"), temporary));
    for (String field : NulFields.of(git.run(call).stdout())) {
      int tab = field.indexOf('\t');
      String[] facts = field.substring(0, tab).split(" ", -1);
      if (facts[1].equals("tree")) {
        paths.putIfAbsent(facts[2], field.substring(tab + 1));
      }
    }
  }

  private byte[] read(Set<String> ids) throws InterruptedException {
    return PrivateFiles.withTemporary(
        temporary,
        "look at the folders of a snapshot",
        own -> {
          Path list = Files.writeString(own.resolve("list"), String.join("\n", ids) + "\n");
          GitCall call =
              GitCall.of("read the folders of a snapshot", own, "cat-file", "--batch")
                  .with(variables.environment(own.resolve("no-index"), own))
                  .reading(new Stdin.FromFile(list));
          return git.run(call).stdout();
        });
  }
}
