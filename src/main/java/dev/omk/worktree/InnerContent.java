package dev.omk.worktree;

import dev.omk.digest.Sha256;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitPath;
import dev.omk.git.GitResult;
import dev.omk.git.NulFields;
import dev.omk.git.RootedPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Digests what is inside a directory that a tree can only name: a submodule or a nested repository.
 * Its files are read here and by nobody else, so that its filters and hooks have no part in it.
 */
final class InnerContent {
  private final Git git;

  InnerContent(Git git) {
    this.git = git;
  }

  /** SHA-256 over paths, kinds and contents of what the inner repository does not ignore. */
  String digest(Path directory) throws IOException, InterruptedException {
    RootedPaths paths = new RootedPaths(directory);
    MessageDigest digest = Sha256.newDigest();
    for (String path : new TreeSet<>(list(directory, paths))) {
      String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
      digest.update(GitPath.encode(trimmed));
      digest.update((byte) 0);
      digest.update(state(paths.file(trimmed)).getBytes(StandardCharsets.UTF_8));
    }
    return Sha256.hexOf(digest);
  }

  private List<String> list(Path directory, RootedPaths paths)
      throws IOException, InterruptedException {
    Path own = directory.resolve(".git");
    if (Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
      GitCall call =
          GitCall.of(
                  "list a repository inside",
                  directory,
                  "ls-files",
                  "-z",
                  "-c",
                  "-o",
                  "--exclude-standard")
              .with(
                  Map.of(
                      "GIT_DIR",
                      own.toString(),
                      "GIT_WORK_TREE",
                      directory.toString(),
                      "GIT_CONFIG_GLOBAL",
                      "/dev/null",
                      "GIT_CONFIG_NOSYSTEM",
                      "1"));
      GitResult result = git.attempt(call);
      if (result.ok() && !result.truncated()) {
        return NulFields.of(result.stdout());
      }
    }
    // Not a repository that git reads: then everything counts.
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(file -> !file.equals(directory) && !file.startsWith(own))
          .map(paths::path)
          .toList();
    }
  }

  private static String state(Path file) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        return "link " + Files.readSymbolicLink(file);
      }
      if (attributes.isRegularFile()) {
        return (Files.isExecutable(file) ? "executable " : "file ") + PrivateFiles.sha256(file);
      }
      return attributes.isDirectory() ? "directory" : "special";
    } catch (NoSuchFileException e) {
      return "gone";
    }
  }
}
