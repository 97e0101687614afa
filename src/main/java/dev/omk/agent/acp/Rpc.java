package dev.omk.agent.acp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * JSON-RPC 2.0, our end of it: answers find their request by its id, in whatever order they come;
 * an answer that nobody waits for, such as a second one, is dropped.
 */
final class Rpc {
  /** The method is not known. */
  static final int METHOD_NOT_FOUND = -32601;

  /** The parameters make no sense. */
  static final int INVALID_PARAMS = -32602;

  private final Predicate<byte[]> out;
  private final Peer peer;
  private final Map<Long, Handler> waiting = new HashMap<>();
  private long lastId;

  /** What becomes of a request. */
  interface Handler {
    /** It was answered. */
    void result(JsonNode result);

    /** It was refused. */
    void error(int code, String message);
  }

  /** What the other side says by itself. */
  interface Peer {
    /** It asks for something; to be answered by {@link Rpc#answer} or {@link Rpc#refuse}. */
    void request(JsonNode id, String method, JsonNode params);

    /** It tells something. */
    void notification(String method, JsonNode params);

    /** It said something that cannot be understood. */
    void nonsense(byte[] line, String why);
  }

  /**
   * @param out takes a line, false if it cannot be sent
   */
  Rpc(Predicate<byte[]> out, Peer peer) {
    this.out = out;
    this.peer = peer;
  }

  /** Sends a request; false if it cannot be sent. */
  boolean request(String method, ObjectNode params, Handler handler) {
    long id = ++lastId;
    waiting.put(id, handler);
    ObjectNode message = message();
    message.put("id", id);
    message.put("method", method);
    message.set("params", params);
    return send(message);
  }

  boolean notify(String method, ObjectNode params) {
    ObjectNode message = message();
    message.put("method", method);
    message.set("params", params);
    return send(message);
  }

  boolean answer(JsonNode id, ObjectNode result) {
    ObjectNode message = message();
    message.set("id", id);
    message.set("result", result);
    return send(message);
  }

  boolean refuse(JsonNode id, int code, String why) {
    ObjectNode message = message();
    message.set("id", id);
    message.putObject("error").put("code", code).put("message", why);
    return send(message);
  }

  private static ObjectNode message() {
    ObjectNode message = Json.object();
    message.put("jsonrpc", "2.0");
    return message;
  }

  private boolean send(ObjectNode message) {
    byte[] json = Json.line(message);
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return out.test(line);
  }

  /** Takes a line of the other side's; whether it made sense. */
  boolean take(byte[] line) {
    ObjectNode message;
    try {
      message = Json.parseObject(line);
    } catch (MalformedJsonException e) {
      peer.nonsense(line, String.valueOf(e.getMessage()));
      return false;
    }
    JsonNode id = message.path("id");
    JsonNode method = message.path("method");
    if (method.isTextual()) {
      if (id.isMissingNode() || id.isNull()) {
        peer.notification(method.textValue(), message.path("params"));
      } else {
        peer.request(id, method.textValue(), message.path("params"));
      }
      return true;
    }
    return answered(line, message, id);
  }

  private boolean answered(byte[] line, ObjectNode message, JsonNode id) {
    Handler handler = id.canConvertToLong() ? waiting.remove(id.longValue()) : null;
    if (handler == null) {
      peer.nonsense(line, "nobody asked for this answer");
      return false;
    }
    JsonNode error = message.path("error");
    if (error.isObject()) {
      handler.error(error.path("code").asInt(), text(error));
    } else {
      handler.result(message.path("result"));
    }
    return true;
  }

  // Agents put the reason into one, the other, or a text within the data.
  private static String text(JsonNode error) {
    String message = error.path("message").asText();
    JsonNode data = error.path("data");
    String more = data.isTextual() ? data.textValue() : firstText(data);
    return more.isEmpty() || message.contains(more) ? message : message + ": " + more;
  }

  private static String firstText(JsonNode data) {
    for (String name : new String[] {"details", "message", "error", "reason"}) {
      if (data.path(name).isTextual()) {
        return data.path(name).textValue();
      }
    }
    return "";
  }
}
