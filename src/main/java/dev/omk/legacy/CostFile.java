package dev.omk.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code cost.jsonl}: one array, whatever its name says. Entries of the type {@code budget_check}
 * repeat running totals; only the others are added up.
 */
final class CostFile {
  static final String NAME = "cost.jsonl";

  private CostFile() {}

  /**
   * What a goal has cost.
   *
   * @param tokens of all sessions
   * @param usd an estimate where nothing better was known
   * @param seconds in which sessions ran
   */
  record Cost(long tokens, BigDecimal usd, long seconds) {
    static final Cost NOTHING = new Cost(0, BigDecimal.ZERO, 0);

    Cost plus(JsonNode entry) {
      JsonNode estimate = entry.path("estimate");
      JsonNode actual = entry.path("actual_usd");
      return new Cost(
          tokens + estimate.path("input_tokens").asLong() + estimate.path("output_tokens").asLong(),
          usd.add(
              actual.isNumber()
                  ? actual.decimalValue()
                  : estimate.path("estimated_usd").decimalValue()),
          seconds + estimate.path("duration_secs").asLong());
    }
  }

  static Part<Cost> read(Path directory) {
    try {
      Optional<byte[]> bytes = LegacyFile.bytes(directory.resolve(NAME));
      return Part.whole(bytes.isEmpty() ? Cost.NOTHING : sum(bytes.get()));
    } catch (MalformedJsonException e) {
      return Part.damaged(Cost.NOTHING, NAME + " cannot be read: " + e.getMessage());
    }
  }

  private static Cost sum(byte[] array) throws MalformedJsonException {
    ByteArrayOutputStream object = new ByteArrayOutputStream(array.length + 16);
    object.writeBytes("{\"entries\":".getBytes(StandardCharsets.US_ASCII));
    object.writeBytes(array);
    object.write('}');
    ObjectNode document = Json.parseObject(object.toByteArray());
    if (!document.path("entries").isArray()) {
      throw new MalformedJsonException("not an array");
    }
    Cost cost = Cost.NOTHING;
    for (JsonNode entry : document.path("entries")) {
      if (!entry.path("session_type").asText().equals("budget_check")) {
        cost = cost.plus(entry);
      }
    }
    return cost;
  }
}
