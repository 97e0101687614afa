package dev.omk.control;

import dev.omk.digest.Sha256;
import dev.omk.file.TreeRemoval;
import dev.omk.json.Json;
import dev.omk.store.DurableFile;
import dev.omk.store.DurableFiles;
import dev.omk.store.Failpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies of a directory: one before every change to it, and one in the middle of every write. Where
 * nothing differs from an earlier one in any name or byte, that one stands for both.
 */
final class KilledStates implements DurableFiles, Failpoint, AutoCloseable {
  /** Larger than any pid on Linux can be. */
  private static final long NO_PID = 4_194_305;

  private final DurableFiles files = DurableFiles.real();
  private final Path watched;
  private final Path copies;
  private final List<String> points = new ArrayList<>();
  private final Set<String> contents = new HashSet<>();
  private boolean done;

  KilledStates(Path watched, Path copies) {
    this.watched = watched;
    this.copies = copies;
  }

  @Override
  public synchronized void reached(Change change, Path file) throws IOException {
    if (!done && file.startsWith(watched)) {
      keep("before " + change + " of " + watched.relativize(file));
    }
  }

  /** Keeps what is there at the end; nothing is copied any more. */
  synchronized void keep() throws IOException {
    keep("at the end");
    done = true;
  }

  private void keep(String point) throws IOException {
    if (contents.add(content())) {
      copy(watched, copies.resolve(String.valueOf(points.size())));
      points.add(point);
    }
  }

  // Names, kinds and bytes of everything.
  private String content() throws IOException {
    MessageDigest digest = Sha256.newDigest();
    try (Stream<Path> all = Files.walk(watched)) {
      for (Path path : all.sorted().toList()) {
        digest.update((watched.relativize(path) + "\n").getBytes(StandardCharsets.UTF_8));
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          digest.update(Files.readAllBytes(path));
        }
      }
    } catch (NoSuchFileException | UncheckedIOException gone) {
      // git, for instance, works there too: then it is a state of its own.
      digest.update(Integer.toString(points.size()).getBytes(StandardCharsets.UTF_8));
    }
    return Sha256.hexOf(digest);
  }

  int size() {
    return points.size();
  }

  String describe(int n) {
    return "killed " + points.get(n) + " (" + n + " of " + points.size() + ")";
  }

  /** Puts the directory back as it was then, made by a process that is gone. */
  void restore(int n) throws IOException {
    Path kept = copies.resolve(String.valueOf(n));
    removeOthers(kept);
    copy(kept, watched);
    String own = "-" + ProcessHandle.current().pid();
    try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(watched, ".new-*" + own)) {
      for (Path path : unfinished) {
        String name = path.getFileName().toString();
        String gone = name.substring(0, name.length() - own.length()) + "-" + NO_PID;
        Files.move(path, path.resolveSibling(gone));
      }
    }
  }

  // Most of it is as it was: what differs or was not there then goes.
  private void removeOthers(Path kept) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(watched)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Path then = kept.resolve(watched.relativize(path));
      boolean stays =
          Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
              ? Files.isDirectory(then, LinkOption.NOFOLLOW_LINKS)
              : Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                  && Files.isRegularFile(then, LinkOption.NOFOLLOW_LINKS)
                  && Files.mismatch(path, then) < 0;
      if (!stays) {
        Files.delete(path);
      }
    }
  }

  /** How many events of a goal somebody may have been told of by then. */
  long acknowledged(int n, String goal) throws IOException {
    Path head = copies.resolve(String.valueOf(n)).resolve(goal).resolve("head.json");
    return Json.parseObject(Files.readAllBytes(head)).path("seq").longValue();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(directory)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path copy = to.resolve(from.relativize(file));
            if (Files.exists(copy, LinkOption.NOFOLLOW_LINKS)) {
              return FileVisitResult.CONTINUE; // The same: removeOthers() looked.
            }
            try {
              Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS);
            } catch (NoSuchFileException gone) {
              // git, for instance, works there too.
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
  }

  @Override
  public void close() throws IOException {
    TreeRemoval.of(copies);
  }

  /** In two halves, so that a kill can come between them. */
  @Override
  public int write(DurableFile file, ByteBuffer bytes, long position) throws IOException {
    int half = bytes.remaining() / 2;
    if (half > 0) {
      ByteBuffer first = bytes.slice(bytes.position(), half);
      files.write(file, first, position);
      bytes.position(bytes.position() + first.position());
      reached(Change.WRITE, file.path());
      return first.position() + files.write(file, bytes, position + first.position());
    }
    return files.write(file, bytes, position);
  }

  @Override
  public DurableFile create(Path file) throws IOException {
    return files.create(file);
  }

  @Override
  public DurableFile createPrivate(Path file) throws IOException {
    return files.createPrivate(file);
  }

  @Override
  public DurableFile open(Path file) throws IOException {
    return files.open(file);
  }

  /** A kill, unlike a loss of power, does not ask what was synced. */
  @Override
  public void sync(DurableFile file) {}

  @Override
  public void truncate(DurableFile file, long size) throws IOException {
    files.truncate(file, size);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    files.rename(from, to);
  }

  @Override
  public void link(Path existing, Path link) throws IOException {
    files.link(existing, link);
  }

  @Override
  public void delete(Path file) throws IOException {
    files.delete(file);
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    files.createDirectory(directory);
  }

  @Override
  public void syncDirectory(Path directory) {}
}
