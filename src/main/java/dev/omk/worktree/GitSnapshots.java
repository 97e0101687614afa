package dev.omk.worktree;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitResult;
import dev.omk.git.NulFields;
import dev.omk.git.Repository;
import dev.omk.git.RootedPaths;
import dev.omk.process.Stdin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots: git lists the paths by the ignore rules of the start, each is looked at without
 * following links, and git hashes their content into an index that begins empty, or, for a glance,
 * with what the look before has read and nobody can have changed since. The user's index is read
 * for its paths only; its stat data and flags are not believed.
 */
final class GitSnapshots {
  private static final int ATTEMPTS = 3;

  private final Git git;
  private final Repository repository;
  private final Optional<String> excluded;
  private final PinnedRules rules;
  private final Path temporary;
  private final AtomicReference<@Nullable SeenFiles> seen = new AtomicReference<>();
  private final AtomicReference<@Nullable KnownTree> known = new AtomicReference<>();

  GitSnapshots(
      Git git,
      Repository repository,
      Optional<String> excluded,
      PinnedRules rules,
      Path temporary) {
    this.git = git;
    this.repository = repository;
    this.excluded = excluded;
    this.rules = rules;
    this.temporary = temporary;
  }

  /** Reads every file. */
  Snapshot take() throws InterruptedException {
    return PrivateFiles.withTemporary(
        temporary, "take a snapshot", own -> takeIn(own, Optional.empty()));
  }

  /** Reads what may have changed since the last look of this object. */
  Snapshot glance() throws InterruptedException {
    return PrivateFiles.withTemporary(
        temporary,
        "take a snapshot",
        own -> {
          @Nullable KnownTree before = known.get();
          Optional<Snapshot> later =
              before == null
                  ? Optional.empty()
                  : new LaterLook(git, repository, rules, excluded, before).take(own);
          return later.isPresent() ? later.get() : takeIn(own, Optional.ofNullable(seen.get()));
        });
  }

  private Snapshot takeIn(Path own, Optional<SeenFiles> before)
      throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Path index = own.resolve("index-" + attempt);
      Path work = Files.createDirectory(own.resolve("attempt-" + attempt));
      Optional<FileMark> began = FileMark.of(work);
      SnapshotScan scan =
          new SnapshotScan(
              new RootedPaths(repository.root()), rules, excluded, new InnerContent(git));
      Optional<FileMark> userIndex = FileMark.of(repository.indexFile());
      List<Listed> listing = list();
      scan.look(listing);
      Map<String, String> environment = rules.environment(index, repository.root());
      GitCall hash = prepare(scan, before, index, work, environment);
      GitResult hashed = git.attempt(hash);
      if (hashed.ok()) {
        Optional<String> head = HeadCommit.read(git, repository, rules);
        Subject subject = new Subject(Subject.Kind.GIT_TREE, tree(environment), head);
        Optional<SeenFiles> now = keep(index, scan, began);
        seen.set(now.orElse(null));
        known.set(
            now.isEmpty()
                ? null
                : KnownTree.of(now.get(), listing, rules, scan, subject, userIndex).orElse(null));
        return new Snapshot(subject, scan.notes());
      }
      // Something else may be editing at this very moment: then another look helps.
      if (attempt == ATTEMPTS) {
        throw new OmkException(
            ErrorCode.IO, "git could not " + hash.purpose() + ": " + hashed.firstMessage(), "");
      }
    }
  }

  private Optional<SeenFiles> keep(Path index, SnapshotScan scan, Optional<FileMark> began)
      throws IOException {
    return began.isEmpty() || !rules.fileMode()
        ? Optional.empty()
        : SeenFiles.keep(repository.root(), index, scan, began.get());
  }

  /** Makes the index that git begins with; the call that reads the rest into it. */
  private GitCall prepare(
      SnapshotScan scan,
      Optional<SeenFiles> before,
      Path index,
      Path work,
      Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> fields = new ArrayList<>();
    List<String> paths = scan.hash();
    if (before.isPresent()) {
      SeenFiles known = before.get();
      Set<String> same = known.unchanged(scan.marks());
      Files.write(index, known.index());
      // Forgotten first, so that git reads them whatever it thinks of their times.
      // takes an entry out, in the format of git update-index --index-info
      known.without(same).forEach(path -> fields.add("0 " + noId() + "\t" + path));
      paths = paths.stream().filter(path -> !same.contains(path)).toList();
    }
    scan.seed().forEach(entry -> fields.add(entry.indexInfo()));
    seed(fields, work.resolve("seed"), environment);
    return hashCall(paths, work.resolve("paths"), environment);
  }

  private String noId() {
    return "0".repeat(repository.idLength());
  }

  private List<Listed> list() throws InterruptedException {
    GitCall call =
        GitCall.of(
                "list the work tree",
                repository.root(),
                "ls-files",
                "-z",
                "-t",
                "-v",
                "-s",
                "-c",
                "-o",
                "--exclude-from=" + rules.ignoreFile())
            .with(rules.userRepository());
    GitResult result = git.run(call);
    requireEveryDirectoryRead(result.stderr());
    return NulFields.of(result.stdout()).stream().map(Listed::parse).toList();
  }

  /** Git only warns about these. One that went away in the meantime has nothing to list. */
  private static void requireEveryDirectoryRead(String messages) {
    Optional<String> refused =
        messages
            .lines()
            .filter(line -> line.contains("could not open directory"))
            .filter(line -> !line.endsWith(": No such file or directory"))
            .filter(line -> !line.endsWith(": Not a directory"))
            .findFirst();
    if (refused.isPresent()) {
      throw new OmkException(
          ErrorCode.IO,
          "git could not list the work tree: " + refused.get(),
          "make the directory readable, or ignore it before the goal begins");
    }
  }

  private void seed(List<String> fields, Path file, Map<String, String> environment)
      throws IOException, InterruptedException {
    if (fields.isEmpty()) {
      return;
    }
    git.run(
        GitCall.of("prepare a snapshot", repository.root(), "update-index", "-z", "--index-info")
            .with(environment)
            .reading(new Stdin.FromFile(PrivateFiles.writeFields(file, fields))));
  }

  private GitCall hashCall(List<String> paths, Path file, Map<String, String> environment)
      throws IOException {
    return GitCall.of(
            "read the work tree",
            repository.root(),
            "update-index",
            "-z",
            "--add",
            "--remove",
            "--replace",
            "--stdin")
        .with(environment)
        .reading(new Stdin.FromFile(PrivateFiles.writeFields(file, paths)));
  }

  private String tree(Map<String, String> environment) throws InterruptedException {
    // What a sparse or partial clone has left out need not be here to be named.
    GitCall call = GitCall.of("write a snapshot", repository.root(), "write-tree", "--missing-ok");
    return git.run(call.with(environment)).line();
  }
}
