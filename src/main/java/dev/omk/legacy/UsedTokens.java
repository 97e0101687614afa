package dev.omk.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.store.LineReader;
import dev.omk.store.RegularFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens that agents used, which stand nowhere but in their raw messages: for each message the
 * largest figure that its file tells.
 */
final class UsedTokens {
  private static final int MAX_LINE = 1024 * 1024;

  private UsedTokens() {}

  /**
   * The sum over all agents whose messages are there; a file that cannot be read counts nothing.
   */
  static long of(Path directory) {
    long sum = 0;
    for (Path run : folders(directory.resolve("artifacts").resolve("agent-runs"))) {
      for (Path worker : folders(run.resolve("workers"))) {
        try {
          sum += file(worker.resolve("wire-events.jsonl"));
        } catch (IOException e) {
          // The latest checkpoint tells the sum of that time.
        }
      }
    }
    return sum;
  }

  private static List<Path> folders(Path parent) {
    List<Path> folders = new ArrayList<>();
    if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
      return folders;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          folders.add(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return folders;
    }
    return folders;
  }

  private static long file(Path file) throws IOException {
    Map<String, Long> largest = new HashMap<>();
    try (FileChannel channel = RegularFile.openForReading(file)) {
      LineReader lines = new LineReader(channel, 0, MAX_LINE);
      while (lines.next()) {
        if (!lines.tooLong()) {
          line(lines, largest);
        }
      }
    }
    return largest.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void line(LineReader lines, Map<String, Long> largest) {
    try {
      ObjectNode line = Json.parseObject(lines.buffer(), lines.offset(), lines.length());
      JsonNode params = line.path("params");
      if (params.path("type").asText().equals("status_update")) {
        JsonNode payload = params.path("payload");
        String message = payload.path("message_id").asText();
        largest.merge(message, tokens(payload.path("token_usage")), Math::max);
      }
    } catch (MalformedJsonException e) {
      // Whatever an agent said: no figure.
    }
  }

  private static long tokens(JsonNode usage) {
    if (usage.isNumber()) {
      return usage.asLong();
    }
    long sum = 0;
    for (String part :
        List.of("input_other", "input_cache_read", "input_cache_creation", "output")) {
      sum += usage.path(part).asLong();
    }
    return sum;
  }
}
