package dev.omk.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.omk.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A GitHub of one repository, {@code acme/calc}, on loopback. The real gh talks plain HTTP to the
 * host github.localhost, and by a proxy, which this is, it finds it. What is pushed lies in a bare
 * repository on disk. Every request is recorded.
 */
public final class GitHubStandIn implements AutoCloseable {
  private static final String REPOSITORY = "/repos/acme/calc";

  private final HttpServer server;
  private final Path root;
  public final List<String> requests = new CopyOnWriteArrayList<>();
  public final List<ObjectNode> pulls = new CopyOnWriteArrayList<>();
  public final List<ObjectNode> comments = new CopyOnWriteArrayList<>();
  public final List<ObjectNode> reviews = new CopyOnWriteArrayList<>();
  public final List<ObjectNode> rules = new CopyOnWriteArrayList<>();

  /** Node ids of what is in the merge queue now, and how often something was put in. */
  public final Set<String> queue = ConcurrentHashMap.newKeySet();

  public int enqueued;
  public final List<ObjectNode> statuses = new CopyOnWriteArrayList<>();
  public final Map<String, String> conclusions = new LinkedHashMap<>();
  public final ObjectNode repository = Json.object();
  private volatile Failure failure = new Failure(request -> false, 200, "", false);
  public volatile Optional<ObjectNode> classic = Optional.empty();
  public volatile String mergeable = "clean";
  public volatile Conclusion conclusion = commit -> "success";

  /** What the one check of a commit says; empty while it runs, {@code none} if there is none. */
  @FunctionalInterface
  public interface Conclusion {
    String of(String commit);
  }

  private record Failure(Predicate<String> when, int status, String message, boolean limited) {}

  /** Makes the bare repository below a directory, and listens. */
  public GitHubStandIn(Path directory) throws Exception {
    root = Files.createDirectories(directory.resolve("github"));
    git("init", "-q", "--bare", "-b", "main", bare().toString());
    git("config", "core.logAllRefUpdates", "always"); // says how often it was pushed
    repository.put("full_name", "acme/calc");
    repository.put("default_branch", "main");
    repository.putObject("permissions").put("push", true);
    repository.put("allow_merge_commit", true);
    repository.put("allow_squash_merge", true);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** The repository on disk. */
  public Path bare() {
    return root.resolve("acme/calc.git");
  }

  /** What gh has to be told. */
  public Map<String, String> environment() {
    return Map.of(
        "GH_TOKEN",
        "token-of-the-tests",
        "HTTPS_PROXY", // nobody is there, so no test asks another host
        "http://127.0.0.1:1",
        "HTTP_PROXY",
        "http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The configuration by which a clone takes this for http://github.localhost. */
  public List<String> remote() {
    return List.of("url." + root + "/.insteadOf", "http://github.localhost/");
  }

  /** The URL of the repository. */
  public static String url() {
    return "http://github.localhost/acme/calc.git";
  }

  /** Requests that change something. */
  public List<String> changes() {
    return requests.stream().filter(request -> !request.startsWith("GET ")).toList();
  }

  /** From now on such requests fail. */
  public void fail(Predicate<String> when, int status, String message) {
    failure = new Failure(when, status, message, false);
  }

  /** From now on every request meets the rate limit. */
  public void limit() {
    failure = new Failure(request -> true, 403, "API rate limit exceeded", true);
  }

  /** From now on nothing fails. */
  public void mend() {
    failure = new Failure(request -> false, 200, "", false);
  }

  /** The output of git in the bare repository. */
  public String git(String... arguments) throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>(List.of("git"));
    argv.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(argv).directory(root.toFile());
    if (Files.isDirectory(bare())) {
      builder.directory(bare().toFile());
    }
    for (String who : List.of("GIT_AUTHOR", "GIT_COMMITTER")) {
      builder.environment().put(who + "_NAME", "GitHub");
      builder.environment().put(who + "_EMAIL", "noreply@github.localhost");
    }
    Process process = builder.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(argv + ": " + out);
    }
    return out.strip();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] sent = exchange.getRequestBody().readAllBytes();
    String request = exchange.getRequestMethod() + " " + path;
    requests.add(request);
    try (exchange) {
      Failure now = failure;
      if (now.when().test(request)) {
        if (now.limited()) {
          exchange.getResponseHeaders().add("X-RateLimit-Remaining", "0");
        }
        send(exchange, now.status(), Json.object().put("message", now.message()));
        return;
      }
      ObjectNode body = sent.length == 0 ? Json.object() : Json.parseObject(sent);
      Map<String, String> query = query(exchange.getRequestURI().getQuery());
      Reply reply = reply(exchange.getRequestMethod(), path, query, body);
      send(exchange, reply.status(), reply.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Reply(int status, JsonNode body) {}

  private static Reply ok(JsonNode body) {
    return new Reply(200, body);
  }

  private static Reply refused(int status, String message) {
    return new Reply(status, Json.object().put("message", message));
  }

  private Reply reply(String method, String path, Map<String, String> query, ObjectNode body)
      throws IOException, InterruptedException {
    if (path.equals("/graphql")) {
      return ok(graphql(body));
    }
    if (!path.startsWith(REPOSITORY)) {
      return refused(404, "Not Found");
    }
    String rest = path.substring(REPOSITORY.length());
    String[] parts = rest.split("/", -1);
    if (rest.isEmpty()) {
      return ok(repository);
    }
    return switch (parts[1]) {
      case "pulls" -> pulls(method, parts, query, body);
      case "commits" -> ok(parts[3].equals("statuses") ? statuses(parts[2]) : commit(parts));
      case "statuses" -> ok(status(parts[2], body));
      case "rules" -> ok(array(rules));
      case "branches" ->
          parts.length > 3 && !classic.isPresent()
              ? refused(404, "Branch not protected")
              : ok(classic.<JsonNode>map(it -> it).orElse(Json.object()));
      case "git" ->
          parts[2].equals("ref")
              ? branch(parts[4])
              : ok(
                  Json.object()
                      .set(
                          "tree",
                          Json.object().put("sha", git("rev-parse", parts[3] + "^{tree}"))));
      default -> refused(404, "Not Found");
    };
  }

  private Reply branch(String name) throws IOException, InterruptedException {
    String head = git("for-each-ref", "--format=%(objectname)", "refs/heads/" + name);
    return head.isEmpty()
        ? refused(404, "Not Found")
        : ok(Json.object().set("object", Json.object().put("sha", head)));
  }

  private Reply pulls(String method, String[] parts, Map<String, String> query, ObjectNode body)
      throws IOException, InterruptedException {
    if (parts.length == 2 && method.equals("GET")) {
      String branch = query.getOrDefault("head", "").replaceFirst("^acme:", "");
      List<ObjectNode> found = new ArrayList<>();
      for (ObjectNode pull : pulls.reversed()) {
        if (pull.path("head").path("ref").asText().equals(branch)) {
          found.add(current(pull));
        }
      }
      return ok(array(found));
    }
    if (parts.length == 2) {
      return open(body);
    }
    ObjectNode pull = pulls.get(Integer.parseInt(parts[2]) - 1);
    if (parts.length == 3 && method.equals("PATCH")) {
      pull.put("title", body.path("title").asText());
      pull.put("body", body.path("body").asText());
      pull.withObject("/base").put("ref", body.path("base").asText());
    }
    if (parts.length == 3) {
      return ok(current(pull));
    }
    return switch (parts[3]) {
      case "comments" -> ok(array(comments));
      case "reviews" -> ok(array(reviews));
      case "merge" -> merge(pull, body);
      default -> refused(404, "Not Found");
    };
  }

  private Reply open(ObjectNode body) throws IOException, InterruptedException {
    String branch = body.path("head").asText().replaceFirst("^acme:", "");
    for (ObjectNode pull : pulls) {
      boolean open = pull.path("state").asText().equals("open");
      if (open && pull.path("head").path("ref").asText().equals(branch)) {
        return refused(422, "A pull request already exists for acme:" + branch);
      }
    }
    ObjectNode pull = Json.object();
    pull.put("number", pulls.size() + 1);
    pull.put("node_id", "PR_" + (pulls.size() + 1));
    pull.put("html_url", "http://github.localhost/acme/calc/pull/" + (pulls.size() + 1));
    pull.put("state", "open");
    pull.put("draft", body.path("draft").asBoolean());
    pull.put("title", body.path("title").asText());
    pull.put("body", body.path("body").asText());
    pull.putObject("head").put("ref", branch);
    pull.putObject("base").put("ref", body.path("base").asText());
    pulls.add(pull);
    return new Reply(201, current(pull));
  }

  private ObjectNode current(ObjectNode pull) throws IOException, InterruptedException {
    if (!pull.path("merged").asBoolean()) {
      ObjectNode head = pull.withObject("/head");
      head.put("sha", git("rev-parse", "refs/heads/" + head.path("ref").asText()));
    }
    pull.put("mergeable_state", pull.path("draft").asBoolean() ? "draft" : mergeable);
    return pull;
  }

  private Reply merge(ObjectNode pull, ObjectNode body) throws IOException, InterruptedException {
    String head = current(pull).path("head").path("sha").asText();
    if (!mergeable.equals("clean")) {
      return refused(405, "Pull Request is not mergeable");
    }
    if (!body.path("sha").asText().equals(head)) {
      return refused(409, "Head branch was modified. Review and try the merge again.");
    }
    String base = git("rev-parse", "refs/heads/main");
    String tree = git("merge-tree", "--write-tree", base, head).lines().findFirst().orElseThrow();
    List<String> commit = new ArrayList<>(List.of("commit-tree", "-p", base));
    if (body.path("merge_method").asText().equals("merge")) {
      commit.addAll(List.of("-p", head));
    }
    commit.addAll(List.of("-m", "Merge", tree));
    String merged = git(commit.toArray(new String[0]));
    git("update-ref", "refs/heads/main", merged);
    pull.put("state", "closed").put("merged", true).put("merge_commit_sha", merged);
    return ok(Json.object().put("sha", merged).put("merged", true));
  }

  // The newest comes first.
  private ArrayNode statuses(String commit) {
    return array(
        statuses.reversed().stream()
            .filter(status -> status.path("sha").asText().equals(commit))
            .toList());
  }

  private ObjectNode commit(String[] parts) {
    if (parts[3].equals("check-runs")) {
      ObjectNode run = Json.object();
      String said = conclusions.computeIfAbsent(parts[2], conclusion::of);
      if (said.equals("none")) {
        conclusions.remove(parts[2]);
        ObjectNode empty = Json.object();
        empty.putArray("check_runs");
        return empty;
      }
      run.put("name", "build").put("html_url", "http://github.localhost/checks/1");
      run.put("status", said.isEmpty() ? "in_progress" : "completed").put("conclusion", said);
      run.putObject("output").put("title", "build").put("summary", said + ": calc is wrong");
      ObjectNode doc = Json.object();
      doc.putArray("check_runs").add(run);
      return doc;
    }
    ObjectNode doc = Json.object();
    ArrayNode array = doc.putArray("statuses");
    statuses.forEach(array::add);
    return doc;
  }

  private ObjectNode status(String commit, ObjectNode body) {
    ObjectNode status = body.deepCopy().put("sha", commit);
    statuses.add(status);
    return status;
  }

  private ObjectNode graphql(ObjectNode body) {
    String query = body.path("query").asText();
    String id = body.path("variables").path("id").asText();
    for (ObjectNode pull : pulls) {
      if (pull.path("node_id").asText().equals(id)) {
        if (query.contains("enqueuePullRequest")) {
          queue.add(id);
          enqueued++;
        } else if (query.startsWith("query")) {
          return queued(queue.contains(id));
        } else {
          pull.put("draft", query.contains("convertPullRequestToDraft"));
        }
      }
    }
    return Json.object().set("data", Json.object());
  }

  private static ObjectNode queued(boolean is) {
    ObjectNode answer = Json.object();
    ObjectNode node = answer.putObject("data").putObject("node");
    if (is) {
      node.putObject("mergeQueueEntry").put("position", 1);
    } else {
      node.putNull("mergeQueueEntry");
    }
    return answer;
  }

  private static ArrayNode array(List<ObjectNode> items) {
    ArrayNode array = Json.array();
    items.forEach(array::add);
    return array;
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int at = pair.indexOf('=');
      values.put(pair.substring(0, at), pair.substring(at + 1));
    }
    return values;
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes =
        body instanceof ArrayNode
            ? new String(Json.line(Json.object().set("a", body)), StandardCharsets.UTF_8)
                .replaceFirst("^\\{\"a\":", "")
                .replaceFirst("\\}$", "")
                .getBytes(StandardCharsets.UTF_8)
            : Json.line(body);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
