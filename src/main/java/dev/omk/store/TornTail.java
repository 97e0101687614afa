package dev.omk.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.digest.Sha256;
import dev.omk.json.Json;
import dev.omk.store.JournalScan.Break;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Cuts a torn line off a journal and keeps it beside. */
final class TornTail {
  /** The event that says so. */
  static final String EVENT_KIND = "journal_recovered";

  /** Torn pieces are at most one batch; of anything larger only the beginning is kept. */
  private static final int MAX_KEPT = EventLine.MAX_BYTES;

  private TornTail() {}

  /**
   * Afterwards the journal ends where its intact lines end. The event is for the caller to append.
   */
  static NewEvent cut(Storage storage, DurableFile journal, Break torn) throws IOException {
    int length = (int) Math.min(torn.length(), MAX_KEPT);
    byte[] tail = RegularFile.readAt(journal.channel(), torn.offset(), length);
    Path kept = journal.path().resolveSibling(name(storage, journal.path()));
    storage.files().delete(kept);
    try (DurableFile copy = storage.files().create(kept)) {
      storage.files().writeFully(copy, ByteBuffer.wrap(tail), 0);
      storage.files().sync(copy);
    }
    storage.files().truncate(journal, torn.offset());
    ObjectNode payload = Json.object();
    payload.put("line", torn.line());
    payload.put("dropped_bytes", torn.length());
    payload.put("kept_as", kept.getFileName().toString());
    payload.put("kept_sha256", Sha256.hex(Sha256.of(tail, 0, tail.length)));
    return new NewEvent(EVENT_KIND, "store", payload);
  }

  private static String name(Storage storage, Path journal) {
    String time =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT)
            .format(storage.clock().instant().atOffset(ZoneOffset.UTC));
    return journal.getFileName() + ".torn-" + time;
  }
}
