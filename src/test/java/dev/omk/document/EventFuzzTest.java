package dev.omk.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;

/** Events of any kind and payload. */
@Tag("fuzz")
class EventFuzzTest {
  private static final EventCodec CODEC = new EventCodec();

  /** The first line is the kind, the rest the payload. */
  @FuzzTest
  void aPayloadIsAnEventOrRefused(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    String kind = new String(bytes, 0, end, StandardCharsets.UTF_8);
    byte[] payload = Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length);
    try {
      ObjectNode written = CODEC.payload(CODEC.event(kind, Json.parseObject(payload)));
      assertThat(CODEC.payload(CODEC.event(kind, written))).isEqualTo(written);
    } catch (MalformedJsonException e) {
      assertThat(e.getMessage()).isNotEmpty().doesNotContain("\n");
    }
  }
}
