package dev.omk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnJsonTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":[],\"b\":{},\"c\":null,\"d\":true,\"e\":\"\",\"f\":false}",
        "{\"n\":[0,-1,2147483647,2147483648,-2147483649,999999999999999999]}",
        "{\"text\":\"\\\"\\\\\\n\\t\\r\\b\\f\\u0000\\u001b/\",\"after\":1}",
        "{\"näme ☃\":\"你好 😀\",\"a\":{\"b\":{\"c\":[[1],[2,{}]]}}}"
      })
  void readsWhatWasWrittenAsTheFullParserDoes(String text) throws Exception {
    ObjectNode node = Json.parseObject(bytes(text));
    byte[] written = Json.prettyBytes(node);

    assertThat(OwnJson.parse(written)).contains(node);
    assertThat(OwnJson.parse(written)).contains(Json.parseObject(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"n\":1.50}",
        "{\"n\":1E+2}",
        "{\"n\":1000000000000000000}",
        "{\"n\":-9223372036854775809}"
      })
  void numbersThatNeedMoreAreLeftToTheFullParser(String text) throws Exception {
    ObjectNode node = Json.parseObject(bytes(text));
    byte[] written = Json.prettyBytes(node);

    assertThat(OwnJson.parse(written)).isEmpty();
    assertThat(Json.parseOwn(written)).isEqualTo(node);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "1",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":tru}",
        "{\"a\":-}",
        "{\"a\":\"x",
        "{\"a\":\"\\",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u00\"}",
        "{\"a\":1]",
        "{\"a\" 1}",
        "{a:1}",
        "{}x"
      })
  void anythingElseIsGivenUp(String text) {
    assertThat(OwnJson.parse(bytes(text))).isEmpty();
    assertThatThrownBy(() -> Json.parseOwn(bytes(text))).isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void depthIsBounded() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertThat(OwnJson.parse(bytes(deep))).isEmpty();
  }
}
