package dev.omk.worktree;

import dev.omk.digest.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a directory of dependencies is at one moment: names, sizes, and the times of last change,
 * which no program may set. Caches that tools keep in there are left out.
 */
final class Fingerprint {
  private static final Set<String> CACHES = Set.of(".cache", ".vite", ".vitest");

  private Fingerprint() {}

  /** In hex; links are named, not followed. */
  static String of(Path directory) throws IOException {
    Set<String> lines = new TreeSet<>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            String name = String.valueOf(visited.getFileName());
            boolean cache = CACHES.contains(name) || Caches.isOne(name);
            return cache && !visited.equals(directory)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Object changed = Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
            lines.add(directory.relativize(file) + "\0" + attributes.size() + "\0" + changed);
            return FileVisitResult.CONTINUE;
          }
        });
    MessageDigest digest = Sha256.newDigest();
    lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
    return Sha256.hexOf(digest);
  }
}
