package dev.omk.worktree;

import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitPath;
import dev.omk.git.GitResult;
import dev.omk.git.NulFields;
import dev.omk.git.Repository;
import dev.omk.git.RootedPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the user's ignore rules and settings as they are now, with the user's configuration. */
final class StartingRules {
  private static final String IGNORE_FILE = ".gitignore";
  private static final int ROUNDS = 8;

  private final Git git;
  private final Repository repository;
  private final RootedPaths paths;
  private final Optional<String> excluded;

  StartingRules(Git git, Repository repository, Optional<String> excluded) {
    this.git = git;
    this.repository = repository;
    this.paths = new RootedPaths(repository.root());
    this.excluded = excluded;
  }

  /**
   * What a listing of the start says.
   *
   * @param sparse entries that the index says need not be there
   * @param forced tracked paths that the rules ignore
   */
  record Found(List<TreeEntry> sparse, List<String> forced) {}

  /** Settings of {@code core} that change what a snapshot is. */
  Map<String, Boolean> coreSettings() throws InterruptedException {
    GitResult result =
        git.attempt(
            inRepository(
                "read the settings of the repository",
                "config",
                "-z",
                "--get-regexp",
                "^core\\.(filemode|symlinks|ignorecase|precomposeunicode"
                    + "|protecthfs|protectntfs)$"));
    Map<String, Boolean> settings = new LinkedHashMap<>();
    for (String field : NulFields.of(result.stdout())) {
      int end = field.indexOf('\n');
      String key = (end < 0 ? field : field.substring(0, end)).substring("core.".length());
      String value = end < 0 ? "true" : field.substring(end + 1).toLowerCase(Locale.ROOT);
      settings.put(key, Set.of("true", "yes", "on", "1").contains(value));
    }
    return settings;
  }

  /**
   * Writes all ignore rules that hold now into one file. That the one file ignores what the many
   * did is not assumed: git lists the work tree by both, and what differs is looked into.
   */
  Found find(Path ignoreFile) throws IOException, InterruptedException {
    List<Listed> all = list("-c", "-o", "-t", "-v", "-s", "--exclude-standard");
    Set<String> directories = new TreeSet<>(byDepth());
    directories.add("");
    all.forEach(listed -> addAncestors(listed.path(), directories));
    Set<String> wanted = new HashSet<>();
    all.stream().filter(l -> l.tracked().isEmpty()).forEach(l -> wanted.add(l.path()));
    List<byte[]> everywhere = everywhere();
    List<String> leftOver = List.of();
    for (int round = 0; round < ROUNDS; round++) {
      Files.write(ignoreFile, compose(everywhere, directories, List.of()));
      leftOver =
          list("-o", "-t", "--exclude-from=" + ignoreFile).stream()
              .map(Listed::path)
              .filter(path -> !wanted.contains(path) && !excluded(path))
              .toList();
      boolean more = false;
      for (String path : leftOver) {
        more |= addAncestors(path, directories);
      }
      if (!more) {
        break;
      }
    }
    Files.write(ignoreFile, compose(everywhere, directories, leftOver));
    return found(all, ignoreFile);
  }

  private Found found(List<Listed> all, Path ignoreFile) throws InterruptedException {
    List<TreeEntry> sparse =
        all.stream().filter(Listed::skipWorktree).flatMap(l -> l.tracked().stream()).toList();
    GitCall forced =
        inRepository(
            "list tracked files that are ignored",
            "ls-files",
            "-z",
            "-c",
            "-i",
            "--exclude-from=" + ignoreFile);
    return new Found(sparse, NulFields.of(git.run(forced).stdout()));
  }

  /** The ignore files that do not belong to a directory, the weakest first. */
  private List<byte[]> everywhere() throws IOException, InterruptedException {
    List<byte[]> files = new ArrayList<>();
    files.add(Caches.RULES.getBytes(StandardCharsets.ISO_8859_1));
    Optional<Path> global = globalIgnoreFile();
    if (global.isPresent()) {
      files.add(readIfThere(global.get()));
    }
    files.add(readIfThere(repository.commonDirectory().resolve("info/exclude")));
    return files;
  }

  private byte[] compose(List<byte[]> everywhere, Set<String> directories, List<String> exactly)
      throws IOException {
    IgnoreRules rules = new IgnoreRules();
    everywhere.forEach(content -> rules.add("", content));
    for (String directory : directories) {
      String file = directory.isEmpty() ? IGNORE_FILE : directory + "/" + IGNORE_FILE;
      rules.add(bytesOf(directory), readIfThere(paths.file(file)));
    }
    exactly.forEach(path -> rules.exactly(bytesOf(path)));
    excluded.ifPresent(path -> rules.exactly(bytesOf(path)));
    return rules.bytes();
  }

  private Optional<Path> globalIgnoreFile() throws InterruptedException {
    GitCall call =
        inRepository(
            "read core.excludesFile", "config", "--type=path", "--get", "core.excludesFile");
    GitResult result = git.attempt(call);
    if (result.ok()) {
      String configured = result.line();
      return configured.isEmpty()
          ? Optional.empty()
          : Optional.of(repository.root().resolve(configured));
    }
    return git.defaultIgnoreFile();
  }

  private static byte[] readIfThere(Path file) throws IOException {
    // A linked ignore file inside the work tree is not followed by git either.
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Files.readAllBytes(file)
        : new byte[0];
  }

  private List<Listed> list(String... options) throws InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("ls-files", "-z"));
    arguments.addAll(List.of(options));
    GitCall call = inRepository("list the work tree", arguments.toArray(String[]::new));
    return NulFields.of(git.run(call).stdout()).stream().map(Listed::parse).toList();
  }

  private GitCall inRepository(String purpose, String... arguments) {
    return GitCall.of(purpose, repository.root(), arguments)
        .with(
            Map.of(
                "GIT_DIR", repository.gitDirectory().toString(),
                "GIT_WORK_TREE", repository.root().toString()));
  }

  private boolean excluded(String path) {
    return excluded.filter(e -> path.equals(e) || path.startsWith(e + "/")).isPresent();
  }

  private static boolean addAncestors(String path, Set<String> directories) {
    boolean added = false;
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      if (!directories.add(path.substring(0, slash))) {
        return added;
      }
      added = true;
    }
    return added;
  }

  private static Comparator<String> byDepth() {
    return Comparator.<String>comparingLong(
            path -> path.isEmpty() ? -1 : path.chars().filter(c -> c == '/').count())
        .thenComparing(Comparator.naturalOrder());
  }

  private static String bytesOf(String path) {
    return new String(GitPath.encode(path), StandardCharsets.ISO_8859_1);
  }
}
