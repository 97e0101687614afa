package dev.omk.legacy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.store.LineReader;
import dev.omk.store.RegularFile;
import dev.omk.store.StoreFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** {@code budget-checkpoints.jsonl}: what a goal had cost after each step. */
final class CheckpointsFile {
  static final String NAME = "budget-checkpoints.jsonl";

  private static final int MAX_LINE = 1024 * 1024;

  private CheckpointsFile() {}

  static Part<ArrayNode> read(Path directory) {
    ArrayNode checkpoints = Json.array();
    String problem = "";
    boolean damaged = false;
    try (FileChannel channel = RegularFile.openForReading(directory.resolve(NAME))) {
      LineReader lines = new LineReader(channel, 0, MAX_LINE);
      for (long number = 1; lines.next(); number++) {
        if (lines.length() == 0) {
          continue;
        }
        try {
          checkpoints.add(line(lines));
        } catch (MalformedJsonException e) {
          damaged |= !lines.last();
          problem = "line " + number + " of " + NAME + " cannot be read: " + e.getMessage();
        }
      }
      return new Part<>(checkpoints, problem, damaged);
    } catch (NoSuchFileException e) {
      return Part.whole(checkpoints);
    } catch (IOException e) {
      return Part.damaged(checkpoints, NAME + ": " + StoreFailure.reason(e));
    }
  }

  private static ObjectNode line(LineReader lines) throws MalformedJsonException {
    if (lines.tooLong()) {
      throw new MalformedJsonException("longer than " + MAX_LINE + " bytes");
    }
    ObjectNode line = Json.parseObject(lines.buffer(), lines.offset(), lines.length());
    LegacyFile.text(line, "label");
    LegacyFile.text(line, "status");
    LegacyFile.time(line, "recorded_at");
    return line;
  }
}
