package dev.omk.legacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.store.LineReader;
import dev.omk.store.RegularFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Tells a directory of omk 0.5.0 from one of ours, however damaged either is. */
final class LegacyMarks {
  private static final byte[] SEQ = "\"seq\"".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_LINE = 16 * 1024 * 1024;

  /** How much of a document is looked at: what we write ends with its seq and mac. */
  private static final int TAIL = 4096;

  private static final List<String> OURS = List.of("head.json", "snapshots");
  private static final List<String> DOCUMENTS =
      List.of("goal.json", "task-graph.json", "proof.json");

  private LegacyMarks() {}

  static boolean areIn(Path directory) {
    for (String name : OURS) {
      if (Files.exists(directory.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    boolean something = false;
    try {
      for (String name : LegacyGoal.JOURNALS) {
        Path journal = directory.resolve(name);
        if (isFile(journal)) {
          something = true;
          if (hasSeq(journal)) {
            return false;
          }
        }
      }
      for (String name : DOCUMENTS) {
        Path document = directory.resolve(name);
        if (isFile(document)) {
          something = true;
          if (endsWithMac(document)) {
            return false;
          }
        }
      }
      return something;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean hasSeq(Path journal) throws IOException {
    try (FileChannel channel = RegularFile.openForReading(journal)) {
      LineReader lines = new LineReader(channel, 0, MAX_LINE);
      while (lines.next()) {
        if (!lines.tooLong() && isNumbered(lines)) {
          return true;
        }
      }
    }
    return false;
  }

  // Only few lines have these bytes at all: the others need not be parsed.
  private static boolean isNumbered(LineReader lines) {
    byte[] buffer = lines.buffer();
    int end = lines.offset() + lines.length();
    if (!contains(buffer, lines.offset(), end)) {
      return false;
    }
    try {
      return Json.parseObject(buffer, lines.offset(), lines.length()).has("seq");
    } catch (MalformedJsonException e) {
      return true; // It may be one of ours that was damaged.
    }
  }

  private static boolean contains(byte[] buffer, int from, int end) {
    for (int at = from; at + SEQ.length <= end; at++) {
      if (buffer[at] == SEQ[0] && Arrays.equals(buffer, at, at + SEQ.length, SEQ, 0, SEQ.length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWithMac(Path document) throws IOException {
    try (FileChannel channel = RegularFile.openForReading(document)) {
      long size = channel.size();
      byte[] tail =
          RegularFile.readAt(channel, Math.max(0, size - TAIL), (int) Math.min(size, TAIL));
      if (new String(tail, StandardCharsets.ISO_8859_1).contains("\n  \"seq\": ")) {
        return true;
      }
      return size <= TAIL && isNumbered(tail);
    }
  }

  private static boolean isNumbered(byte[] whole) {
    try {
      ObjectNode document = Json.parseObject(whole);
      return document.has("seq");
    } catch (MalformedJsonException e) {
      return false;
    }
  }
}
