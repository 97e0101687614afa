package dev.omk.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers find their request, in whatever order they come. */
class RpcTest {
  private final List<String> heard = new ArrayList<>();
  private final Rpc rpc = new Rpc(line -> true, new Other());

  private final class Other implements Rpc.Peer {
    @Override
    public void request(JsonNode id, String method, JsonNode params) {
      heard.add("asked for " + method);
    }

    @Override
    public void notification(String method, JsonNode params) {
      heard.add("told " + method);
    }

    @Override
    public void nonsense(byte[] line, String why) {
      heard.add(why);
    }
  }

  private void ask(String name) {
    rpc.request(
        name,
        Json.object(),
        new Rpc.Handler() {
          @Override
          public void result(JsonNode result) {
            heard.add(name + ": " + result.path("is").asText());
          }

          @Override
          public void error(int code, String message) {
            heard.add(name + " failed: " + code + " " + message);
          }
        });
  }

  private boolean hears(String rest) {
    return rpc.take(("{\"jsonrpc\":\"2.0\"," + rest + "}").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aLaterRequestMayBeAnsweredFirst() {
    ask("first");
    ask("second");
    ask("third");
    assertThat(hears("\"id\":3,\"error\":{\"code\":-32603,\"message\":\"c\"}")).isTrue();
    assertThat(hears("\"id\":2,\"result\":{\"is\":\"b\"}")).isTrue();
    assertThat(hears("\"id\":1,\"result\":{\"is\":\"a\"}")).isTrue();
    assertThat(heard).containsExactly("third failed: -32603 c", "second: b", "first: a");
  }

  @Test
  void anAnswerBeforeItsRequestAndASecondOneAreDropped() {
    assertThat(hears("\"id\":1,\"result\":{\"is\":\"early\"}")).isFalse();
    ask("first");
    assertThat(hears("\"id\":1,\"result\":{\"is\":\"a\"}")).isTrue();
    assertThat(hears("\"id\":1,\"result\":{\"is\":\"again\"}")).isFalse();
    assertThat(hears("\"id\":\"1\",\"result\":{}")).isFalse();
    String nobody = "nobody asked for this answer";
    assertThat(heard).containsExactly(nobody, "first: a", nobody, nobody);
  }
}
