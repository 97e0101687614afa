package dev.omk.control.plan;

import dev.omk.control.workspace.World;
import dev.omk.error.OmkException;
import dev.omk.git.GitCall;
import dev.omk.git.Repository;
import dev.omk.plan.EntryPoints;
import dev.omk.plan.PointedFiles;
import dev.omk.plan.RepositoryMap;
import dev.omk.scope.TestFiles;
import dev.omk.text.Harmless;
import dev.omk.worktree.WorkTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a repository before a plan is made: paths, the head of some files, the last commits.
 * What cannot be read is left out, for a map only points.
 */
final class RepositoryLook {
  private static final int MOST_PATHS = 20_000;
  private static final int MOST_FILES = 400;
  private static final int MOST_BYTES = 3 * 1024 * 1024;
  private static final int ONE_FILE = 64 * 1024;
  private static final int COMMITS = 5;
  private static final int SUBJECT = 100;

  private final World world;
  private final WorkTree tree;
  private int files;
  private int bytes;

  RepositoryLook(World world, WorkTree tree) {
    this.world = world;
    this.tree = tree;
  }

  /**
   * The map for a goal.
   *
   * @param text of the goal
   * @param all paths of the base
   * @param tests which of them are tests
   */
  RepositoryMap map(String text, List<String> all, TestFiles tests) throws InterruptedException {
    List<String> paths =
        all.stream().filter(path -> !path.startsWith(".omk/")).limit(MOST_PATHS).toList();
    List<String> products = paths.stream().filter(path -> !tests.isTest(path)).toList();
    return RepositoryMap.of(
        paths,
        tests::isTest,
        EntryPoints.of(products, this::head),
        history(),
        new PointedFiles(text, tests::isTest, this::head).among(paths));
  }

  private Optional<String> head(String path) {
    if (files >= MOST_FILES || bytes >= MOST_BYTES) {
      return Optional.empty();
    }
    try {
      Path file = tree.root().resolve(path);
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      files++;
      try (InputStream in = Files.newInputStream(file)) {
        byte[] head = in.readNBytes(ONE_FILE);
        bytes += head.length;
        return Optional.of(new String(head, StandardCharsets.UTF_8));
      }
    } catch (IOException | InvalidPathException e) {
      return Optional.empty(); // A map without this file is still a map.
    }
  }

  private List<String> history() throws InterruptedException {
    Optional<Repository> repository = tree.repository();
    if (world.git().isEmpty() || repository.isEmpty()) {
      return List.of();
    }
    try {
      var log =
          world
              .git()
              .get()
              .attempt(
                  GitCall.of(
                          "read the last commits",
                          tree.root(),
                          "log",
                          "-n",
                          Integer.toString(COMMITS),
                          "--no-show-signature",
                          "--date=short",
                          "--format=%h %ad %s")
                      .within(Duration.ofSeconds(10))
                      .limit(64 * 1024));
      return log.ok()
          ? new String(log.stdout(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> Harmless.line(line, SUBJECT))
              .toList()
          : List.of();
    } catch (OmkException e) {
      return List.of(); // See head.
    }
  }
}
