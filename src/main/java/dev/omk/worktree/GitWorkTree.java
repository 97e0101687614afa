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
import dev.omk.scope.ChangedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;

/** The work tree of a git repository; subjects are git trees in the user's own object store. */
final class GitWorkTree implements WorkTree {
  private final Git git;
  private final Repository repository;
  private final PinnedRules rules;
  private final Path temporary;
  private final RootedPaths paths;
  private final GitTrees trees;
  private final GitSnapshots snapshots;
  private final NamedTrees kept;

  private GitWorkTree(
      Git git,
      Repository repository,
      Optional<String> excluded,
      PinnedRules rules,
      Path temporary) {
    this.git = git;
    this.repository = repository;
    this.rules = rules;
    this.temporary = temporary;
    this.paths = new RootedPaths(repository.root());
    this.trees = new GitTrees(git, rules, temporary);
    this.snapshots = new GitSnapshots(git, repository, excluded, rules, temporary);
    this.kept = new NamedTrees(git, rules, repository.root(), this::inShadow);
  }

  static GitWorkTree open(Git git, Repository repository, Path excluded, Path privateDirectory)
      throws InterruptedException {
    Optional<String> inside = ExcludedPath.of(repository.root(), excluded);
    Path own = privateDirectory.toAbsolutePath().normalize();
    PinnedRules rules = PinnedRules.open(git, repository, inside, own.resolve("rules"));
    try {
      Optional<Path> elsewhere = Elsewhere.insteadOf(own, repository.objects());
      return elsewhere.isEmpty()
          ? new GitWorkTree(git, repository, inside, rules, own)
          : new GitWorkTree(
              git, repository, inside, rules.writingTo(elsewhere.get()), elsewhere.get());
    } catch (IOException e) {
      throw PrivateFiles.failed("make a temporary directory", e);
    }
  }

  @Override
  public Path root() {
    return repository.root();
  }

  @Override
  public Optional<Repository> repository() {
    return Optional.of(repository);
  }

  @Override
  public String rulesDigest() {
    return rules.digest();
  }

  @Override
  public Snapshot observe() throws InterruptedException {
    return snapshots.take();
  }

  @Override
  public Snapshot glance() throws InterruptedException {
    return snapshots.glance();
  }

  @Override
  public Subject without(Subject subject, Set<String> paths) throws InterruptedException {
    if (paths.isEmpty()) {
      return subject;
    }
    List<String> there =
        trees.entries(tree(subject)).keySet().stream().filter(paths::contains).toList();
    return there.isEmpty()
        ? subject
        : new Subject(subject.kind(), trees.without(tree(subject), there), subject.head());
  }

  @Override
  public List<ChangedFile> diff(Subject from, Subject to) throws InterruptedException {
    trees.requireGenuine(tree(from), tree(to));
    GitCall call =
        inShadow(
            "compare two snapshots",
            "diff-tree",
            "-r",
            "-z",
            "--raw",
            "-M",
            "--no-ext-diff",
            tree(from),
            tree(to));
    return TreeDiff.parse(git.run(call).stdout());
  }

  @Override
  public Patch patch(Subject from, Subject to, int limitBytes) throws InterruptedException {
    requireGenuine(from, to);
    GitCall call =
        inShadow(
            "show the difference of two snapshots",
            "diff-tree",
            "-r",
            "-p",
            "-M",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            tree(from),
            tree(to));
    return PatchText.of(git, call.limit(limitBytes), 0);
  }

  /** What a patch shows of a file is only worth something if it is the file's content. */
  private void requireGenuine(Subject from, Subject to) throws InterruptedException {
    SortedMap<String, TreeEntry> before = trees.entries(tree(from));
    SortedMap<String, TreeEntry> after = trees.entries(tree(to));
    Set<TreeEntry> old = new LinkedHashSet<>();
    Set<TreeEntry> now = new LinkedHashSet<>();
    for (ChangedFile file : diff(from, to)) {
      add(before, file.oldPath().isEmpty() ? file.path() : file.oldPath(), old);
      add(after, file.path(), now);
    }
    for (Set<TreeEntry> files : List.of(old, now)) {
      PrivateFiles.withTemporary(
          temporary,
          "look at changed files",
          own -> {
            trees.write(List.copyOf(files), own);
            return own;
          });
    }
  }

  private static void add(SortedMap<String, TreeEntry> tree, String path, Set<TreeEntry> entries) {
    TreeEntry entry = tree.get(path);
    if (entry != null && !entry.submodule()) {
      entries.add(entry);
    }
  }

  @Override
  public Optional<byte[]> read(Subject subject, String path, int limitBytes)
      throws InterruptedException {
    TreeEntry entry = trees.entries(tree(subject)).get(path);
    if (entry == null || entry.submodule()) {
      return Optional.empty();
    }
    GitCall call = inShadow("read " + path, "cat-file", "blob", entry.id()).limit(limitBytes);
    return Optional.of(trees.read(entry, call));
  }

  @Override
  public List<String> paths(Subject subject) throws InterruptedException {
    return List.copyOf(trees.entries(tree(subject)).keySet());
  }

  @Override
  public Restored restore(List<ChangedFile> changes, Subject to) throws InterruptedException {
    SortedMap<String, TreeEntry> wanted = trees.entries(tree(to));
    return PrivateFiles.withTemporary(
        temporary,
        "put files back",
        copies -> new PathRestore(paths, wanted).restore(changes, trees::write, copies));
  }

  @Override
  public void keep(Subject subject, String name) throws InterruptedException {
    kept.keep(tree(subject), subject.head(), name);
  }

  @Override
  public boolean kept(Subject subject, String name) throws InterruptedException {
    return kept.is(tree(subject), name);
  }

  @Override
  public Path checkout(Subject subject, Path emptyTarget) throws InterruptedException {
    EmptyDirectory.make(emptyTarget);
    CheckoutRepository own = new CheckoutRepository(git, repository, rules);
    trees.fill(tree(subject), () -> own.make(emptyTarget, subject.head()));
    new Submodules(git, repository, rules, temporary)
        .checkout(trees.entries(tree(subject)).values(), emptyTarget);
    return emptyTarget;
  }

  /**
   * Writes a subject into another work tree of this repository, and makes it the index there.
   *
   * @param making makes that work tree, without files; the subject is read meanwhile
   * @return that work tree's
   */
  Repository fill(Subject subject, Callable<Repository> making) throws InterruptedException {
    return trees.fill(tree(subject), making);
  }

  @Override
  public TreeMerge merge(String onto, String commit) throws InterruptedException {
    GitCall call =
        inShadow(
            "merge two commits",
            "merge-tree",
            "--write-tree",
            "-z",
            "--name-only",
            "--no-messages",
            onto,
            commit);
    GitResult result = git.attempt(call);
    List<String> fields = NulFields.of(result.stdout());
    if (fields.isEmpty() || !fields.getFirst().matches("[0-9a-f]{" + repository.idLength() + "}")) {
      throw new OmkException(
          ErrorCode.IO,
          "git could not merge two commits: " + result.firstMessage(),
          "git 2.38 or newer is needed for slices");
    }
    Subject subject = new Subject(Subject.Kind.GIT_TREE, fields.getFirst(), Optional.empty());
    return new TreeMerge(
        subject,
        fields.stream().skip(1).filter(path -> !path.isEmpty()).sorted().distinct().toList());
  }

  @Override
  public List<String> ignored() throws InterruptedException {
    GitCall call =
        GitCall.of(
                "list what is ignored",
                root(),
                "ls-files",
                "-z",
                "-o",
                "-i",
                "--directory",
                "--exclude-from=" + rules.ignoreFile())
            .with(rules.userRepository());
    return NulFields.of(git.run(call).stdout());
  }

  private GitCall inShadow(String purpose, String... arguments) {
    return GitCall.of(purpose, root(), arguments)
        .with(rules.environment(temporary.resolve("no-index"), root()))
        .reading(new Stdin.Empty());
  }

  private String tree(Subject subject) {
    boolean hex = subject.id().matches("[0-9a-f]{" + repository.idLength() + "}");
    if (subject.kind() != Subject.Kind.GIT_TREE || !hex) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "the snapshot " + subject.id() + " is not one of this git work tree",
          "was the directory made a git repository, or moved, after the goal began?");
    }
    return subject.id();
  }
}
