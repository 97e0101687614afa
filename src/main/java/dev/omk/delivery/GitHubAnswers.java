package dev.omk.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.text.Harmless;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** GitHub's documents as our records. */
final class GitHubAnswers {
  private static final int SUMMARY = 1000;
  private static final Set<String> FINE = Set.of("success", "neutral", "skipped");

  /** Who may write (docs.github.com/graphql, CommentAuthorAssociation). */
  private static final Set<String> TRUSTED = Set.of("OWNER", "MEMBER", "COLLABORATOR");

  private GitHubAnswers() {}

  static ForgeRepository repository(JsonNode doc) {
    List<String> methods = new ArrayList<>();
    method(doc, "allow_merge_commit", "merge", methods);
    method(doc, "allow_squash_merge", "squash", methods);
    method(doc, "allow_rebase_merge", "rebase", methods);
    String parent = text(doc.path("parent"), "full_name");
    return new ForgeRepository(
        text(doc, "full_name"),
        text(doc, "default_branch"),
        // Tokens of apps are not told; then the push will say it.
        doc.path("permissions").path("push").asBoolean(true),
        methods,
        parent.isEmpty() ? Optional.empty() : Optional.of(parent));
  }

  private static void method(JsonNode doc, String flag, String name, List<String> methods) {
    if (doc.path(flag).asBoolean(false)) {
      methods.add(name);
    }
  }

  static ForgePull pull(JsonNode doc) {
    boolean merged = doc.path("merged").asBoolean(false) || doc.hasNonNull("merged_at");
    boolean open = text(doc, "state").equals("open");
    return new ForgePull(
        doc.path("number").asLong(),
        text(doc, "node_id"),
        text(doc, "html_url"),
        merged ? ForgePull.State.MERGED : open ? ForgePull.State.OPEN : ForgePull.State.CLOSED,
        doc.path("draft").asBoolean(false),
        text(doc, "title"),
        text(doc, "body").replace("\r\n", "\n"),
        text(doc.path("head"), "sha"),
        text(doc.path("head"), "ref"),
        text(doc.path("base"), "ref"),
        merged ? text(doc, "merge_commit_sha") : "",
        text(doc, "mergeable_state"),
        doc.path("auto_merge").isObject());
  }

  static ForgeCheck checkRun(JsonNode run) {
    boolean ended = text(run, "status").equals("completed");
    boolean fine = FINE.contains(text(run, "conclusion"));
    JsonNode output = run.path("output");
    String words = (text(output, "title") + " " + text(output, "summary")).strip();
    return new ForgeCheck(
        text(run, "name"),
        !ended
            ? ForgeCheck.State.PENDING
            : fine ? ForgeCheck.State.PASSED : ForgeCheck.State.FAILED,
        Harmless.line(words.isEmpty() ? text(run, "conclusion") : words, SUMMARY),
        text(run, "html_url"));
  }

  static ForgeCheck status(JsonNode status) {
    return new ForgeCheck(
        text(status, "context"),
        switch (text(status, "state")) {
          case "success" -> ForgeCheck.State.PASSED;
          case "pending" -> ForgeCheck.State.PENDING;
          default -> ForgeCheck.State.FAILED; // failure and error
        },
        Harmless.line(text(status, "description"), SUMMARY),
        text(status, "target_url"));
  }

  static Optional<Remark> comment(JsonNode comment) {
    return remark(comment, "comment", text(comment, "path"), comment.path("line").asInt(0), "");
  }

  /** A review that approves asks for nothing. */
  static Optional<Remark> review(JsonNode review) {
    String state = text(review, "state");
    boolean asks = state.equals("CHANGES_REQUESTED") || state.equals("COMMENTED");
    return asks
        ? remark(
            review, "review", "", 0, state.equals("CHANGES_REQUESTED") ? "asks for changes" : "")
        : Optional.empty();
  }

  private static Optional<Remark> remark(
      JsonNode doc, String kind, String path, int line, String wordless) {
    JsonNode user = doc.path("user");
    String body = text(doc, "body").isBlank() ? wordless : text(doc, "body");
    boolean person = text(user, "type").equals("User");
    return person && !body.isBlank()
        ? Optional.of(
            new Remark(
                kind + " " + doc.path("id").asLong(),
                Harmless.line(text(user, "login"), 80),
                path,
                line,
                Harmless.line(body, SUMMARY),
                TRUSTED.contains(text(doc, "author_association"))))
        : Optional.empty();
  }

  /**
   * Both ways together.
   *
   * @param rules that hold for the branch, of all rulesets
   * @param classic branch protection; empty if there is none
   */
  static Protection protection(JsonNode rules, JsonNode classic) {
    Set<String> checks = new TreeSet<>();
    JsonNode required = classic.path("required_status_checks");
    required.path("contexts").forEach(name -> checks.add(name.asText()));
    required.path("checks").forEach(check -> checks.add(text(check, "context")));
    int approvals =
        classic
            .path("required_pull_request_reviews")
            .path("required_approving_review_count")
            .asInt(0);
    boolean queue = false;
    List<String> methods = new ArrayList<>();
    boolean linear = classic.path("required_linear_history").path("enabled").asBoolean(false);
    for (JsonNode rule : rules) {
      JsonNode parameters = rule.path("parameters");
      switch (text(rule, "type")) {
        case "required_status_checks" ->
            parameters
                .path("required_status_checks")
                .forEach(check -> checks.add(text(check, "context")));
        case "pull_request" -> {
          int count = parameters.path("required_approving_review_count").asInt(0);
          approvals = Math.max(approvals, count);
          narrow(methods, parameters.path("allowed_merge_methods"));
        }
        case "merge_queue" -> queue = true;
        case "required_linear_history" -> linear = true;
        default -> {} // says nothing of what is asked here
      }
    }
    return new Protection(List.copyOf(checks), approvals, queue, linear, methods);
  }

  // Where several rulesets say it, a way has to be in each.
  private static void narrow(List<String> methods, JsonNode allowed) {
    List<String> named = new ArrayList<>();
    allowed.forEach(method -> named.add(method.asText()));
    if (methods.isEmpty()) {
      methods.addAll(named);
    } else if (!named.isEmpty()) {
      methods.retainAll(named);
    }
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() ? value.asText() : "";
  }
}
