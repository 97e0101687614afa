package dev.omk.worktree;

import dev.omk.digest.Sha256;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitResult;
import dev.omk.git.NulFields;
import dev.omk.process.Stdin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists trees, and writes their files, exact to the byte. Keeps the last few listings. */
final class GitTrees {
  private static final int LISTINGS = 4;
  private static final int SHA256_DIGITS = 64;

  private final Git git;
  private final PinnedRules rules;
  private final Path temporary;
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
  }

  /** The entries of a tree by path. */
  SortedMap<String, TreeEntry> entries(String tree) throws InterruptedException {
    synchronized (listings) {
      @Nullable SortedMap<String, TreeEntry> known = listings.get(tree);
      if (known != null) {
        return known;
      }
    }
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
          Map<String, String> environment = rules.environment(own.resolve("index"), own);
          git.run(GitCall.of("read a snapshot", own, "read-tree", tree).with(environment));
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

  /** Writes all of a tree into an empty directory. */
  void checkout(String tree, Path target) throws InterruptedException {
    Path real = real(target);
    PrivateFiles.withTemporary(
        temporary,
        "check a snapshot out",
        own -> {
          Map<String, String> environment = rules.environment(own.resolve("index"), real);
          git.run(GitCall.of("read a snapshot", real, "read-tree", tree).with(environment));
          checkoutIndex(real, environment);
          return own;
        });
  }

  /**
   * Writes all of a tree into a work tree that has no files yet.
   *
   * @param index where git's index of it goes, with what is known of the files
   */
  void fill(String tree, Path target, Path index) throws InterruptedException {
    Path real = real(target);
    PrivateFiles.withTemporary(
        temporary,
        "check a snapshot out",
        own -> {
          Path fresh = own.resolve("index");
          Map<String, String> environment = rules.environment(fresh, real);
          git.run(GitCall.of("read a snapshot", real, "read-tree", tree).with(environment));
          checkoutIndex(real, environment);
          // Last of all, and at once: without an index it is one that was never made.
          Path beside = index.resolveSibling("index.omk-new");
          Files.copy(fresh, beside, StandardCopyOption.REPLACE_EXISTING);
          Files.move(beside, index, StandardCopyOption.ATOMIC_MOVE);
          return own;
        });
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
          Map<String, String> environment = rules.environment(own.resolve("index"), real);
          Path list =
              PrivateFiles.writeFields(
                  own.resolve("list"), entries.stream().map(TreeEntry::indexInfo).toList());
          git.run(
              GitCall.of("read a snapshot", real, "update-index", "-z", "--index-info")
                  .with(environment)
                  .reading(new Stdin.FromFile(list)));
          checkoutIndex(real, environment);
          return own;
        });
  }

  /**
   * Writes the files and hashes them: git itself believes an object that lies under a name, and
   * whoever can write into the repository can put another content there.
   */
  private void checkoutIndex(Path target, Map<String, String> environment)
      throws InterruptedException {
    git.run(
        GitCall.of("write the files of a snapshot", target, "checkout-index", "-a", "-q")
            .with(environment));
    GitResult hashed =
        git.attempt(
            GitCall.of(
                    "look at what was written",
                    target,
                    "update-index",
                    "--ignore-submodules",
                    "--refresh")
                .with(environment));
    if (!hashed.ok()) {
      throw forged(hashed.line().lines().findFirst().orElse("").replaceFirst(": needs .*", ""));
    }
  }

  /** The content of an entry that is no submodule. */
  byte[] read(TreeEntry entry, GitCall call) throws InterruptedException {
    byte[] content = git.run(call).stdout();
    MessageDigest digest = entry.id().length() == SHA256_DIGITS ? Sha256.newDigest() : sha1();
    digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
    digest.update(content);
    if (!HexFormat.of().formatHex(digest.digest()).equals(entry.id())) {
      throw forged(entry.path());
    }
    return content;
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1"); // what git calls a blob by
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OmkException forged(String path) {
    return new OmkException(
        ErrorCode.DAMAGED_STATE,
        "git's object of " + path + " does not hold what its name says",
        "the repository was tampered with or is damaged: git fsck");
  }

  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      throw PrivateFiles.failed("find " + directory, e);
    }
  }
}
