package dev.omk.agent.acp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.agent.AgentEnd.Trouble;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.TroubleSigns;
import dev.omk.agent.TurnRequest;
import dev.omk.json.Json;
import dev.omk.text.Harmless;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The session of a turn: the greeting, the session itself (an earlier one that goes on, or a new
 * one), and its mode. What the agent refuses ends the turn.
 */
final class AcpSession {
  private static final int PROTOCOL_VERSION = 1;
  private static final int LOGIN_NEEDED = -32000;
  private static final int LONGEST_ID = 1_000;
  private static final int LINE = 200;

  private final AgentSpec.Acp spec;
  private final TurnRequest request;
  private final Rpc rpc;
  private final Words words;
  private final Turn turn;
  private final List<String> ways = new ArrayList<>();
  private JsonNode authMethods = Json.array();
  private boolean greeted;
  private boolean loginTried;
  private String id = "";

  /** The turn that the session is for. */
  interface Turn {
    /** The session is there, and may be asked to work. */
    void opened();

    /** It cannot be had, or what was asked was refused. */
    void fail(Trouble trouble, String reason);

    /** Whether the turn has come to its end. */
    boolean over();
  }

  AcpSession(AgentSpec.Acp spec, TurnRequest request, Rpc rpc, Words words, Turn turn) {
    this.spec = spec;
    this.request = request;
    this.rpc = rpc;
    this.words = words;
    this.turn = turn;
  }

  /** Whether the agent has answered at all. */
  boolean greeted() {
    return greeted;
  }

  /** Its id; empty until there is one. */
  String id() {
    return id;
  }

  /** Begins with the greeting. */
  void open() {
    ObjectNode params = Json.object();
    params.put("protocolVersion", PROTOCOL_VERSION);
    ObjectNode capabilities = params.putObject("clientCapabilities");
    capabilities.putObject("fs").put("readTextFile", false).put("writeTextFile", false);
    capabilities.put("terminal", false);
    params.putObject("clientInfo").put("name", "omk").put("title", "omk").put("version", "1");
    ask("initialize", params, this::greeted);
  }

  /** Tells the agent to stop what it was asked; false where nothing could have been asked. */
  boolean cancel() {
    if (id.isEmpty()) {
      return false;
    }
    rpc.notify("session/cancel", parameters());
    return true;
  }

  /** Parameters that name the session. */
  ObjectNode parameters() {
    ObjectNode params = Json.object();
    params.put("sessionId", id);
    return params;
  }

  /** Asks, and goes on with the answer unless the turn is over by then. */
  void ask(String method, ObjectNode params, Consumer<JsonNode> then) {
    rpc.request(method, params, new Answered(method, then));
  }

  /** Goes on with an answer; an error ends the turn. */
  private final class Answered implements Rpc.Handler {
    private final String method;
    private final Consumer<JsonNode> then;

    Answered(String method, Consumer<JsonNode> then) {
      this.method = method;
      this.then = then;
    }

    @Override
    public void result(JsonNode result) {
      if (!turn.over()) {
        then.accept(result);
      }
    }

    @Override
    public void error(int code, String message) {
      if (!turn.over()) {
        refused(method, code, message);
      }
    }
  }

  private void refused(String method, int code, String message) {
    String reason = method + ": " + message;
    if (code == LOGIN_NEEDED) {
      turn.fail(Trouble.LOGIN, loginNeeded(message));
    } else if (code == Rpc.METHOD_NOT_FOUND || code == Rpc.INVALID_PARAMS) {
      turn.fail(Trouble.PROTOCOL, reason);
    } else {
      turn.fail(TroubleSigns.in(message).orElse(Trouble.CRASHED), reason);
    }
  }

  private void greeted(JsonNode result) {
    greeted = true;
    int version = result.path("protocolVersion").asInt(-1);
    if (version != PROTOCOL_VERSION) {
      turn.fail(
          Trouble.PROTOCOL, "it speaks version " + version + " of the protocol, omk speaks 1");
      return;
    }
    authMethods = result.path("authMethods");
    JsonNode able = result.path("agentCapabilities");
    ways.clear();
    if (!request.session().isEmpty() && !request.fresh()) {
      if (able.path("sessionCapabilities").path("resume").isObject()) {
        ways.add("session/resume");
      }
      if (able.path("loadSession").asBoolean()) {
        ways.add("session/load");
      }
      if (ways.isEmpty()) {
        words.note("[it cannot go on with an earlier session: a new one]");
      }
    }
    goOn();
  }

  private ObjectNode place() {
    ObjectNode params = Json.object();
    params.put("cwd", request.workTree().toString());
    params.set("mcpServers", McpServers.json(spec.mcp()));
    return params;
  }

  /** Tries what the agent offers: one that offers a way need not have it. */
  private void goOn() {
    if (ways.isEmpty()) {
      newSession();
      return;
    }
    String method = ways.removeFirst();
    ObjectNode params = place();
    params.put("sessionId", request.session());
    rpc.request(
        method,
        params,
        new Rpc.Handler() {
          @Override
          public void result(JsonNode result) {
            id = request.session();
            words.note("[session " + Harmless.line(id, LINE) + " goes on]");
            mode(result);
          }

          @Override
          public void error(int code, String message) {
            words.note("[" + method + ": " + Harmless.line(message, LINE) + "]");
            goOn();
          }
        });
  }

  private void newSession() {
    rpc.request(
        "session/new",
        place(),
        new Rpc.Handler() {
          @Override
          public void result(JsonNode result) {
            String given = result.path("sessionId").asText();
            if (given.isEmpty() || given.length() > LONGEST_ID) {
              turn.fail(Trouble.PROTOCOL, "session/new: it gave no session id");
              return;
            }
            id = given;
            mode(result);
          }

          @Override
          public void error(int code, String message) {
            if (code == LOGIN_NEEDED && !spec.auth().isEmpty() && !loginTried) {
              logIn();
            } else {
              refused("session/new", code, message);
            }
          }
        });
  }

  private void logIn() {
    loginTried = true;
    ObjectNode params = Json.object();
    params.put("methodId", spec.auth());
    ask("authenticate", params, result -> newSession());
  }

  private String loginNeeded(String message) {
    List<String> methods = new ArrayList<>();
    authMethods.forEach(method -> methods.add(method.path("id").asText()));
    String ways = methods.isEmpty() ? "" : " (it offers: " + String.join(", ", methods) + ")";
    return "it wants you to log in"
        + ways
        + ": start it once by hand and log in, or give it a key with agents."
        + spec.name()
        + ".pass_env; it says: "
        + message;
  }

  private void mode(JsonNode told) {
    if (spec.mode().isEmpty()) {
      turn.opened();
      return;
    }
    Optional<SessionMode> found = SessionMode.find(told, id, spec.mode());
    if (found.isEmpty() && spec.modeRequired()) {
      turn.fail(
          Trouble.PROTOCOL,
          "it has no mode '"
              + spec.mode()
              + "', but: "
              + String.join(", ", SessionMode.names(told)));
      return;
    }
    if (found.isEmpty()) {
      words.note("[it has no mode '" + spec.mode() + "': its own stays]");
    }
    if (found.isEmpty() || found.get().method().isEmpty()) {
      turn.opened();
    } else {
      ask(found.get().method(), found.get().params(), result -> turn.opened());
    }
  }
}
