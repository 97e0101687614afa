package dev.omk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":[],\"b\":{},\"c\":null,\"d\":true,\"e\":\"\"}",
        "{\"n\":[0,-1,2147483648,9223372036854775807,9223372036854775808,-0.5]}",
        "{\"usd\":10.0,\"more\":[1.50,100.000,1E+2,0.0]}",
        "{\"text\":\"\\\"\\\\\\n\\u0000\"}",
        "{\"näme ☃\":\"你好 😀\"}"
      })
  void writesALineAsItWasRead(String text) throws Exception {
    assertThat(line(parse(text))).isEqualTo(text);
  }

  @Test
  void indentsByTwoAndEndsWithANewline() throws Exception {
    assertThat(Json.pretty(parse("{\"a\":[1,{\"b\":2}],\"c\":{},\"d\":[]}")))
        .isEqualTo(
            """
            {
              "a": [
                1,
                {
                  "b": 2
                }
              ],
              "c": {},
              "d": []
            }
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE"})
  void otherEncodingsAreRefused(String encoding) {
    byte[] bytes = "{\"a\":\"b\"}".getBytes(Charset.forName(encoding));

    assertThatThrownBy(() -> Json.parseObject(bytes)).hasMessageContaining("not UTF-8");
    assertThatThrownBy(
            () -> LargeJson.parse(new ByteArrayInputStream(bytes), Set.of(), Integer.MAX_VALUE))
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void aNameThatIsNotUtf8DoesNotPassForOneThatWasReadBefore() throws Exception {
    assertThat(parse("{\"version\":1}").has("version")).isTrue();
    byte[] other = "{\"vers_ion\":2}".getBytes(StandardCharsets.UTF_8);
    other[6] = (byte) 0xFF;

    assertThatThrownBy(() -> Json.parseObject(other)).hasMessageContaining("not UTF-8");
  }

  @Test
  void halfACharacterBecomesTheReplacementCharacter() throws Exception {
    ObjectNode node = Json.object();
    node.put("a\udc00", "\ud800 x \ud83d\ude00 \ud83d");

    assertThat(line(node)).isEqualTo("{\"a\ufffd\":\"\ufffd x \ud83d\ude00 \ufffd\"}");
    assertThat(parse(line(node)).get("a\ufffd").asText()).contains("\ud83d\ude00");
    assertThat(Json.pretty(parse("{\"a\":\"\\ud800\"}"))).contains("\"\ufffd\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "1",
        "null",
        "{",
        "{\"a\":1",
        "{} {}",
        "{}x",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}",
        "{'a':1}",
        "{\"a\":NaN}",
        "{\"a\":1,}",
        "// x\n{}",
        "{\"a\":\"\n\"}"
      })
  void refusesWhatIsNoObject(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(MalformedJsonException.class)
        .message()
        .isNotBlank()
        .doesNotContain("\n");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] bytes = {'{', '"', 'a', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'};

    assertThatThrownBy(() -> Json.parseObject(bytes)).isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void refusesDepthsThatWouldOverflowTheStack() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertThatThrownBy(() -> parse(deep)).isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void refusesNumbersOfAbsurdLength() {
    assertThatThrownBy(() -> parse("{\"a\":" + "9".repeat(1_000_000) + "}"))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void keepsHugeExponentsWithoutExpandingThem() throws Exception {
    assertThat(line(parse("{\"a\":1E+999999999}"))).isEqualTo("{\"a\":1E+999999999}");
  }

  @Test
  void readsAPartOfAnArray() throws Exception {
    byte[] bytes = "xx{\"a\":1}yy".getBytes(StandardCharsets.UTF_8);

    assertThat(Json.parseObject(bytes, 2, 7).get("a").asInt()).isEqualTo(1);
  }

  private static ObjectNode parse(String text) throws MalformedJsonException {
    return Json.parseObject(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String line(ObjectNode node) {
    return new String(Json.line(node), StandardCharsets.UTF_8);
  }

  @Test
  void limitsAreToldWithoutTheParsersOwnSettings() {
    assertThatThrownBy(() -> Json.parseValue("[".repeat(300).getBytes(StandardCharsets.UTF_8)))
        .hasMessage("nested over 200 deep");
    assertThatThrownBy(() -> Json.parseValue("1".repeat(2000).getBytes(StandardCharsets.UTF_8)))
        .hasMessage("a number, a name or a text in it is too long");
  }
}
