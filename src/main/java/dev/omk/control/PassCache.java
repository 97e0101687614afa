package dev.omk.control;

import dev.omk.digest.Sha256;
import dev.omk.document.EventCodec;
import dev.omk.document.TestsDocument;
import dev.omk.error.OmkException;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.run.KnownPasses;
import dev.omk.json.MalformedJsonException;
import dev.omk.store.Mac;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Passes in the user's cache directory, a file each, vouched for by omk's key over the file's own
 * key. What cannot be read, was not written by us or was moved is not known; what cannot be written
 * is forgotten: then the gate runs again.
 */
final class PassCache implements KnownPasses {
  private static final int MAX_FILES = 500;
  private static final int MAC_BYTES = 32;

  private final Path directory;
  private final Workspace workspace;
  private final boolean fresh;
  private final TestsDocument documents = new TestsDocument(new EventCodec());

  private PassCache(Path directory, Workspace workspace, boolean fresh) {
    this.directory = directory;
    this.workspace = workspace;
    this.fresh = fresh;
  }

  /**
   * The cache of a project.
   *
   * @param fresh know nothing, but remember
   */
  static KnownPasses of(Workspace workspace, boolean fresh) {
    Path directory =
        UserCache.of(workspace.world().environment(), "passes", workspace.state().root());
    return new PassCache(directory, workspace, fresh);
  }

  @Override
  public Optional<GateResult> find(String key) {
    Path file = directory.resolve(key);
    if (fresh || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Optional<Mac> mac = workspace.key();
      byte[] content = Files.readAllBytes(file);
      if (mac.isEmpty() || content.length <= MAC_BYTES || !vouched(mac.get(), key, content)) {
        return Optional.empty();
      }
      byte[] json = Arrays.copyOfRange(content, MAC_BYTES, content.length);
      return documents.read(json).stream()
          .filter(result -> result.outcome() instanceof GateOutcome.Passed)
          .findFirst();
    } catch (MalformedJsonException e) {
      return Optional.empty();
    } catch (IOException | OmkException e) {
      return Optional.empty();
    }
  }

  private static boolean vouched(Mac mac, String key, byte[] content) {
    byte[] json = Arrays.copyOfRange(content, MAC_BYTES, content.length);
    return MessageDigest.isEqual(mac(mac, key, json), Arrays.copyOfRange(content, 0, MAC_BYTES));
  }

  private static byte[] mac(Mac mac, String key, byte[] json) {
    byte[] vouchedFor =
        (key + " " + Sha256.hexOf(json)).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    return mac.of(vouchedFor, 0, vouchedFor.length);
  }

  @Override
  public void keep(String key, GateResult passed) {
    byte[] json = documents.write(List.of(passed));
    try {
      Optional<Mac> known = workspace.keyForCaches();
      if (known.isEmpty()) {
        return;
      }
      byte[] mac = mac(known.get(), key, json);
      byte[] content = Arrays.copyOf(mac, MAC_BYTES + json.length);
      System.arraycopy(json, 0, content, MAC_BYTES, json.length);
      Files.createDirectories(directory);
      prune();
      UserCache.replace(directory.resolve(key), content);
    } catch (IOException | OmkException e) {
      // A cache that cannot be written is no reason to fail a gate that passed.
      return;
    }
  }

  private synchronized void prune() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(files::add);
    }
    if (files.size() >= MAX_FILES) {
      files.sort(Comparator.comparingLong(file -> file.toFile().lastModified()));
      for (Path old : files.subList(0, MAX_FILES / 2)) {
        Files.deleteIfExists(old);
      }
    }
  }
}
