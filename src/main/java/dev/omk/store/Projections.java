package dev.omk.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.digest.Sha256;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.store.AtomicFile.Durability;
import dev.omk.store.ProjectionReading.Current;
import dev.omk.store.ProjectionReading.Reason;
import dev.omk.store.ProjectionReading.Unusable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The documents that show a goal's state ({@code goal.json} and so on) and can be made again from
 * the journal.
 *
 * <p>Indented JSON whose last fields are {@code seq}, {@code journal_bytes} and {@code
 * journal_line} (number, end and hash of the last line that it reflects) and {@code mac}. The mac
 * is HMAC-SHA256 over the text {@code projection}, the goal's id and the file's name, each ended by
 * a newline, and all bytes before the line with the mac.
 */
public final class Projections {
  private static final byte[] MAC_FIELD = "  \"mac\": \"".getBytes(StandardCharsets.US_ASCII);
  private static final int MAC_LINE = MAC_FIELD.length + Sha256.HEX_LENGTH + "\"\n}\n".length();

  /** A foreign document of that size is not even parsed. */
  private static final int LARGE = 16 * 1024 * 1024;

  private final Path directory;
  private final String goalId;
  private final Optional<Mac> mac;
  private final Storage storage;

  /**
   * The projections of a goal.
   *
   * @param mac the user's key; without it nothing is believed and writing is refused
   */
  public Projections(Path directory, String goalId, Optional<Mac> mac, Storage storage) {
    this.directory = directory;
    this.goalId = goalId;
    this.mac = mac;
    this.storage = storage;
  }

  /**
   * Replaces a projection, atomically and not synced. To be called while the journal is locked,
   * from {@link AfterAppend}. One that somebody else wrote is kept, see {@link Forgeries}.
   *
   * @param position what the document reflects
   * @throws dev.omk.error.OmkException with code {@code IO} if it cannot be written
   */
  public void write(String fileName, ObjectNode document, JournalPosition position) {
    Mac key = mac.orElseThrow(KeyFile::unusable);
    ObjectNode whole = Json.object();
    whole.setAll(document);
    whole.remove("mac");
    whole.put("seq", position.seq());
    whole.put("journal_bytes", position.bytes());
    whole.put("journal_line", position.lastLine());
    whole.put("mac", "0".repeat(Sha256.HEX_LENGTH));
    byte[] bytes = Json.prettyBytes(whole);
    int covered = bytes.length - MAC_LINE;
    byte[] hex = macOf(key, fileName, bytes, covered);
    System.arraycopy(hex, 0, bytes, covered + MAC_FIELD.length, hex.length);
    Path file = directory.resolve(fileName);
    try {
      if (isForged(key, fileName)) {
        Forgeries.keep(storage.files(), file, storage.clock().instant());
      }
      AtomicFile.write(storage.files(), file, bytes, Durability.NONE);
    } catch (IOException e) {
      throw StoreFailure.cannot("write", file, e);
    }
  }

  // What no crash leaves: a document that reads well, and that we did not write.
  private boolean isForged(Mac key, String fileName) {
    try {
      Optional<byte[]> bytes = RegularFile.read(directory.resolve(fileName), LARGE);
      return bytes.isPresent()
          && !macFits(key, fileName, bytes.get())
          && check(fileName, bytes.get()) instanceof Unusable unusable
          && unusable.reason() == Reason.NOT_OURS;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Replaces a projection that carries no mac: nobody believes it, it is for people and scripts.
   *
   * @throws dev.omk.error.OmkException with code {@code IO} if it cannot be written
   */
  public void writePlain(String fileName, byte[] content) {
    Path file = directory.resolve(fileName);
    try {
      AtomicFile.write(storage.files(), file, content, Durability.NONE);
    } catch (IOException e) {
      throw StoreFailure.cannot("write", file, e);
    }
  }

  /** Deletes a projection that shows nothing any more. */
  public void remove(String fileName) {
    Path file = directory.resolve(fileName);
    try {
      storage.files().delete(file);
    } catch (IOException e) {
      throw StoreFailure.cannot("delete", file, e);
    }
  }

  /**
   * Whether a projection without a mac, to which lines are only ever added, has that content or an
   * earlier one: a crash may have come before the last lines were written.
   */
  public boolean isPlainSoFar(String fileName, byte[] content) {
    try {
      return RegularFile.read(directory.resolve(fileName), content.length)
          .filter(bytes -> Arrays.equals(bytes, Arrays.copyOf(content, bytes.length)))
          .filter(bytes -> bytes.length == 0 || bytes[bytes.length - 1] == '\n')
          .isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  private byte[] macOf(Mac key, String fileName, byte[] bytes, int covered) {
    String label = "projection\n" + goalId + '\n' + fileName;
    return key.labelled(label, bytes, 0, covered).getBytes(StandardCharsets.US_ASCII);
  }

  /** Reads a projection if it can be believed without a look into the journal. */
  public ProjectionReading read(String fileName) {
    try {
      Optional<byte[]> bytes = RegularFile.read(directory.resolve(fileName), Json.MAX_BYTES);
      if (bytes.isEmpty()) {
        return new Unusable(Reason.MISSING, fileName + " is missing");
      }
      return check(fileName, bytes.get());
    } catch (MalformedJsonException e) {
      return new Unusable(Reason.DAMAGED, fileName + " is damaged: " + e.getMessage());
    } catch (IOException e) {
      return new Unusable(Reason.DAMAGED, fileName + " cannot be read: " + StoreFailure.reason(e));
    }
  }

  /** A projection that we wrote at some time, for when the journal does not tell any more. */
  public Optional<ObjectNode> salvage(String fileName) {
    try {
      Optional<byte[]> bytes = RegularFile.read(directory.resolve(fileName), Json.MAX_BYTES);
      return bytes.isPresent() && mac.isPresent() && macFits(mac.get(), fileName, bytes.get())
          ? Optional.of(Json.parseOwn(bytes.get()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private ProjectionReading check(String fileName, byte[] bytes) throws IOException {
    boolean ours = mac.isPresent() && macFits(mac.get(), fileName, bytes);
    if (!ours && bytes.length > LARGE) {
      return new Unusable(Reason.DAMAGED, fileName + " is larger than any that omk writes");
    }
    ObjectNode document = ours ? Json.parseOwn(bytes) : Json.parseObject(bytes);
    if (mac.isEmpty()) {
      return new Unusable(Reason.UNCHECKED, "without omk's key " + fileName + " is not believed");
    }
    if (!ours && macFits(mac.get(), fileName, ended(bytes))) {
      return new Unusable(Reason.DAMAGED, fileName + " is damaged: its last byte is missing");
    }
    if (!ours) {
      return new Unusable(Reason.NOT_OURS, fileName + " was changed, or written with another key");
    }
    JsonNode reflected = document.path("journal_bytes");
    long journal = journalBytes();
    if (reflected.longValue() == journal) {
      return headFits(mac.get(), document)
          ? new Current(document)
          : new Unusable(
              Reason.DAMAGED, "head.json does not vouch for what " + fileName + " shows");
    }
    return reflected.longValue() < journal
        ? new Unusable(Reason.OLDER, fileName + " is older than the journal")
        : new Unusable(Reason.NEWER, fileName + " is newer than the journal");
  }

  // Of all that a write which was cut off leaves, only this reads well.
  private static byte[] ended(byte[] bytes) {
    byte[] ended = Arrays.copyOf(bytes, bytes.length + 1);
    ended[bytes.length] = '\n';
    return ended;
  }

  private boolean macFits(Mac key, String fileName, byte[] bytes) {
    int covered = bytes.length - MAC_LINE;
    if (covered <= 0) {
      return false;
    }
    byte[] line = new byte[MAC_LINE];
    System.arraycopy(MAC_FIELD, 0, line, 0, MAC_FIELD.length);
    byte[] hex = macOf(key, fileName, bytes, covered);
    System.arraycopy(hex, 0, line, MAC_FIELD.length, hex.length);
    byte[] end = "\"\n}\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(end, 0, line, MAC_LINE - end.length, end.length);
    return Arrays.equals(line, 0, MAC_LINE, bytes, covered, bytes.length);
  }

  // The head that there must be is known to the byte; so nothing has to be parsed.
  private boolean headFits(Mac key, ObjectNode document) throws IOException {
    Head expected =
        new Head(
            goalId,
            document.path("seq").longValue(),
            document.path("journal_bytes").longValue(),
            document.path("journal_line").asText(""));
    return expected.isIn(directory, key);
  }

  private long journalBytes() throws IOException {
    try {
      return RegularFile.require(directory.resolve(Journal.FILE)).size();
    } catch (NoSuchFileException e) {
      return -1;
    }
  }
}
