package dev.omk.control.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.workspace.UserCache;
import dev.omk.control.workspace.Workspace;
import dev.omk.gate.GateResult;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a project's gates took when they last ran without a goal, in the user's cache directory.
 * Only an order depends on it, so nothing vouches for it and what cannot be read is not known.
 */
final class KnownDurations {
  private static final long MAX_BYTES = 1024L * 1024;

  private final Path file;

  private KnownDurations(Path file) {
    this.file = file;
  }

  /** Those of a project. */
  static KnownDurations of(Workspace workspace) {
    Path directory =
        UserCache.of(workspace.world().environment(), "durations", workspace.state().root());
    return new KnownDurations(directory.resolve("gates.json"));
  }

  /** By the gate's name. */
  Map<String, Duration> read() {
    Map<String, Duration> known = new HashMap<>();
    try {
      if (Files.size(file) <= MAX_BYTES) {
        Json.parseObject(Files.readAllBytes(file))
            .properties()
            .forEach(
                entry ->
                    known.put(
                        entry.getKey(), Duration.ofMillis(Math.max(0, entry.getValue().asLong()))));
      }
    } catch (MalformedJsonException e) {
      return Map.of();
    } catch (IOException e) {
      return Map.of();
    }
    return known;
  }

  /** Remembers those that ran. */
  void keep(List<GateResult> results) {
    Map<String, Duration> known = read();
    ObjectNode document = Json.object();
    known.forEach((gate, took) -> document.put(gate, took.toMillis()));
    results.stream()
        .filter(result -> !result.duration().isZero())
        .forEach(result -> document.put(result.gate(), result.duration().toMillis()));
    try {
      Files.createDirectories(file.getParent());
      UserCache.replace(file, Json.prettyBytes(document));
    } catch (IOException e) {
      return; // A cache that cannot be written: the order stays that of the definitions.
    }
  }
}
