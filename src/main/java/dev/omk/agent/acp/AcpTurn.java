package dev.omk.agent.acp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.agent.AgentEnd;
import dev.omk.agent.AgentEnd.Trouble;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.MessageLines;
import dev.omk.agent.Permission;
import dev.omk.agent.Transcript;
import dev.omk.agent.TurnListener;
import dev.omk.agent.TurnRequest;
import dev.omk.agent.Usage;
import dev.omk.json.Json;
import dev.omk.process.Conversation;
import dev.omk.process.Ending;
import dev.omk.process.ProgramInput;
import dev.omk.text.Harmless;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One turn, spoken: initialize, a session (a new one, or an earlier one that goes on), its mode,
 * the prompt, and what the agent says and asks until it answers.
 */
final class AcpTurn implements Conversation, Rpc.Peer, AcpSession.Turn {
  /** The longest message that is read, in bytes. */
  static final int MAX_LINE = 16 * 1024 * 1024;

  /** An agent that does not even greet in this time does not speak the protocol. */
  static final Duration GREETING = Duration.ofMinutes(2);

  private static final int MAX_PERMISSIONS = 2_000;
  private static final int NONSENSE_BEFORE_GREETING = 100;
  private static final int SHOWN_NONSENSE = 20;
  private static final int LINE = 200;
  private static final long CANCEL_GRACE = Duration.ofSeconds(1).toNanos();

  private final AgentSpec.Acp spec;
  private final TurnRequest request;
  private final Transcript transcript;
  private final TurnListener listener;
  private final Words words;
  private final PermissionPolicy policy;
  private final TurnUsage usage;
  private final MessageLines lines;
  private final Rpc rpc = new Rpc(this::send, this);
  private final AcpSession session;
  private final List<Permission> permissions = new ArrayList<>();
  private final long start = System.nanoTime();
  private @Nullable ProgramInput input;
  private long heard = start;
  private long goodbyeAt;
  private int nonsense;
  private boolean leaving;
  private Optional<AgentEnd> end = Optional.empty();

  /**
   * @param redaction of what is kept of permissions
   */
  AcpTurn(
      AgentSpec.Acp spec,
      TurnRequest request,
      Transcript transcript,
      TurnListener listener,
      UnaryOperator<String> redaction) {
    this.spec = spec;
    this.request = request;
    this.transcript = transcript;
    this.listener = listener;
    this.words = new Words(transcript);
    this.session = new AcpSession(spec, request, rpc, words, this);
    this.policy = new PermissionPolicy(request, spec.readOnly() || request.readOnly(), redaction);
    this.usage = new TurnUsage(spec.usageScope());
    this.lines = new MessageLines(MAX_LINE, this::line, this::tooLong);
  }

  /** How the turn ended by the protocol; nothing if the agent did not come that far. */
  Optional<AgentEnd> end() {
    return end;
  }

  /** Whether the agent has answered at all. */
  boolean greeted() {
    return session.greeted();
  }

  String session() {
    return session.id();
  }

  Usage usage() {
    return usage.now().priced(spec.prices());
  }

  List<Permission> permissions() {
    return List.copyOf(permissions);
  }

  // ---- the process

  @Override
  public void begin(ProgramInput to) {
    input = to;
    session.open();
  }

  @Override
  public void accept(Stream stream, byte[] buffer, int offset, int length) {
    switch (stream) {
      case STDOUT -> lines.accept(buffer, offset, length);
      case STDERR -> transcript.accept(stream, buffer, offset, length);
    }
  }

  private void line(byte[] line) {
    if (rpc.take(line)) {
      heard = System.nanoTime();
    }
  }

  private void tooLong() {
    words.note("[a message of more than " + MAX_LINE + " bytes was left out]");
  }

  @Override
  public Optional<Ending> look() {
    long now = System.nanoTime();
    if (leaving) {
      if (now - goodbyeAt >= CANCEL_GRACE || end.isPresent()) {
        closeInput();
      }
      return Optional.empty();
    }
    if (end.isPresent()) {
      return Optional.of(new Ending.Exited(0));
    }
    if (now - heard >= nanos(spec.idleTimeout())) {
      return Optional.of(new Ending.Idle(spec.idleTimeout()));
    }
    if (!session.greeted() && now - start >= GREETING.toNanos()) {
      fail(Trouble.PROTOCOL, "it did not answer within " + GREETING.toSeconds() + " s");
    }
    return Optional.empty();
  }

  @Override
  public void goodbye(Ending why) {
    leaving = true;
    goodbyeAt = System.nanoTime();
    if (end.isPresent() || !session.cancel()) {
      closeInput();
    }
  }

  private void closeInput() {
    if (input != null) {
      input.close();
    }
  }

  private boolean send(byte[] line) {
    boolean sent = input == null || input.send(line);
    if (!sent) {
      fail(Trouble.CRASHED, "it does not read what it is told");
    }
    return sent;
  }

  private static long nanos(Duration duration) {
    return java.util.concurrent.TimeUnit.NANOSECONDS.convert(duration);
  }

  // ---- the session

  @Override
  public void fail(Trouble trouble, String reason) {
    if (end.isEmpty()) {
      String line = Harmless.line(reason, 2 * LINE);
      words.note("[" + line + "]");
      end = Optional.of(new AgentEnd.Failed(trouble, line));
    }
  }

  @Override
  public boolean over() {
    return end.isPresent();
  }

  @Override
  public void opened() {
    ObjectNode params = session.parameters();
    params.putArray("prompt").addObject().put("type", "text").put("text", request.prompt());
    usage.begin();
    words.begin();
    session.ask("session/prompt", params, this::answered);
  }

  private void answered(JsonNode result) {
    usage.response(result);
    listener.used(usage());
    String reason = result.path("stopReason").asText("unknown");
    words.note("[turn over: " + Harmless.line(reason, LINE) + "]");
    end = Optional.of(new AgentEnd.Stopped(Harmless.line(reason, 40)));
  }

  // ---- what it says by itself

  @Override
  public void notification(String method, JsonNode params) {
    if (method.equals("session/update")) {
      JsonNode update = params.path("update");
      policy.saw(update);
      words.update(update);
      if (usage.update(update)) {
        listener.used(usage());
      }
    }
  }

  @Override
  public void request(JsonNode id, String method, JsonNode params) {
    if (method.equals("session/request_permission")) {
      permission(id, params);
    } else {
      words.note("[it asked for " + Harmless.line(method, LINE) + ", which is not offered]");
      rpc.refuse(id, Rpc.METHOD_NOT_FOUND, "not offered: " + Harmless.line(method, LINE));
    }
  }

  private void permission(JsonNode id, JsonNode params) {
    ObjectNode result = Json.object();
    ObjectNode outcome = result.putObject("outcome");
    if (leaving) {
      outcome.put("outcome", "cancelled");
      rpc.answer(id, result);
      return;
    }
    PermissionPolicy.Answer answer = policy.answer(params);
    record(answer.permission());
    if (answer.optionId().isEmpty()) {
      rpc.refuse(id, Rpc.INVALID_PARAMS, "none of the options says allow_once or reject_once");
      return;
    }
    outcome.put("outcome", "selected");
    outcome.put("optionId", answer.optionId());
    rpc.answer(id, result);
  }

  private void record(Permission permission) {
    String decided = permission.allowed() ? "allowed" : "rejected";
    words.note(
        "[%s %s '%s': %s]"
            .formatted(decided, permission.kind(), permission.title(), permission.reason()));
    if (permissions.size() < MAX_PERMISSIONS) {
      permissions.add(permission);
    } else {
      fail(Trouble.CRASHED, "it asked for permission more than " + MAX_PERMISSIONS + " times");
    }
  }

  @Override
  public void nonsense(byte[] line, String why) {
    nonsense++;
    if (nonsense <= SHOWN_NONSENSE) {
      String shown = new String(line, 0, Math.min(line.length, LINE), StandardCharsets.UTF_8);
      words.note(
          "[not understood (" + Harmless.line(why, 80) + "): " + Harmless.line(shown, LINE) + "]");
    }
    if (!session.greeted() && nonsense >= NONSENSE_BEFORE_GREETING) {
      fail(Trouble.PROTOCOL, "it does not speak the Agent Client Protocol");
    }
  }
}
