package dev.omk.control.workspace;

import dev.omk.file.OldestFiles;
import dev.omk.store.Mac;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * Small files in the user's cache directory, vouched for by omk's key over name and content: what
 * cannot be read, was not written by us or was moved is not known.
 */
public final class VouchedFiles {
  private static final int MAC_CHARACTERS = 64;

  private final Path directory;
  private final int most;

  /**
   * @param directory need not exist
   * @param most files that are kept; from there on the older half goes
   */
  public VouchedFiles(Path directory, int most) {
    this.directory = directory;
    this.most = most;
  }

  /** Whether anything was ever kept. */
  boolean exist() {
    return Files.isDirectory(directory);
  }

  /** The content under that name. */
  public Optional<byte[]> find(Mac key, String name) throws IOException {
    Path file = directory.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    byte[] all = Files.readAllBytes(file);
    if (all.length < MAC_CHARACTERS) {
      return Optional.empty();
    }
    byte[] content = Arrays.copyOfRange(all, MAC_CHARACTERS, all.length);
    byte[] mac = Arrays.copyOf(all, MAC_CHARACTERS);
    return MessageDigest.isEqual(mac, mac(key, name, content))
        ? Optional.of(content)
        : Optional.empty();
  }

  private static byte[] mac(Mac key, String name, byte[] content) {
    return key.labelled(name, content, 0, content.length).getBytes(StandardCharsets.US_ASCII);
  }

  /** Keeps a content under a name. */
  public void keep(Mac key, String name, byte[] content) throws IOException {
    byte[] mac = mac(key, name, content);
    byte[] all = Arrays.copyOf(mac, mac.length + content.length);
    System.arraycopy(content, 0, all, mac.length, content.length);
    Files.createDirectories(directory);
    synchronized (this) {
      OldestFiles.remove(directory, most, most / 2);
    }
    UserCache.replace(directory.resolve(name), all);
  }
}
