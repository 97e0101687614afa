package dev.omk.store;

import dev.omk.digest.Sha256;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The files below {@code artifacts/} of a goal. What is stored is synced, name and content, so that
 * an event may rely on it.
 */
public final class Artifacts {
  private static final String ROOT = "artifacts";
  private static final int CHUNK = 64 * 1024;

  private final Path directory;
  private final DurableFiles files;

  /** The artifacts of the goal in {@code directory}. */
  public Artifacts(Path directory, DurableFiles files) {
    this.directory = directory;
    this.files = files;
  }

  /**
   * Stores bytes, replacing a file of that name.
   *
   * @param path {@code artifacts/…}, with slashes
   */
  public Artifact store(String path, byte[] content) {
    return store(path, new ByteArrayInputStream(content));
  }

  /** The same with what a stream gives until its end. */
  public Artifact store(String path, InputStream content) {
    Path file = place(path);
    try {
      Path temporary = AtomicFile.temporary(file);
      files.delete(temporary);
      Artifact stored;
      try (DurableFile out = files.create(temporary)) {
        stored = copy(path, content, out);
        files.sync(out);
      }
      files.rename(temporary, file);
      files.syncDirectory(AtomicFile.parent(file));
      return stored;
    } catch (IOException e) {
      throw StoreFailure.cannot("write", file, e);
    }
  }

  private Artifact copy(String path, InputStream content, DurableFile out) throws IOException {
    MessageDigest digest = Sha256.newDigest();
    byte[] chunk = new byte[CHUNK];
    long size = 0;
    for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
      digest.update(chunk, 0, read);
      files.writeFully(out, ByteBuffer.wrap(chunk, 0, read), size);
      size += read;
    }
    return new Artifact(path, size, Sha256.hexOf(digest));
  }

  /**
   * Where a file of that name goes, for somebody who writes it over time; its folder exists then.
   */
  public Path place(String path) {
    Path file = resolve(path);
    try {
      Path at = directory;
      for (Path segment : directory.relativize(AtomicFile.parent(file))) {
        Path folder = at.resolve(segment);
        files.createDirectory(folder);
        files.syncDirectory(at);
        at = folder;
      }
      return file;
    } catch (IOException e) {
      throw StoreFailure.cannot("write", file, e);
    }
  }

  /** Takes a file that was written at its {@link #place}: syncs and measures it. */
  public Artifact adopt(String path) {
    Path file = resolve(path);
    try (DurableFile written = files.open(file)) {
      files.sync(written);
      files.syncDirectory(AtomicFile.parent(file));
      return measure(path, written.channel());
    } catch (IOException e) {
      throw StoreFailure.cannot("read", file, e);
    }
  }

  /**
   * Why a file of the goal is no longer what it was; nothing if it is.
   *
   * @param artifact of a path below {@code artifacts/}, or of a document beside it
   */
  public Optional<String> problem(Artifact artifact) {
    Path file = inside(artifact.path(), artifact.path().split("/", -1));
    try (FileChannel channel = RegularFile.openForReading(file)) {
      if (channel.size() != artifact.size()
          || !measure(artifact.path(), channel).equals(artifact)) {
        return Optional.of(artifact.path() + " was changed");
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(artifact.path() + " cannot be read: " + StoreFailure.reason(e));
    }
  }

  private static Artifact measure(String path, FileChannel channel) throws IOException {
    MessageDigest digest = Sha256.newDigest();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    long size = 0;
    for (int read = channel.read(chunk, 0); read >= 0; read = channel.read(chunk, size)) {
      digest.update(chunk.flip());
      chunk.clear();
      size += read;
    }
    return new Artifact(path, size, Sha256.hexOf(digest));
  }

  private Path resolve(String path) {
    String[] segments = path.split("/", -1);
    if (segments.length < 2 || !segments[0].equals(ROOT)) {
      throw notAnArtifact(path);
    }
    return inside(path, segments);
  }

  private Path inside(String path, String[] segments) {
    boolean good = true;
    for (String segment : segments) {
      good &= !segment.isEmpty() && !segment.startsWith("..") && !segment.equals(".");
      good &= segment.indexOf('\0') < 0;
    }
    if (!good) {
      throw notAnArtifact(path);
    }
    return directory.resolve(path);
  }

  private static OmkException notAnArtifact(String path) {
    return new OmkException(
        ErrorCode.INTERNAL, "not a path of an artifact: " + path, "report this as a defect");
  }
}
