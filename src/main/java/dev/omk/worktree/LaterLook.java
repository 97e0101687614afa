package dev.omk.worktree;

import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitPath;
import dev.omk.git.GitResult;
import dev.omk.git.NulFields;
import dev.omk.git.Repository;
import dev.omk.git.RootedPaths;
import dev.omk.process.Stdin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A look at a work tree that is known: git compares each file with the index of the look before,
 * and lists what is new in folders that may hold other names than then; only the content of what
 * differs is read. What does not need another's answer goes on at the same time. Whatever is not
 * plain, or more than a little, is left to a whole look.
 */
final class LaterLook {
  private static final int MOST = 200;

  private final Git git;
  private final Repository repository;
  private final RootedPaths paths;
  private final PinnedRules rules;
  private final Optional<String> excluded;
  private final KnownTree known;

  LaterLook(
      Git git,
      Repository repository,
      PinnedRules rules,
      Optional<String> excluded,
      KnownTree known) {
    this.git = git;
    this.repository = repository;
    this.paths = new RootedPaths(repository.root());
    this.rules = rules;
    this.excluded = excluded;
    this.known = known;
  }

  /** What is there now; empty if that takes a whole look. */
  Optional<Snapshot> take(Path own) throws IOException, InterruptedException {
    if (!FileMark.of(repository.indexFile()).equals(known.userIndex())) {
      return Optional.empty();
    }
    Map<String, String> environment = environment(own);
    try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<GitResult> changed = beside.submit(() -> git.attempt(changed(environment)));
      Future<Optional<String>> head = beside.submit(() -> HeadCommit.read(git, repository, rules));
      ChangedFolders folders = ChangedFolders.since(known, paths);
      Future<GitResult> fresh = beside.submit(() -> fresh(folders, environment));
      if (isThere(known.absent()) || somethingSpecial(folders)) {
        return Optional.empty();
      }
      Optional<String> tree = tree(own, environment, beside, List.of(changed.get(), fresh.get()));
      return tree.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Snapshot(
                  new Subject(Subject.Kind.GIT_TREE, tree.get(), head.get()),
                  known.scan().notes()));
    } catch (ExecutionException e) {
      return Optional.empty(); // A whole look will meet the same, and say so.
    }
  }

  private Optional<String> tree(
      Path own, Map<String, String> environment, ExecutorService beside, List<GitResult> listings)
      throws IOException, InterruptedException, ExecutionException {
    if (listings.stream().anyMatch(listed -> !listed.ok() || !listed.stderr().isEmpty())) {
      return Optional.empty();
    }
    Set<String> differing = new HashSet<>(known.young());
    listings.forEach(listed -> addListed(listed, differing));
    Optional<Map<String, Optional<FileMark>>> marks =
        differing.size() > MOST ? Optional.empty() : marks(differing);
    return marks.isEmpty() || somethingSpecialBeside(marks.get().keySet())
        ? Optional.empty()
        : edited(own, environment, beside, marks.get());
  }

  private Map<String, String> environment(Path own) throws IOException {
    Path index = Files.write(own.resolve("index-known"), known.seen().index());
    return rules.environment(index, repository.root());
  }

  private GitCall changed(Map<String, String> environment) {
    return list(environment, "-m", "-d");
  }

  private GitResult fresh(ChangedFolders folders, Map<String, String> environment)
      throws InterruptedException {
    if (!folders.any()) {
      return new GitResult(0, new byte[0], "", false);
    }
    List<String> arguments =
        new ArrayList<>(List.of("-o", "--exclude-from=" + rules.ignoreFile(), "--"));
    arguments.addAll(folders.outermost());
    return git.attempt(list(environment, arguments.toArray(String[]::new)));
  }

  private GitCall list(Map<String, String> environment, String... which) {
    List<String> arguments = new ArrayList<>(List.of("ls-files", "-z", "-t"));
    arguments.addAll(List.of(which));
    return GitCall.of(
            "list what changed in the work tree",
            repository.root(),
            arguments.toArray(String[]::new))
        .with(environment);
  }

  private void addListed(GitResult listed, Set<String> differing) {
    for (String field : NulFields.of(listed.stdout())) {
      String path = field.substring(2); // behind "? ", "C " or "R "
      if (!known.scan().excluded(path)) {
        differing.add(path);
      }
    }
  }

  private boolean isThere(List<String> absent) throws IOException {
    for (String path : absent) {
      if (FileMark.of(paths.file(path)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Looks into folders that git does not list, and those whose names are not known any more. */
  private boolean somethingSpecial(ChangedFolders folders) throws IOException {
    SpecialFiles special = new SpecialFiles(paths, excluded);
    return !special.look(folders.names()).isEmpty()
        || !special.lookInto(known.scan().beside()).isEmpty();
  }

  // In folders that were not there then.
  private boolean somethingSpecialBeside(Set<String> files) throws IOException {
    Map<String, Set<String>> fresh = new HashMap<>();
    for (String path : files) {
      int slash = path.lastIndexOf('/');
      String folder = slash < 0 ? "" : path.substring(0, slash);
      if (!known.scan().names().containsKey(folder)) {
        fresh.computeIfAbsent(folder, unseen -> new HashSet<>()).add(path.substring(slash + 1));
      }
    }
    return !new SpecialFiles(paths, excluded).look(fresh).isEmpty();
  }

  /** The files as they are now; empty if one of them is more than a plain file. */
  private Optional<Map<String, Optional<FileMark>>> marks(Set<String> differing)
      throws IOException {
    Set<String> noted = new HashSet<>();
    known.scan().notes().forEach(note -> noted.add(note.path()));
    Map<String, Optional<FileMark>> marks = new HashMap<>();
    for (String path : differing) {
      if (!namable(path) || noted.contains(path) || !inFolders(path)) {
        return Optional.empty();
      }
      Optional<FileMark> mark = FileMark.of(paths.file(path));
      if (mark.filter(now -> !now.regular() || now.size() > SnapshotScan.LARGE_BYTES).isPresent()) {
        return Optional.empty();
      }
      marks.put(path, mark);
    }
    return Optional.of(marks);
  }

  // A repository inside ends with a slash; the others git would read as something else.
  private static boolean namable(String path) {
    return !path.endsWith("/") && path.indexOf('\n') < 0 && !path.startsWith("\"");
  }

  /** Whether all above a path are folders, as far as there is something. */
  private boolean inFolders(String path) throws IOException {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      Optional<FileMark> mark = FileMark.of(paths.file(path.substring(0, slash)));
      if (mark.isEmpty()) {
        return true;
      }
      if (!mark.get().directory()) {
        return false;
      }
    }
    return true;
  }

  /** The tree of the look before with the files as they are now. */
  private Optional<String> edited(
      Path own,
      Map<String, String> environment,
      ExecutorService beside,
      Map<String, Optional<FileMark>> marks)
      throws IOException, InterruptedException, ExecutionException {
    if (marks.isEmpty()) {
      return Optional.of(known.subject().id());
    }
    SortedMap<String, FileMark> there = new TreeMap<>();
    marks.forEach((path, mark) -> mark.ifPresent(now -> there.put(path, now)));
    Future<Optional<List<String>>> hashed =
        beside.submit(() -> hash(own, environment, there.keySet()));
    TreeEdit edit = TreeEdit.of(known.subject().id(), marks.keySet(), git, own, environment);
    Optional<List<String>> ids = hashed.get();
    if (ids.isEmpty() || !stillAs(marks)) {
      return Optional.empty(); // Somebody is at work on them.
    }
    Map<String, Optional<TreeEntry>> changes = new HashMap<>();
    marks.keySet().forEach(path -> changes.put(path, Optional.empty()));
    Iterator<String> id = ids.get().iterator();
    there.forEach(
        (path, mark) -> {
          String mode = mark.executable() ? TreeEntry.EXECUTABLE : TreeEntry.FILE;
          changes.put(path, Optional.of(new TreeEntry(mode, id.next(), path)));
        });
    return Optional.of(edit.apply(changes));
  }

  private Optional<List<String>> hash(Path own, Map<String, String> environment, Set<String> files)
      throws IOException, InterruptedException {
    if (files.isEmpty()) {
      return Optional.of(List.of());
    }
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (String file : files) {
      lines.writeBytes(GitPath.encode(file));
      lines.write('\n');
    }
    GitResult hashed =
        git.attempt(
            GitCall.of(
                    "read the work tree",
                    repository.root(),
                    "hash-object",
                    "-w",
                    "--no-filters",
                    "--stdin-paths")
                .with(environment)
                .reading(
                    new Stdin.FromFile(Files.write(own.resolve("changed"), lines.toByteArray()))));
    List<String> ids = hashed.line().lines().toList();
    return hashed.ok() && ids.size() == files.size() ? Optional.of(ids) : Optional.empty();
  }

  private boolean stillAs(Map<String, Optional<FileMark>> marks) throws IOException {
    for (Map.Entry<String, Optional<FileMark>> file : marks.entrySet()) {
      if (!FileMark.of(paths.file(file.getKey())).equals(file.getValue())) {
        return false;
      }
    }
    return true;
  }
}
