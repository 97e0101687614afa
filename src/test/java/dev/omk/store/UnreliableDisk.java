package dev.omk.store;

import dev.omk.file.TreeRemoval;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * The real file system, remembering what of each file and name has reached the disk; and what is
 * left of it after a power loss. Of bytes that were not synced every page may be there or be zeros,
 * and the file may end anywhere; a rename that was not synced may have happened or not. A sync that
 * fails forgets what was to be synced, as Linux does.
 */
final class UnreliableDisk extends ForwardingFiles {
  private static final int PAGE = 64; // Small, so that small files have many.

  /** What is on the disk for good, by name; a null content is a name that is gone. */
  private final Map<Path, byte[]> safe = new HashMap<>();

  private final Map<Path, byte[]> renamedOver = new HashMap<>();
  private boolean syncFails;

  /** The next sync of a journal fails. */
  void failNextSync() {
    syncFails = true;
  }

  /** Everything there is has been there for long. */
  void settle(Path directory) throws IOException {
    safe.clear();
    renamedOver.clear();
    try (var files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        safe.put(file, Files.readAllBytes(file));
      }
    }
  }

  @Override
  public void sync(DurableFile file) throws IOException {
    byte[] content = Files.readAllBytes(file.path());
    if (syncFails && file.path().getFileName().toString().equals(Journal.FILE)) {
      syncFails = false;
      // The pages count as written now, and are not.
      byte[] before = safe.getOrDefault(file.path(), new byte[0]);
      lost.put(file.path(), new Lost(before.length, content.length));
      throw new IOException("Input/output error");
    }
    Lost forgotten = lost.get(file.path());
    if (forgotten != null) {
      Arrays.fill(content, forgotten.from, Math.min(forgotten.to, content.length), (byte) 0);
    }
    safe.put(file.path(), content);
  }

  private record Lost(int from, int to) {}

  private final Map<Path, Lost> lost = new HashMap<>();

  @Override
  public int write(DurableFile file, ByteBuffer bytes, long position) throws IOException {
    int length = bytes.remaining();
    Lost forgotten = lost.get(file.path());
    if (forgotten != null && position <= forgotten.from && position + length >= forgotten.to) {
      lost.remove(file.path());
    }
    return super.write(file, bytes, position);
  }

  @Override
  public void truncate(DurableFile file, long size) throws IOException {
    super.truncate(file, size);
    Lost forgotten = lost.get(file.path());
    if (forgotten != null && size <= forgotten.from) {
      lost.remove(file.path());
    }
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    byte[] before = safe.get(to);
    super.rename(from, to);
    byte[] content = safe.remove(from);
    renamedOver.put(to, before == null ? new byte[0] : before);
    safe.put(to, content == null ? new byte[0] : content);
  }

  /** Makes the directory what a power loss at this moment leaves. */
  void losePower(Path directory, Random random) throws IOException {
    Map<Path, byte[]> now = new HashMap<>();
    try (var files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        now.put(file, Files.readAllBytes(file));
      }
    }
    for (Map.Entry<Path, byte[]> file : now.entrySet()) {
      byte[] synced = safe.getOrDefault(file.getKey(), new byte[0]);
      byte[] left = after(synced, file.getValue(), random);
      byte[] older = renamedOver.get(file.getKey());
      if (older != null && random.nextBoolean()) {
        left = older;
      }
      if (left.length == 0 && !safe.containsKey(file.getKey())) {
        TreeRemoval.of(file.getKey());
      } else {
        Files.write(file.getKey(), left);
      }
    }
    settle(directory);
  }

  private static byte[] after(byte[] synced, byte[] now, Random random) {
    if (now.length <= synced.length) {
      return synced;
    }
    int length = synced.length + random.nextInt(now.length - synced.length + 1);
    byte[] left = Arrays.copyOf(now, length);
    System.arraycopy(synced, 0, left, 0, synced.length);
    for (int at = synced.length; at < length; at += PAGE) {
      if (random.nextInt(3) == 0) {
        Arrays.fill(left, at, Math.min(at + PAGE, length), (byte) 0);
      }
    }
    return left;
  }
}
