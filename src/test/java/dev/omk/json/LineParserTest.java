package dev.omk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineParserTest {
  private final LineParser parser = new LineParser();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":1,\"b\":-20,\"c\":2147483648,\"d\":-2147483648,\"e\":999999999999999999}",
        "{\"a\":\"x\",\"b\":[true,false,null,{},[]],\"c\":{\"a\":\"\",\"\":1}}",
        "{\"ab\":1,\"cb\":{\"ab\":2,\"bb\":3}}",
      })
  void readsWhatTheOtherReaderReads(String text) throws Exception {
    byte[] bytes = ("..." + text + "...").getBytes(StandardCharsets.UTF_8);
    byte[] bare = text.getBytes(StandardCharsets.UTF_8);
    for (int again = 0; again < 2; again++) {
      assertThat(parser.read(bytes, 3, bytes.length - 6, 1)).contains(Json.parseObject(bare));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\":1,", "{\"a\":1,\"a\":2", "{\"a\":\"x", "{\"a\":[1", "{\"a\"", "{\"a\":1}"})
  void whatIsBeforeTheKnownFieldsIsReadWithTheSameCare(String text) throws Exception {
    String known = ",\"b\":1}";
    byte[] good = ("{\"a\":1" + known).getBytes(StandardCharsets.UTF_8);
    assertThat(parser.read(good, 0, good.length, known.length()))
        .contains(Json.object().put("a", 1));

    byte[] bytes = (text + known).getBytes(StandardCharsets.UTF_8);
    assertThat(parser.read(bytes, 0, bytes.length, known.length())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}{}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":01}",
        "{\"a\":-}",
        "{\"a\":1,}",
        "{\"a\":[1,]}",
        "{\"a\":tru}",
        "{\"a\" 1}",
        "{a:1}",
        "{\"a\":\"\u0001\"}",
        "{\"a\":\"x}",
      })
  void refusesWhatTheOtherReaderRefuses(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Json.parseObject(bytes)).isInstanceOf(MalformedJsonException.class);
    assertThat(parser.read(bytes, 0, bytes.length, 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":9223372036854775808}",
        "{\"a\":1.50}",
        "{\"a\":1e3}",
        "{\"a\":-0}",
        "{\"a\":\"\\n\"}",
        "{\"\\u0061b\":1}",
        "{\"a\":\"\u00fc\"}",
        " { \"a\" : 1 }",
      })
  void leavesTheRestToTheOtherReader(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(Json.parseObject(bytes)).isNotEmpty();
    assertThat(parser.read(bytes, 0, bytes.length, 1)).isEmpty();
  }

  @Test
  void deepNestingIsAnErrorAndNoOverflow() {
    byte[] deep = ("{\"a\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
    deep[deep.length - 1] = '}';
    assertThat(parser.read(deep, 0, deep.length, 1)).isEmpty();
  }
}
