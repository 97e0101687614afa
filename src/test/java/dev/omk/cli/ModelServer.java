package dev.omk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.omk.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model on the loopback that follows a script: it has one file read and written by the agent's
 * own tools, then says that it is done. Speaks as much of OpenAI's chat completions as OpenCode and
 * Qwen Code need.
 */
final class ModelServer implements AutoCloseable {
  private static final List<String> READING_TOOLS = List.of("read", "read_file");
  private static final List<String> WRITING_TOOLS = List.of("write", "write_file");

  private final HttpServer server;
  private final Path file;
  private final String content;
  private final int status;
  private final AtomicInteger calls = new AtomicInteger();

  /** A model that has the content written to the file. */
  ModelServer(Path file, String content) throws IOException {
    this(file, content, 200);
  }

  /** The same; another status than 200 is all it answers then. */
  ModelServer(Path file, String content, int status) throws IOException {
    this.file = file;
    this.content = content;
    this.status = status;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  int calls() {
    return calls.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (!exchange.getRequestMethod().equals("POST")) {
      reply(exchange, 404, "application/json", "{}");
      return;
    }
    calls.incrementAndGet();
    if (status != 200) {
      reply(
          exchange, status, "application/json", "{\"error\":{\"message\":\"Incorrect API key\"}}");
      return;
    }
    JsonNode request = Json.parseObject(body);
    ObjectNode delta = delta(request);
    String finish = delta.has("tool_calls") ? "tool_calls" : "stop";
    if (request.path("stream").asBoolean()) {
      reply(exchange, 200, "text/event-stream", stream(delta, finish));
    } else {
      ObjectNode whole = chunk("chat.completion");
      whole
          .putArray("choices")
          .addObject()
          .put("index", 0)
          .put("finish_reason", finish)
          .set("message", delta);
      usage(whole);
      reply(exchange, 200, "application/json", text(whole));
    }
  }

  private ObjectNode delta(JsonNode request) {
    ObjectNode delta = Json.object();
    delta.put("role", "assistant");
    int done = toolResults(request);
    String tool = done > 1 ? "" : tool(request, done == 0 ? READING_TOOLS : WRITING_TOOLS);
    if (tool.isEmpty()) {
      return delta.put("content", "Done.");
    }
    ObjectNode arguments = Json.object();
    arguments.put(tool.endsWith("_file") ? "file_path" : "filePath", file.toString());
    if (done == 1) {
      arguments.put("content", content);
    }
    ObjectNode call = delta.putArray("tool_calls").addObject();
    call.put("index", 0).put("id", "call_" + done).put("type", "function");
    call.putObject("function").put("name", tool).put("arguments", text(arguments));
    return delta;
  }

  private static String tool(JsonNode request, List<String> names) {
    for (JsonNode tool : request.path("tools")) {
      String name = tool.path("function").path("name").asText();
      if (names.contains(name)) {
        return name;
      }
    }
    return "";
  }

  private static int toolResults(JsonNode request) {
    int results = 0;
    for (JsonNode message : request.path("messages")) {
      String role = message.path("role").asText();
      // A new prompt in a session that goes on begins the script anew.
      results = role.equals("user") ? 0 : results + (role.equals("tool") ? 1 : 0);
    }
    return results;
  }

  private static String stream(ObjectNode delta, String finish) {
    ObjectNode said = chunk("chat.completion.chunk");
    said.putArray("choices").addObject().put("index", 0).set("delta", delta);
    ObjectNode end = chunk("chat.completion.chunk");
    end.putArray("choices")
        .addObject()
        .put("index", 0)
        .put("finish_reason", finish)
        .set("delta", Json.object());
    ObjectNode spent = chunk("chat.completion.chunk");
    spent.putArray("choices");
    usage(spent);
    StringBuilder events = new StringBuilder();
    for (ObjectNode each : List.of(said, end, spent)) {
      events.append("data: ").append(text(each)).append("\n\n");
    }
    return events.append("data: [DONE]\n\n").toString();
  }

  private static ObjectNode chunk(String object) {
    ObjectNode chunk = Json.object();
    return chunk.put("id", "x").put("object", object).put("created", 1).put("model", "m");
  }

  private static void usage(ObjectNode to) {
    to.putObject("usage")
        .put("prompt_tokens", 100)
        .put("completion_tokens", 10)
        .put("total_tokens", 110);
  }

  private static String text(ObjectNode node) {
    return new String(Json.line(node), StandardCharsets.UTF_8);
  }

  private static void reply(HttpExchange exchange, int code, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("content-type", type);
    exchange.sendResponseHeaders(code, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
