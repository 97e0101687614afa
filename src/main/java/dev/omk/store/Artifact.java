package dev.omk.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;

/**
 * Something large that an event relies on.
 *
 * @param path below the goal directory, with slashes: {@code artifacts/…}
 * @param size in bytes
 * @param sha256 of its content, in lower-case hex
 */
public record Artifact(String path, long size, String sha256) {
  /** As it stands in payloads: {@code path}, {@code size}, {@code sha256}. */
  public ObjectNode toJson() {
    return Json.object().put("path", path).put("size", size).put("sha256", sha256);
  }
}
