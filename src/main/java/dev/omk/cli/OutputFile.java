package dev.omk.cli;

import dev.omk.control.read.WrittenInside;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import dev.omk.text.Harmless;
import dev.omk.text.ShellWord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A file that a flag names, for other tools to read. It is looked at before anything runs: only a
 * regular file is ever replaced, and nothing of omk's or git's own.
 *
 * @param flag that names it
 * @param path absolute, without links
 */
record OutputFile(String flag, Path path) {

  /**
   * The file of a flag, if it was given; one that cannot be is a noted problem.
   *
   * @param example a name that such a file might have
   */
  static Optional<OutputFile> of(Call call, String flag, String example)
      throws InterruptedException {
    Optional<String> text = call.values().text(flag);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path path = real(call.directory().resolve(text.get()).normalize());
      Optional<String> obstacle = obstacle(text.get(), path);
      if (obstacle.isEmpty() && call.stateRoot().filter(path::startsWith).isPresent()) {
        obstacle = Optional.of("what is in the state directory is omk's own");
      }
      if (obstacle.isEmpty() && isOfGit(path)) {
        obstacle = Optional.of("what is in a .git directory is git's own");
      }
      if (obstacle.isEmpty()) {
        return Optional.of(new OutputFile(flag, path));
      }
      refuse(call, flag, text.get(), obstacle.get(), example);
    } catch (InvalidPathException e) {
      refuse(call, flag, text.get(), "it is no name of a file", example);
    } catch (IOException e) {
      refuse(call, flag, text.get(), "its directory cannot be written to", example);
    }
    return Optional.empty();
  }

  private static void refuse(Call call, String flag, String text, String why, String example) {
    call.values()
        .problems()
        .rule(
            flag + ": '" + Harmless.line(text, 200) + "' cannot be written: " + why,
            "name a file, for instance: " + flag + " " + example);
  }

  /** Notes a problem if two flags name one file: the later would replace the earlier. */
  static void requireApart(Call call, Optional<OutputFile> one, Optional<OutputFile> other) {
    if (one.isPresent() && other.isPresent() && one.get().path().equals(other.get().path())) {
      call.values()
          .problems()
          .usage(
              one.get().flag() + " and " + other.get().flag() + " name the same file",
              "give each a file of its own");
    }
  }

  /** Where it is once every link on the way is followed; what is not there yet stays as it is. */
  private static Path real(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent == null || Files.exists(path)) {
      return path.toRealPath();
    }
    return real(parent).resolve(path.getFileName().toString());
  }

  private static boolean isOfGit(Path path) {
    return StreamSupport.stream(path.spliterator(), false)
        .anyMatch(name -> name.toString().equalsIgnoreCase(".git"));
  }

  // A file that is made and taken away again tells what permissions do not: a file system that is
  // read-only, or none at all.
  private static Optional<String> obstacle(String text, Path path) throws IOException {
    if (text.endsWith("/") || Files.isDirectory(path)) {
      return Optional.of("it is a directory");
    }
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path)) {
      return Optional.of("it is no regular file");
    }
    Path folder = existing(path);
    if (!Files.isDirectory(folder)) {
      return Optional.of("'" + Harmless.line(folder.toString(), 200) + "' is no directory");
    }
    Files.delete(Files.createTempFile(folder, ".omk-", ""));
    return Optional.empty();
  }

  private static Path existing(Path file) {
    Path at = file.resolveSibling("");
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }

  /** Replaces the file, whole or not at all; folders on the way are made. */
  void write(String content) {
    try {
      Path folder = path.resolveSibling("");
      Files.createDirectories(folder);
      Path temporary = Files.createTempFile(folder, ".omk-", "");
      try {
        Files.writeString(temporary, content, StandardCharsets.UTF_8);
        readableForAll(temporary);
        Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO,
          flag + ": cannot write " + path + ": " + e.getMessage(),
          "check its directory and the free space",
          e);
    }
  }

  /** Says so where it lies in what a goal is judged by: with it that is another tree. */
  void tellIfInside(Call call, GoalId id) throws InterruptedException {
    Optional<WrittenInside> inside = WrittenInside.of(call.workspace(), id, path);
    if (inside.isPresent()) {
      Path beside = inside.get().root().resolveSibling(path.getFileName());
      Path there = call.directory().toAbsolutePath().normalize().relativize(beside);
      call.note(
          Harmless.line(inside.get().path(), 200)
              + " lies in the project, so the goal is stale as long as it is there: write it"
              + " elsewhere, for instance "
              + flag
              + " "
              + ShellWord.of(Harmless.line(there.toString(), 200)));
    }
  }

  // A temporary file is its owner's alone; a report is for whoever collects it.
  private static void readableForAll(Path file) throws IOException {
    if (!file.toFile().setReadable(true, false)) {
      throw new IOException("its permissions cannot be set");
    }
  }
}
