package dev.omk.worktree;

import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.NulFields;
import dev.omk.process.Stdin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Looks whether the folders of a tree are what their names say, see {@link GitObject}. Git believes
 * them: a folder that was forged makes another one of every comparison with it, though each file in
 * it is genuine.
 */
final class GitFolders {
  private static final String ROOT = "";

  private final Git git;
  private final PinnedRules rules;
  private final Path temporary;

  GitFolders(Git git, PinnedRules rules, Path temporary) {
    this.git = git;
    this.rules = rules;
    this.temporary = temporary;
  }

  /**
   * Reads all folders of a tree.
   *
   * @throws OmkException {@code DAMAGED_STATE} if one of them is not what its name says
   */
  void requireGenuine(String tree) throws InterruptedException {
    Map<String, String> paths = paths(tree);
    byte[] told = read(paths.keySet());
    int at = 0;
    for (Map.Entry<String, String> folder : paths.entrySet()) {
      int end = indexOf(told, '\n', at);
      String[] facts = new String(told, at, end - at, StandardCharsets.US_ASCII).split(" ", -1);
      String shown = folder.getValue().equals(ROOT) ? "the whole tree" : folder.getValue() + "/";
      if (facts.length != 3 || !facts[1].equals("tree")) {
        throw GitObject.forged(shown);
      }
      at = end + 1 + Integer.parseInt(facts[2]);
      byte[] content = Arrays.copyOfRange(told, end + 1, at);
      GitObject.genuine("tree", content, folder.getKey(), shown);
      at++;
    }
  }

  // By their names: one that is there twice is read once.
  private Map<String, String> paths(String tree) throws InterruptedException {
    Map<String, String> paths = new LinkedHashMap<>();
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
            .with(rules.environment(temporary.resolve("no-index"), temporary));
    for (String field : NulFields.of(git.run(call).stdout())) {
      int tab = field.indexOf('\t');
      String[] facts = field.substring(0, tab).split(" ", -1);
      if (facts[1].equals("tree")) {
        paths.putIfAbsent(facts[2], field.substring(tab + 1));
      }
    }
    return paths;
  }

  private byte[] read(Set<String> ids) throws InterruptedException {
    return PrivateFiles.withTemporary(
        temporary,
        "look at the folders of a snapshot",
        own -> {
          Path list = Files.writeString(own.resolve("list"), String.join("\n", ids) + "\n");
          GitCall call =
              GitCall.of("read the folders of a snapshot", own, "cat-file", "--batch")
                  .with(rules.environment(own.resolve("no-index"), own))
                  .reading(new Stdin.FromFile(list));
          return git.run(call).stdout();
        });
  }

  private static int indexOf(byte[] bytes, int wanted, int from) {
    int at = from;
    while (bytes[at] != wanted) {
      at++;
    }
    return at;
  }
}
