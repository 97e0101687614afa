package dev.omk.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import dev.omk.process.CallerEnvironment;
import dev.omk.process.ProcessRunner;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A repository on GitHub or GitHub Enterprise, by its REST interface (docs.github.com/rest), and by
 * GraphQL for the two things that REST lacks: drafts and the merge queue.
 */
public final class GitHub implements Forge {
  /** The context of our commit status. */
  static final String STATUS = "omk/proof";

  private static final int PAGE = 100;
  private static final int PAGES = 10;

  private final GhApi api;
  private final RemoteAddress address;

  private GitHub(GhApi api, RemoteAddress address) {
    this.api = api;
    this.address = address;
  }

  /**
   * The repository there.
   *
   * @throws dev.omk.error.OmkException {@code BLOCKED_ON_EXTERNAL} if there is no {@code gh}
   */
  public static GitHub at(ProcessRunner runner, CallerEnvironment caller, RemoteAddress address) {
    return new GitHub(GhApi.find(runner, caller, address), address);
  }

  @Override
  public RemoteAddress address() {
    return address;
  }

  @Override
  public ForgeRepository repository() throws InterruptedException {
    return GitHubAnswers.repository(api.object("GET", here(""), null));
  }

  @Override
  public List<ForgePull> from(String owner, String branch) throws InterruptedException {
    List<ForgePull> pulls = new ArrayList<>();
    String query = "?state=all&sort=created&direction=desc&per_page=50&head=";
    for (JsonNode pull : api.array(here("/pulls" + query + query(owner + ":" + branch)))) {
      pulls.add(GitHubAnswers.pull(pull));
    }
    return pulls;
  }

  @Override
  public ForgePull pull(long number) throws InterruptedException {
    return GitHubAnswers.pull(api.object("GET", here("/pulls/" + number), null));
  }

  @Override
  public ForgePull open(Wanted wanted) throws InterruptedException {
    ObjectNode body = text(wanted);
    body.put("head", wanted.owner() + ":" + wanted.branch());
    body.put("draft", wanted.draft());
    return GitHubAnswers.pull(api.object("POST", here("/pulls"), body));
  }

  @Override
  public ForgePull rewrite(long number, Wanted wanted) throws InterruptedException {
    return GitHubAnswers.pull(api.object("PATCH", here("/pulls/" + number), text(wanted)));
  }

  private static ObjectNode text(Wanted wanted) {
    ObjectNode body = Json.object();
    body.put("title", wanted.title());
    body.put("body", wanted.body());
    body.put("base", wanted.base());
    return body;
  }

  @Override
  public void makeDraft(ForgePull pull, boolean draft) throws InterruptedException {
    String mutation = draft ? "convertPullRequestToDraft" : "markPullRequestReadyForReview";
    ObjectNode variables = Json.object();
    variables.put("id", pull.node());
    api.graph(
        "mutation($id:ID!){" + mutation + "(input:{pullRequestId:$id}){pullRequest{isDraft}}}",
        variables);
  }

  @Override
  public List<ForgeCheck> checks(String commit) throws InterruptedException {
    List<ForgeCheck> checks = new ArrayList<>();
    for (int page = 1; page <= PAGES; page++) {
      String path = here("/commits/" + commit + "/check-runs?per_page=" + PAGE + "&page=" + page);
      JsonNode runs = api.object("GET", path, null).path("check_runs");
      runs.forEach(run -> checks.add(GitHubAnswers.checkRun(run)));
      if (runs.size() < PAGE) {
        break;
      }
    }
    String statuses = here("/commits/" + commit + "/status?per_page=" + PAGE);
    for (JsonNode status : api.object("GET", statuses, null).path("statuses")) {
      if (!status.path("context").asText().equals(STATUS)) {
        checks.add(GitHubAnswers.status(status));
      }
    }
    return checks;
  }

  @Override
  public List<Remark> remarks(long number) throws InterruptedException {
    List<Remark> remarks = new ArrayList<>();
    for (JsonNode comment : all("/pulls/" + number + "/comments")) {
      GitHubAnswers.comment(comment).ifPresent(remarks::add);
    }
    for (JsonNode review : all("/pulls/" + number + "/reviews")) {
      GitHubAnswers.review(review).ifPresent(remarks::add);
    }
    return remarks;
  }

  @Override
  public Reviews reviews(long number) throws InterruptedException {
    Map<String, String> latest = new LinkedHashMap<>();
    for (JsonNode review : all("/pulls/" + number + "/reviews")) {
      String state = review.path("state").asText();
      if (!state.equals("COMMENTED") && !state.equals("PENDING")) {
        latest.put(review.path("user").path("login").asText(), state);
      }
    }
    List<String> against =
        latest.entrySet().stream()
            .filter(entry -> entry.getValue().equals("CHANGES_REQUESTED"))
            .map(Map.Entry::getKey)
            .toList();
    long approvals = latest.values().stream().filter("APPROVED"::equals).count();
    return new Reviews(against, (int) approvals);
  }

  private List<JsonNode> all(String path) throws InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    for (int page = 1; page <= PAGES; page++) {
      JsonNode some = api.array(here(path + "?per_page=" + PAGE + "&page=" + page));
      some.forEach(all::add);
      if (some.size() < PAGE) {
        break;
      }
    }
    return all;
  }

  @Override
  public Protection protection(String branch) throws InterruptedException {
    String path = here("/rules/branches/" + segment(branch) + "?per_page=" + PAGE);
    JsonNode rules = api.array(path);
    return GitHubAnswers.protection(rules, classic(branch));
  }

  // All of it only administrators may read; whoever may push sees the names of the checks.
  private JsonNode classic(String branch) throws InterruptedException {
    String path = here("/branches/" + segment(branch));
    GhApi.Reply reply = api.call("GET", path + "/protection", null);
    return reply.ok() ? api.object(path, reply) : api.object("GET", path, null).path("protection");
  }

  @Override
  public String merge(ForgePull pull, String method) throws InterruptedException {
    ObjectNode body = Json.object();
    body.put("sha", pull.head());
    body.put("merge_method", method);
    return api.object("PUT", here("/pulls/" + pull.number() + "/merge"), body).path("sha").asText();
  }

  @Override
  public void enqueue(ForgePull pull) throws InterruptedException {
    ObjectNode variables = Json.object();
    variables.put("id", pull.node());
    variables.put("head", pull.head());
    api.graph(
        "mutation($id:ID!,$head:GitObjectID!){enqueuePullRequest("
            + "input:{pullRequestId:$id,expectedHeadOid:$head}){mergeQueueEntry{position}}}",
        variables);
  }

  @Override
  public boolean isQueued(ForgePull pull) throws InterruptedException {
    return api.graph(
            "query($id:ID!){node(id:$id){... on PullRequest{mergeQueueEntry{position}}}}",
            Json.object().put("id", pull.node()))
        .path("node")
        .path("mergeQueueEntry")
        .isObject();
  }

  @Override
  public String head(String branch) throws InterruptedException {
    String path = here("/git/ref/heads/" + segment(branch));
    GhApi.Reply reply = api.call("GET", path, null);
    if (reply.status() == 404) {
      throw GhFailures.noBranch(address, branch);
    }
    return api.object("GET " + path, reply).path("object").path("sha").asText();
  }

  @Override
  public String tree(String commit) throws InterruptedException {
    return api.object("GET", here("/git/commits/" + commit), null)
        .path("tree")
        .path("sha")
        .asText();
  }

  @Override
  public void setStatus(String commit, ForgeStatus status) throws InterruptedException {
    ObjectNode body = Json.object();
    body.put("state", status.good() ? "success" : "pending");
    body.put("context", STATUS);
    body.put("description", status.words());
    api.object("POST", here("/statuses/" + commit), body);
  }

  @Override
  public Optional<ForgeStatus> status(String commit) throws InterruptedException {
    for (JsonNode status : all("/commits/" + commit + "/statuses")) { // the newest comes first
      if (status.path("context").asText().equals(STATUS)) {
        boolean good = status.path("state").asText().equals("success");
        return Optional.of(new ForgeStatus(good, status.path("description").asText()));
      }
    }
    return Optional.empty();
  }

  private String here(String path) {
    return "repos/" + segment(address.owner()) + "/" + segment(address.name()) + path;
  }

  private static String segment(String name) {
    return query(name).replace("+", "%20");
  }

  private static String query(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
