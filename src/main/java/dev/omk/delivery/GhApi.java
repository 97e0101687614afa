package dev.omk.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.process.CallerEnvironment;
import dev.omk.process.Captured;
import dev.omk.process.Command;
import dev.omk.process.Ending;
import dev.omk.process.ProcessRunner;
import dev.omk.process.ProgramLookup;
import dev.omk.process.Stdin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** GitHub's interface as {@code gh api} reaches it: login, hosts and proxies are gh's business. */
final class GhApi {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int LIMIT_BYTES = 16 << 20;
  private static final int UNAUTHENTICATED = 4; // gh's exit code

  /** Of the caller's environment only these reach gh, besides its own {@code GH_…}. */
  private static final List<String> INHERITED =
      List.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "TMPDIR",
          "GITHUB_TOKEN",
          "GITHUB_ENTERPRISE_TOKEN",
          "DBUS_SESSION_BUS_ADDRESS",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR",
          "HTTP_PROXY",
          "http_proxy",
          "HTTPS_PROXY",
          "https_proxy",
          "ALL_PROXY",
          "NO_PROXY",
          "no_proxy");

  private final ProcessRunner runner;
  private final Path program;
  private final Map<String, String> environment;
  private final RemoteAddress address;

  private GhApi(
      ProcessRunner runner, Path program, Map<String, String> environment, RemoteAddress address) {
    this.runner = runner;
    this.program = program;
    this.environment = environment;
    this.address = address;
  }

  /**
   * The {@code gh} on the caller's path.
   *
   * @throws OmkException {@code BLOCKED_ON_EXTERNAL} if there is none
   */
  static GhApi find(ProcessRunner runner, CallerEnvironment caller, RemoteAddress address) {
    String path =
        Arrays.stream(caller.path().split(":", -1))
            .filter(folder -> folder.startsWith("/"))
            .collect(Collectors.joining(":"));
    Optional<Path> gh =
        path.isEmpty() ? Optional.empty() : ProgramLookup.find("gh", Path.of("/"), path);
    return new GhApi(
        runner,
        gh.orElseThrow(
            () ->
                new OmkException(
                    ErrorCode.BLOCKED_ON_EXTERNAL,
                    "gh is not on the PATH, and " + address + " is reached with it",
                    "install the GitHub CLI, then: gh auth login --hostname " + address.host())),
        environment(caller),
        address);
  }

  private static Map<String, String> environment(CallerEnvironment caller) {
    Map<String, String> variables = new HashMap<>();
    caller
        .variables()
        .forEach(
            (name, value) -> {
              boolean own = name.startsWith("GH_") && !name.equals("GH_FORCE_TTY");
              if (own || name.startsWith("XDG_") || INHERITED.contains(name)) {
                variables.put(name, value);
              }
            });
    variables.put("GH_PROMPT_DISABLED", "1");
    variables.put("GH_NO_UPDATE_NOTIFIER", "1");
    variables.put("NO_COLOR", "1");
    variables.put("LC_ALL", "C");
    return variables;
  }

  /** An answer of GitHub's, whatever its status. */
  record Reply(int status, Map<String, String> headers, String body) {
    boolean ok() {
      return status >= 200 && status < 300;
    }

    /** GitHub's own words about a failure; empty if it has none. */
    String message() {
      try {
        ObjectNode error = Json.parseObject(body.getBytes(StandardCharsets.UTF_8));
        StringBuilder words = new StringBuilder(error.path("message").asText());
        for (JsonNode detail : error.path("errors")) {
          String more = detail.path("message").asText();
          String field = detail.path("field").asText(); // then code says what is wrong with it
          String wrong = field.isEmpty() ? "" : field + " is " + detail.path("code").asText();
          words.append(more.isEmpty() && wrong.isEmpty() ? "" : ": ");
          words.append(more.isEmpty() ? wrong.replace('_', ' ') : more);
        }
        return words.toString();
      } catch (MalformedJsonException e) {
        return "";
      }
    }
  }

  /** An object, from a request that must succeed. */
  ObjectNode object(String method, String path, @Nullable ObjectNode body)
      throws InterruptedException {
    return parsed(require(method + " " + path, call(method, path, body)).body());
  }

  /** The object of a reply that must be a success. */
  ObjectNode object(String what, Reply reply) {
    return parsed(require(what, reply).body());
  }

  /** The elements of an array, from a request that must succeed. */
  JsonNode array(String path) throws InterruptedException {
    String body = require("GET " + path, call("GET", path, null)).body();
    return parsed("{\"items\":" + body + "}").path("items");
  }

  /** A GraphQL mutation that must succeed. */
  JsonNode graph(String query, ObjectNode variables) throws InterruptedException {
    ObjectNode body = Json.object();
    body.put("query", query);
    body.set("variables", variables);
    Reply reply = require("POST graphql", call("POST", "graphql", body));
    ObjectNode answer = parsed(reply.body());
    if (!answer.path("errors").isEmpty()) {
      throw new OmkException(
          ErrorCode.BLOCKED_ON_HUMAN,
          address + " refuses: " + GhFailures.words(reply),
          "see the pull request on " + address.host());
    }
    return answer.path("data");
  }

  private ObjectNode parsed(String json) {
    try {
      return Json.parseObject(json.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJsonException e) {
      throw new OmkException(
          ErrorCode.BLOCKED_ON_EXTERNAL,
          address.host() + " answered what is no JSON: " + e.getMessage(),
          "look at: gh api --hostname " + address.host() + " /",
          e);
    }
  }

  private Reply require(String what, Reply reply) {
    if (!reply.ok()) {
      throw GhFailures.of(address, what, reply);
    }
    return reply;
  }

  /** One request, whatever its status. */
  Reply call(String method, String path, @Nullable ObjectNode body) throws InterruptedException {
    List<String> argv =
        new ArrayList<>(
            List.of(
                program.toString(),
                "api",
                "--hostname",
                address.host(),
                "--include",
                "--method",
                method,
                path));
    Stdin stdin = new Stdin.Empty();
    if (body != null) {
      argv.addAll(List.of("--input", "-"));
      stdin = new Stdin.Text(new String(Json.line(body), StandardCharsets.UTF_8));
    }
    Captured captured =
        runner.capture(
            new Command(argv, Path.of("/"), environment, TIMEOUT, Duration.ZERO, stdin, ""),
            LIMIT_BYTES);
    return switch (captured.ending()) {
      case Ending.Exited(int code) ->
          code == UNAUTHENTICATED
              ? failed(GhFailures.notLoggedIn(address))
              : reply(captured)
                  .orElseGet(() -> failed(GhFailures.noAnswer(address, captured.err())));
      case Ending.TimedOut t -> failed(GhFailures.noAnswer(address, "it took too long"));
      case Ending.Idle i -> failed(GhFailures.noAnswer(address, "it was silent"));
      case Ending.NotStarted(String reason) -> failed(GhFailures.noAnswer(address, reason));
      case Ending.Cancelled c -> throw new InterruptedException("gh was cancelled");
    };
  }

  private static Reply failed(OmkException failure) {
    throw failure;
  }

  // As gh prints it: the status line, a header a line, an empty line, the body.
  private static Optional<Reply> reply(Captured captured) {
    String out = captured.out();
    String[] halves = out.split("\r?\n\r?\n", 2);
    List<String> lines = halves[0].lines().toList();
    String[] first = lines.isEmpty() ? new String[0] : lines.getFirst().split(" ", 3);
    if (first.length < 2 || !first[0].startsWith("HTTP/") || !first[1].matches("[0-9]{3}")) {
      return Optional.empty();
    }
    Map<String, String> headers = new HashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    String body = halves.length > 1 ? halves[1] : "";
    return Optional.of(new Reply(Integer.parseInt(first[1]), headers, body));
  }
}
