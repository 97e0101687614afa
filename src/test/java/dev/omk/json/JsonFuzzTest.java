package dev.omk.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** Documents of any bytes, by each of the readers. */
@Tag("fuzz")
class JsonFuzzTest {
  @FuzzTest
  void aDocumentIsReadAlikeByAllReadersOrRefused(byte[] bytes) throws IOException {
    Optional<ObjectNode> read = parse(bytes);
    assertThat(large(bytes).map(Json::pretty)).isEqualTo(read.map(Json::pretty));
    Optional<ObjectNode> line = new LineParser().read(bytes, 0, bytes.length, 1);
    assertThat(line.isEmpty() || line.equals(read)).isTrue();
    if (read.isPresent()) {
      byte[] written = Json.prettyBytes(read.get());
      assertThat(Json.pretty(Json.parseOwn(written))).isEqualTo(Json.pretty(read.get()));
      assertThat(Json.prettyBytes(Json.parseObject(written))).isEqualTo(written);
      byte[] again = Json.line(read.get());
      assertThat(again).doesNotContain('\n');
      assertThat(Json.prettyBytes(Json.parseObject(again))).isEqualTo(written);
    }
  }

  private static Optional<ObjectNode> parse(byte[] bytes) {
    try {
      return Optional.of(Json.parseObject(bytes));
    } catch (MalformedJsonException e) {
      assertThat(e.getMessage()).isNotEmpty().doesNotContain("\n");
      return Optional.empty();
    }
  }

  private static Optional<ObjectNode> large(byte[] bytes) throws IOException {
    try {
      return Optional.of(
          LargeJson.parse(new ByteArrayInputStream(bytes), Set.of(), Integer.MAX_VALUE));
    } catch (MalformedJsonException e) {
      assertThat(e.getMessage()).isNotEmpty().doesNotContain("\n");
      return Optional.empty();
    }
  }
}
