package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StreamsTest {
  private static final String ARMED = "c::##[stop-commands]x";
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void nothingWrittenIsAnOldCommandOfARunner() throws Exception {
    Streams streams = new Streams(out, err, true);
    streams.out("failed: " + ARMED + "\n");
    streams.err("gate said " + ARMED);
    assertThat(text(out)).isEqualTo("failed: c::## [stop-commands]x\n");
    assertThat(text(err)).isEqualTo("gate said c::## [stop-commands]x\n");
  }

  @Test
  void documentSaysTheSameAllTheSame() throws Exception {
    new Streams(out, err, true).out(Json.pretty(Json.object().put("id", ARMED)));
    assertThat(text(out)).doesNotContain("##[");
    assertThat(Json.parseObject(out.toByteArray()).path("id").asText()).isEqualTo(ARMED);
  }

  @Test
  void elsewhereTextStaysAsItIs() {
    new Streams(out, err, false).out(ARMED);
    assertThat(text(out)).isEqualTo(ARMED);
  }
}
