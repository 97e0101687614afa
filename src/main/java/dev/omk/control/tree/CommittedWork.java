package dev.omk.control.tree;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.workspace.Subjects;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitResult;
import dev.omk.worktree.Subject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether what a goal was verified with is part of the repository's history, so that nothing is
 * lost with the goal's own refs: every content that differs from the base is in a commit.
 */
public final class CommittedWork {
  /** Clocks of machines differ, and so do the dates of commits. */
  private static final Duration SLACK = Duration.ofDays(2);

  private static final Pattern SPACE = Pattern.compile("[ \t]");
  private static final int FIELDS = 6;

  private final Git git;
  private final Path root;

  /** Looks in a repository. */
  public CommittedWork(Git git, Path root) {
    this.git = git;
    this.root = root;
  }

  /** A path and the content that it has in a tree, by its name in the repository. */
  private record Content(String path, String object) {}

  /**
   * A file whose content is in no commit; nothing if there is none.
   *
   * @param goal a {@code goal.json}
   */
  public Optional<String> missing(ObjectNode goal) throws InterruptedException {
    Subject base = Subjects.parse(goal.path("base").asText());
    Subject verified = Subjects.parse(goal.path("verified_subject").asText());
    if (base.kind() != Subject.Kind.GIT_TREE || verified.kind() != Subject.Kind.GIT_TREE) {
      return Optional.of("what was verified");
    }
    GitResult made =
        git.attempt(
            GitCall.of(
                "compare trees",
                root,
                "diff-tree",
                "-r",
                "--no-renames",
                "--diff-filter=d",
                "--no-abbrev",
                base.id(),
                verified.id()));
    if (!made.ok() || made.truncated()) {
      return Optional.of("what was verified");
    }
    Set<String> committed = committed(goal.path("created_at").asText());
    return contents(made).stream()
        .filter(content -> !committed.contains(content.object()))
        .map(Content::path)
        .findFirst();
  }

  // What any commit but those of goals brought since the goal was made.
  private Set<String> committed(String createdAt) throws InterruptedException {
    GitResult history =
        git.attempt(
            GitCall.of(
                "read the history",
                root,
                "log",
                "--exclude=refs/omk/*",
                "--all",
                "--since=" + Instant.parse(createdAt).minus(SLACK),
                "--format=",
                "--raw",
                "-m",
                "--no-renames",
                "--no-abbrev"));
    Set<String> objects = new HashSet<>();
    if (history.ok() && !history.truncated()) {
      contents(history).forEach(content -> objects.add(content.object()));
    }
    return objects;
  }

  // Lines ":MODE MODE OBJECT OBJECT STATUS\tPATH", see git-diff-tree(1).
  private static List<Content> contents(GitResult raw) {
    return new String(raw.stdout(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(":"))
        .map(line -> SPACE.split(line, FIELDS))
        .filter(fields -> fields.length == FIELDS)
        .map(fields -> new Content(fields[FIELDS - 1], fields[3]))
        .toList();
  }
}
