package dev.omk.control.plan;

import dev.omk.digest.Sha256;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Artifact;
import dev.omk.store.AtomicFile;
import dev.omk.store.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes the documents of a plan beside the journal, synced before the event that relies on them.
 */
final class Documents {
  private final Path directory;
  private final DurableFiles files;

  Documents(Path directory, DurableFiles files) {
    this.directory = directory;
    this.files = files;
  }

  Artifact write(String kind, String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      AtomicFile.write(files, directory.resolve(name), bytes, AtomicFile.Durability.CONTENT);
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO, "cannot write " + name + ": " + e.getMessage(), "check free space", e);
    }
    return new Artifact(kind, name, bytes.length, Sha256.hexOf(bytes));
  }
}
