package dev.omk.store;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
 * The user's key, {@code ${XDG_CONFIG_HOME:-$HOME/.config}/omk/key}: 32 random bytes in hex and a
 * newline, for its owner only. Created once, at the first write that needs it.
 */
public final class KeyFile {
  private static final String TEMPORARY = ".key-";
  private static final int KEY_BYTES = 32;
  private static final int MAX_BYTES = 256;

  private final Optional<Path> file;
  private final DurableFiles files;

  private KeyFile(Optional<Path> file, DurableFiles files) {
    this.file = file;
    this.files = files;
  }

  /**
   * The key file of an environment.
   *
   * @param xdgConfigHome the variable's value; ignored, as its specification says, if relative
   * @param home the variable's value
   */
  public static KeyFile of(
      Optional<String> xdgConfigHome, Optional<String> home, DurableFiles files) {
    Optional<Path> config =
        absolute(xdgConfigHome).or(() -> absolute(home).map(path -> path.resolve(".config")));
    return new KeyFile(config.map(path -> path.resolve("omk").resolve("key")), files);
  }

  private static Optional<Path> absolute(Optional<String> value) {
    return value.filter(text -> text.startsWith("/")).map(Path::of);
  }

  static OmkException unusable() {
    return new OmkException(
        ErrorCode.IO,
        "without omk's key nothing can be written to a goal",
        "set HOME to a directory of yours that can be written");
  }

  /** Where the key is or would be; nothing without a home. */
  public Optional<Path> path() {
    return file;
  }

  /**
   * The key, if there is one.
   *
   * @throws OmkException if there is a file that must not be used as a key
   */
  public Optional<Mac> load() {
    return file.flatMap(KeyFile::load);
  }

  private static Optional<Mac> load(Path key) {
    try {
      requireSafe(key);
      byte[] text = RegularFile.read(key, MAX_BYTES).orElseThrow();
      String hex = new String(text, StandardCharsets.US_ASCII).strip();
      byte[] bytes = HexFormat.of().parseHex(hex);
      if (bytes.length != KEY_BYTES) {
        throw refused(key, "it does not have " + KEY_BYTES + " bytes");
      }
      return Optional.of(new Mac(bytes));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw refused(key, "it is not hex");
    } catch (IOException e) {
      throw refused(key, StoreFailure.reason(e));
    }
  }

  private static void requireSafe(Path key) throws IOException {
    RegularFile.require(key);
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(key, LinkOption.NOFOLLOW_LINKS);
    if (!Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)
        .containsAll(permissions)) {
      throw refused(key, "others may use it (" + PosixFilePermissions.toString(permissions) + ")");
    }
    if (isForeign(key)) {
      throw refused(key, "another user owns it");
    }
  }

  /**
   * Only root can read a file of mode 0600 that is somebody else's; so where the system does not
   * say who we are, having read it is answer enough.
   */
  private static boolean isForeign(Path key) throws IOException {
    Path self = Path.of("/proc/self");
    return Files.exists(self)
        && !Files.getAttribute(self, "unix:uid")
            .equals(Files.getAttribute(key, "unix:uid", LinkOption.NOFOLLOW_LINKS));
  }

  private static OmkException refused(Path key, String reason) {
    return new OmkException(
        ErrorCode.IO,
        "omk's key " + key + " is refused: " + reason,
        "make it yours with: chmod 600 " + key + " (goals written with a lost key do not verify)");
  }

  /**
   * The key; created if there is none. Safe when many processes do so at once: all get the same.
   *
   * @throws OmkException if it can neither be read nor created
   */
  public Mac loadOrCreate() {
    Path key = file.orElseThrow(KeyFile::unusable);
    Optional<Mac> existing = load(key);
    try {
      if (existing.isPresent()) {
        removeLeftovers(key);
        return existing.get();
      }
      create(key);
    } catch (IOException e) {
      throw StoreFailure.cannot("create omk's key", key, e);
    }
    return load(key).orElseThrow(KeyFile::unusable);
  }

  private void create(Path key) throws IOException {
    Path directory = AtomicFile.parent(key);
    createDirectories(directory);
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    String text = HexFormat.of().formatHex(random) + "\n";
    Path temporary =
        key.resolveSibling(TEMPORARY + ProcessHandle.current().pid() + "-" + text.substring(0, 8));
    try (DurableFile out = files.createPrivate(temporary)) {
      files.writeFully(out, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
      files.sync(out);
      // A link, as a rename would replace the key that somebody else made first.
      files.link(temporary, key);
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      // Then that is the key; or somebody who saw it tidied up.
    } finally {
      files.delete(temporary);
    }
    files.syncDirectory(directory);
  }

  /** Once there is a key, every file that was to become one is of no use: a crash left it. */
  private void removeLeftovers(Path key) throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(AtomicFile.parent(key), TEMPORARY + "*")) {
      for (Path file : left) {
        files.delete(file);
      }
    } catch (AccessDeniedException | DirectoryIteratorException e) {
      // Somewhere that cannot be written the key is still good.
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
