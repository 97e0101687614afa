package dev.omk.store;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * A file of the user's configuration directory that is for its owner alone (0600) and is created
 * once: of many processes that create it at once, one wins and all see the same.
 *
 * @param path where it is
 * @param what it is, as messages say it, for instance {@code omk's key}
 * @param loss what else a person should know who is asked to mend it; may be empty
 * @param temporary how names of files begin that are to become it
 * @param files the file system
 */
record PrivateFile(Path path, String what, String loss, String temporary, DurableFiles files) {

  /**
   * Its content, if it is there.
   *
   * @throws OmkException if there is a file that must not be used
   */
  Optional<byte[]> read(int maxBytes) {
    try {
      requireSafe();
      return RegularFile.read(path, maxBytes);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw refused(StoreFailure.reason(e), "make it a file that you can read: ls -l " + path);
    }
  }

  private void requireSafe() throws IOException {
    RegularFile.require(path);
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
    if (!Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)
        .containsAll(permissions)) {
      throw refused("others may use it (" + PosixFilePermissions.toString(permissions) + ")");
    }
    if (isForeign()) {
      throw refused("another user owns it", "use a HOME of your own, or give the file to its user");
    }
  }

  /**
   * Only root can read a file of mode 0600 that is somebody else's; so where the system does not
   * say who we are, having read it is answer enough.
   */
  private boolean isForeign() throws IOException {
    Path self = Path.of("/proc/self");
    return Files.exists(self)
        && !Files.getAttribute(self, "unix:uid")
            .equals(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS));
  }

  /** The error that says why its owner must not use it as it is. */
  OmkException refused(String reason) {
    return refused(
        reason,
        "make it yours with: chmod 600 " + path + (loss.isEmpty() ? "" : " (" + loss + ")"));
  }

  /** The error that says why it must not be used, and what to do. */
  OmkException refused(String reason, String nextStep) {
    return new OmkException(ErrorCode.IO, what + " " + path + " is refused: " + reason, nextStep);
  }

  /** Creates it with this content, unless somebody else was sooner. */
  void create(byte[] content) {
    try {
      Path directory = AtomicFile.parent(path);
      createDirectories(directory);
      byte[] random = new byte[4];
      new SecureRandom().nextBytes(random);
      Path fresh =
          path.resolveSibling(
              temporary + ProcessHandle.current().pid() + "-" + HexFormat.of().formatHex(random));
      try (DurableFile out = files.createPrivate(fresh)) {
        files.writeFully(out, ByteBuffer.wrap(content), 0);
        files.sync(out);
        // A link, as a rename would replace the file that somebody else made first.
        files.link(fresh, path);
      } catch (FileAlreadyExistsException | NoSuchFileException e) {
        // Then that is the file; or somebody who saw it tidied up.
      } finally {
        files.delete(fresh);
      }
      files.syncDirectory(directory);
    } catch (IOException e) {
      throw StoreFailure.cannot("create " + what, path, e);
    }
  }

  /** Once it is there, every file that was to become it is of no use: a crash left it. */
  void removeLeftovers() {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(AtomicFile.parent(path), temporary + "*")) {
      for (Path file : left) {
        files.delete(file);
      }
    } catch (AccessDeniedException | DirectoryIteratorException e) {
      // Somewhere that cannot be written it is still good.
    } catch (IOException e) {
      throw StoreFailure.cannot("create " + what, path, e);
    }
  }

  private static void createDirectories(Path directory) throws IOException {
    Path config = AtomicFile.parent(directory);
    Files.createDirectories(config);
    try {
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw new FileSystemException(directory.toString(), null, "not a directory");
      }
    }
  }
}
