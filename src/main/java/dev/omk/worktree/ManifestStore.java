package dev.omk.worktree;

import dev.omk.digest.Sha256;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.GitPath;
import dev.omk.git.NulFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Contents and manifests by their SHA-256, below a private directory. */
final class ManifestStore {
  private final Path directory;
  private final Path target;

  /**
   * @param directory where contents are
   * @param target where new ones go: the same, unless that cannot be written
   */
  ManifestStore(Path directory, Path target) {
    this.directory = directory;
    this.target = target;
  }

  /** Stores what a stream holds. Returns its id. */
  String store(InputStream content) throws IOException {
    Files.createDirectories(target);
    Path fresh = Files.createTempFile(target, "new-", "");
    try {
      MessageDigest digest = Sha256.newDigest();
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(fresh), digest)) {
        content.transferTo(out);
      }
      String id = Sha256.hexOf(digest);
      Path place = place(id);
      if (!Files.exists(place)) {
        Path own = Files.createDirectories(target.resolve(id.substring(0, 2)));
        Files.move(fresh, own.resolve(id.substring(2)), StandardCopyOption.ATOMIC_MOVE);
      }
      return id;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Where a content is. */
  Path place(String id) {
    String name = id.substring(0, 2) + "/" + id.substring(2);
    Path kept = directory.resolve(name);
    return Files.exists(kept) ? kept : target.resolve(name);
  }

  /** Whether a content is stored. */
  boolean has(String id) {
    return Files.isRegularFile(place(id));
  }

  /** Reads a manifest and checks it against its id. */
  SortedMap<String, TreeEntry> manifest(String id) {
    byte[] text = content(id).orElseThrow(() -> missing(id));
    if (!Sha256.hexOf(text).equals(id)) {
      throw new OmkException(ErrorCode.DAMAGED_STATE, "the manifest " + id + " was changed", "");
    }
    SortedMap<String, TreeEntry> entries = new TreeMap<>();
    for (String field : NulFields.of(text)) {
      int tab = field.indexOf('\t');
      String[] facts = field.substring(0, tab).split(" ", -1);
      String path = field.substring(tab + 1);
      entries.put(path, new TreeEntry(facts[0], facts[1], path));
    }
    return entries;
  }

  /** The bytes of a manifest: each entry is mode, blank, id, tab, path, zero byte. */
  static byte[] encode(SortedMap<String, TreeEntry> entries) {
    var out = new java.io.ByteArrayOutputStream();
    for (TreeEntry entry : entries.values()) {
      out.writeBytes(GitPath.encode(entry.mode() + " " + entry.id() + "\t" + entry.path()));
      out.write(0);
    }
    return out.toByteArray();
  }

  private Optional<byte[]> content(String id) {
    try {
      return has(id) ? Optional.of(Files.readAllBytes(place(id))) : Optional.empty();
    } catch (IOException e) {
      throw PrivateFiles.failed("read " + place(id), e);
    }
  }

  /** The error for a content that is not there. */
  static OmkException missing(String id) {
    return new OmkException(
        ErrorCode.DAMAGED_STATE, "the stored content " + id + " is missing", "");
  }
}
