package dev.omk.worktree;

import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.NulFields;
import dev.omk.git.Repository;
import dev.omk.process.Stdin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Lists trees, and writes their files, exact to the byte. Keeps the last few listings. */
final class GitTrees {
  private static final int LISTINGS = 4;

  private final Git git;
  private final PinnedRules rules;
  private final Path temporary;
  private final GitFolders folders;
  private final GitCheckout files;
  private final Map<String, SortedMap<String, TreeEntry>> listings =
      new LinkedHashMap<>(LISTINGS, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SortedMap<String, TreeEntry>> e) {
          return size() > LISTINGS;
        }
      };

  GitTrees(Git git, PinnedRules rules, Path temporary) {
    this.git = git;
    this.rules = rules;
    this.temporary = temporary;
    this.folders = new GitFolders(git, rules::environment, temporary);
    this.files = new GitCheckout(git, rules::environment);
  }

  /**
   * The entries of a tree by path.
   *
   * @throws OmkException {@code DAMAGED_STATE} if a folder is not what its name says
   */
  SortedMap<String, TreeEntry> entries(String tree) throws InterruptedException {
    synchronized (listings) {
      @Nullable SortedMap<String, TreeEntry> known = listings.get(tree);
      if (known != null) {
        return known;
      }
    }
    folders.requireGenuine(tree);
    SortedMap<String, TreeEntry> entries = new TreeMap<>();
    GitCall call =
        GitCall.of("list a snapshot", temporary, "ls-tree", "-r", "-z", "--full-tree", tree)
            .with(rules.environment(temporary.resolve("no-index"), temporary));
    for (String field : NulFields.of(git.run(call).stdout())) {
      int tab = field.indexOf('\t');
      String[] facts = field.substring(0, tab).split(" ", -1);
      String path = field.substring(tab + 1);
      entries.put(path, new TreeEntry(facts[0], facts[2], path));
    }
    SortedMap<String, TreeEntry> fixed = Collections.unmodifiableSortedMap(entries);
    synchronized (listings) {
      listings.put(tree, fixed);
    }
    return fixed;
  }

  /** The tree without these paths, which it has. */
  String without(String tree, List<String> paths) throws InterruptedException {
    return PrivateFiles.withTemporary(
        temporary,
        "leave paths out of a snapshot",
        own -> {
          Path index = own.resolve("index");
          Map<String, String> environment = rules.environment(index, own);
          git.run(readTree(tree, index));
          Path list = own.resolve("paths");
          PrivateFiles.writeFields(list, paths);
          git.run(
              GitCall.of("leave paths out", own, "update-index", "--force-remove", "-z", "--stdin")
                  .with(environment)
                  .reading(new Stdin.FromFile(list)));
          return git.run(GitCall.of("write a snapshot", own, "write-tree").with(environment))
              .line();
        });
  }

  /**
   * Writes all of a tree into a work tree that has no files yet.
   *
   * @param making makes the work tree, while the tree is read
   */
  Repository fill(String tree, Callable<Repository> making) throws InterruptedException {
    return PrivateFiles.withTemporary(
        temporary,
        "check a snapshot out",
        own -> {
          Path index = own.resolve("index");
          List<Callable<Optional<Repository>>> tasks =
              List.of(genuine(tree), reading(tree, index), () -> Optional.of(making.call()));
          Repository made = AtOnce.all(tasks).getLast().orElseThrow();
          files.write(index, real(made.root()), tree.length());
          // Last of all, and at once: without an index it is one that was never made.
          Path beside = made.indexFile().resolveSibling("index.omk-new");
          Files.copy(index, beside, StandardCopyOption.REPLACE_EXISTING);
          Files.move(beside, made.indexFile(), StandardCopyOption.ATOMIC_MOVE);
          return made;
        });
  }

  /**
   * Makes sure that the folders of two trees are what their names say.
   *
   * @throws OmkException {@code DAMAGED_STATE} if one is not
   */
  void requireGenuine(String one, String other) throws InterruptedException {
    folders.requireGenuine(one, other);
  }

  private Callable<Optional<Repository>> genuine(String tree) {
    return () -> {
      folders.requireGenuine(tree);
      return Optional.empty();
    };
  }

  private Callable<Optional<Repository>> reading(String tree, Path index) {
    return () -> {
      git.run(readTree(tree, index));
      return Optional.empty();
    };
  }

  private GitCall readTree(String tree, Path index) {
    Path own = index.resolveSibling("");
    return GitCall.of("read a snapshot", own, "read-tree", tree)
        .with(rules.environment(index, own));
  }

  /** Writes these entries into an empty directory. */
  void write(List<TreeEntry> entries, Path target) throws InterruptedException {
    if (entries.isEmpty()) {
      return;
    }
    Path real = real(target);
    PrivateFiles.withTemporary(
        temporary,
        "write files of a snapshot",
        own -> {
          Path index = own.resolve("index");
          Path list =
              PrivateFiles.writeFields(
                  own.resolve("list"), entries.stream().map(TreeEntry::indexInfo).toList());
          git.run(
              GitCall.of("read a snapshot", real, "update-index", "-z", "--index-info")
                  .with(rules.environment(index, real))
                  .reading(new Stdin.FromFile(list)));
          files.write(index, real, entries.getFirst().id().length());
          return own;
        });
  }

  /** The content of an entry that is no submodule. */
  byte[] read(TreeEntry entry, GitCall call) throws InterruptedException {
    return GitObject.genuine("blob", git.run(call).stdout(), entry.id(), entry.path());
  }

  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      throw PrivateFiles.failed("find " + directory, e);
    }
  }
}
