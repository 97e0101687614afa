package dev.omk.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.digest.Sha256;
import dev.omk.json.Json;
import dev.omk.store.JournalScan.Break;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Cuts a torn line off a journal and keeps it beside. */
final class TornTail {
  private static final int CHUNK = 64 * 1024;

  private TornTail() {}

  /**
   * Afterwards the journal ends where its intact lines end. The event is for the caller to append.
   */
  static NewEvent cut(Storage storage, DurableFile journal, Break torn) throws IOException {
    Path kept = KeptName.beside(journal.path(), "torn", storage.clock().instant());
    MessageDigest digest = Sha256.newDigest();
    try (DurableFile copy = storage.files().create(kept)) {
      keep(storage.files(), journal, torn, copy, digest);
      storage.files().sync(copy);
    } catch (IOException e) {
      storage.files().delete(kept); // A part of it is of no use, and it is still in the journal.
      throw e;
    }
    storage.files().syncDirectory(AtomicFile.parent(kept));
    storage.files().truncate(journal, torn.offset());
    ObjectNode payload = Json.object();
    payload.put("line", torn.line());
    payload.put("dropped_bytes", torn.length());
    payload.put("kept_as", kept.getFileName().toString());
    payload.put("kept_sha256", Sha256.hexOf(digest));
    return new NewEvent(Journal.RECOVERED, "store", payload);
  }

  // A piece of any size: somebody may have written behind our lines.
  private static void keep(
      DurableFiles files, DurableFile journal, Break torn, DurableFile copy, MessageDigest digest)
      throws IOException {
    for (long done = 0; done < torn.length(); ) {
      int length = (int) Math.min(CHUNK, torn.length() - done);
      byte[] chunk = RegularFile.readAt(journal.channel(), torn.offset() + done, length);
      if (chunk.length == 0) {
        throw new IOException("the journal became shorter while it was read");
      }
      digest.update(chunk);
      files.writeFully(copy, ByteBuffer.wrap(chunk), done);
      done += chunk.length;
    }
  }
}
