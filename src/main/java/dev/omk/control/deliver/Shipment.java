package dev.omk.control.deliver;

import dev.omk.control.session.GoalSession;
import dev.omk.control.tree.GoalTree;
import dev.omk.control.tree.NamedPaths;
import dev.omk.control.workspace.Subjects;
import dev.omk.delivery.Publishing;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Goal;
import dev.omk.goal.NextCommand;
import dev.omk.goal.Verification;
import dev.omk.scope.ChangedFile;
import dev.omk.text.Harmless;
import dev.omk.text.Headline;
import dev.omk.worktree.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The commit that carries a tree of a goal, and the branch that it is pushed as.
 *
 * @param branch never the base branch
 * @param commit whose tree is exactly the one that was meant
 * @param before where the branch was when omk last pushed it; nothing if it never did
 */
record Shipment(String branch, String commit, Optional<String> before) {
  /** How the id of a push begins; branch and commit follow. */
  static final String PUSH = "push ";

  private static final int SLUG = 40;
  private static final int SUBJECT = 72;
  private static final String OWN = ".omk/";

  /**
   * Makes it. Where the user has committed that tree on a branch of theirs, it is their commit.
   *
   * @param candidate the tree, {@code git:…}
   * @param done the effects of the goal so far
   * @param base the branch to merge into
   */
  static Shipment of(
      GoalSession session, Destination to, String candidate, Map<String, String> done, String base)
      throws InterruptedException {
    Publishing publishing = to.publishing();
    String tree = Subjects.parse(candidate).id();
    Optional<String[]> last = lastPush(done);
    String branch = last.map(push -> push[0]).orElseGet(() -> branch(session));
    if (branch.equals(base)) {
      throw human(
          "the base branch " + base + " has the name of the branch to be pushed",
          "name another one: --base-branch main");
    }
    if (last.isPresent()) {
      String before = last.get()[1];
      boolean same = publishing.tree(before).equals(Optional.of(tree));
      String commit = same ? before : next(session, to, candidate, before, base);
      return new Shipment(branch, commit, Optional.of(before));
    }
    String parent = parent(session, publishing, tree);
    boolean theirs = publishing.tree(parent).equals(Optional.of(tree));
    String commit = theirs ? parent : commit(session, publishing, candidate, List.of(parent));
    return new Shipment(branch, commit, Optional.empty());
  }

  /** Branch and commit of the last push; nothing before the first. */
  static Optional<String[]> lastPush(Map<String, String> done) {
    return done.keySet().stream()
        .filter(id -> id.startsWith(PUSH))
        .reduce((first, second) -> second)
        .map(id -> id.substring(PUSH.length()).split(" ", 2));
  }

  private static String branch(GoalSession session) {
    Goal goal = session.goal();
    String words =
        Headline.of(session.redactor().redact(goal.text()))
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+", "");
    String slug = words.substring(0, Math.min(SLUG, words.length())).replaceAll("-+$", "");
    String id = goal.id().value();
    return "omk/" + (slug.isEmpty() ? "" : slug + "-") + id.substring(id.lastIndexOf('-') + 1);
  }

  // A base that the user has brought in since is a parent too: else its changes would look like the
  // goal's, and the forge would see a branch that has not got them.
  private static String next(
      GoalSession session, Destination to, String candidate, String before, String base)
      throws InterruptedException {
    Publishing publishing = to.publishing();
    List<String> parents = new ArrayList<>(List.of(before));
    String moved = to.forge().head(base);
    Optional<String> head = publishing.head();
    if (head.isPresent()
        && publishing.leadsTo(moved, head.get())
        && !publishing.leadsTo(moved, before)) {
      parents.add(moved);
    }
    return commit(session, publishing, candidate, parents);
  }

  /** A commit of the user's that the goal's tree can follow. */
  private static String parent(GoalSession session, Publishing publishing, String tree)
      throws InterruptedException {
    Goal goal = session.goal();
    String begun = goal.created().head();
    if (begun.isEmpty()) {
      throw human(
          "there was no commit when goal '" + goal.id() + "' began, so none can follow it",
          "commit something, then " + NextCommand.ANEW);
    }
    Optional<String> head = publishing.head();
    if (head.isPresent() && publishing.leadsTo(begun, head.get())) {
      String there = publishing.tree(head.get()).orElse("");
      if (there.equals(tree) || there.equals(Subjects.parse(goal.base()).id())) {
        return head.get();
      }
    }
    requireCommitted(session, publishing, begun);
    return begun;
  }

  // What was lying about when the goal began nobody has reviewed.
  private static void requireCommitted(GoalSession session, Publishing publishing, String commit)
      throws InterruptedException {
    String tree = publishing.tree(commit).orElseThrow();
    List<String> loose = uncommitted(session, tree).filter(path -> !path.startsWith(OWN)).toList();
    List<String> pointers = new ArrayList<>();
    for (String path : loose) {
      if (publishing.isPointer(commit, path)) {
        pointers.add(path);
      }
    }
    String self =
        "commit and push it yourself; the text for the pull request: omk goal open-pr "
            + session.goal().id()
            + " --dry-run";
    if (!pointers.isEmpty()) {
      throw human(
          "git-lfs keeps the content of "
              + NamedPaths.of(pointers)
              + ", and omk runs no filters of git",
          self);
    }
    List<String> converted = session.worktrees().checkout().converted();
    if (loose.stream().anyMatch(converted::contains)) {
      throw human(
          "git converts the line endings of "
              + NamedPaths.of(loose.stream().filter(converted::contains).toList())
              + ", and omk publishes files as they are here",
          self);
    }
    if (!loose.isEmpty()) {
      throw human(
          "would be published, though not committed when the goal began: " + NamedPaths.of(loose),
          "commit everything that belongs together (git commit), then say the same again");
    }
  }

  /**
   * What is published besides the goal's work: commits that were not pushed, and files of omk's own
   * folder that were not committed.
   */
  static List<String> along(GoalSession session, Destination to, String base)
      throws InterruptedException {
    String begun = session.goal().created().head();
    Optional<String> tree = to.publishing().tree(begun);
    if (tree.isEmpty()) {
      return List.of();
    }
    Stream<String> commits =
        to.publishing().ahead(to.remote(), base, begun).stream().map("commit "::concat);
    Stream<String> files = uncommitted(session, tree.get()).filter(path -> path.startsWith(OWN));
    return Stream.concat(commits, files)
        .map(line -> session.redactor().redact(Harmless.line(line, 200)))
        .toList();
  }

  private static Stream<String> uncommitted(GoalSession session, String tree)
      throws InterruptedException {
    Subject begun = new Subject(Subject.Kind.GIT_TREE, tree, Optional.empty());
    return session.tree().diff(begun, Subjects.parse(session.goal().base())).stream()
        .map(ChangedFile::path);
  }

  private static String commit(
      GoalSession session, Publishing publishing, String candidate, List<String> parents)
      throws InterruptedException {
    Goal goal = session.goal();
    String commit =
        publishing.commit(
            Subjects.parse(candidate).id(), parents, message(session, candidate), when(goal));
    publishing.keep(GoalTree.ref(goal, "delivered"), commit);
    return commit;
  }

  // From the journal, so that the same tree is the same commit, also after a crash.
  private static Instant when(Goal goal) {
    Verification last = goal.verification();
    return last == null ? goal.createdAt() : last.startedAt();
  }

  private static String message(GoalSession session, String candidate) {
    Goal goal = session.goal();
    String subject = Harmless.line(session.redactor().redact(Headline.of(goal.text())), SUBJECT);
    StringBuilder message = new StringBuilder(subject).append("\n\n");
    message.append("Omk-Goal: ").append(goal.id()).append('\n');
    Verification last = goal.verification();
    if (last != null && last.green() && last.subject().equals(candidate)) {
      message.append("Omk-Proof: ").append(candidate);
      message.append(" gates:").append(goal.pins().gatesDigest()).append('\n');
    }
    return message.toString();
  }

  private static OmkException human(String message, String next) {
    return new OmkException(ErrorCode.BLOCKED_ON_HUMAN, message, next);
  }
}
