package dev.omk.delivery;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.GitResult;
import dev.omk.text.Harmless;
import java.util.List;
import java.util.Locale;

/** What it means when a remote does not take a push: one line, and what to do. */
final class PushFailures {
  private static final int LINE = 300;

  /** What git says of every failure of ssh, after its reason. */
  private static final String UNSPECIFIC = "could not read from remote repository";

  // What GitHub's servers and git itself say, in lower case.
  private static final List<String> PROTECTED =
      List.of("protected branch", "gh006", "gh013", "hook declined", "rule violations");
  private static final List<String> MOVED = List.of("stale info", "[rejected]", "non-fast-forward");
  // What ssh and curl say when nobody answers.
  private static final List<String> UNREACHABLE =
      List.of(
          "could not resolve host",
          "connection refused",
          "connection timed out",
          "connection reset",
          "connection closed by",
          "operation timed out",
          "network is unreachable",
          "no route to host");
  private static final List<String> FORBIDDEN =
      List.of(
          "permission denied",
          "permission to",
          "error: 403",
          "error: 401",
          "authentication failed",
          "could not read username",
          "host key verification failed",
          UNSPECIFIC,
          "repository not found",
          "does not appear to be a git repository",
          "read-only");

  /** Git's only word of its own when a hook of the repository ends a push. */
  private static final String FAILED = "failed to push some refs";

  private PushFailures() {}

  static OmkException of(Publishing.Remote remote, String branch, GitResult result) {
    String all = result.stderr() + "\n" + result.line();
    String said = all.toLowerCase(Locale.ROOT);
    String words = Harmless.line(words(all, result), LINE);
    if (any(UNREACHABLE, said)) {
      return unreachable(remote, words);
    }
    String where = "branch " + branch + " of remote " + remote.name();
    if (any(PROTECTED, said)) {
      return new OmkException(
          ErrorCode.BLOCKED_ON_HUMAN,
          where + " is protected against the push: " + words,
          "let the rules of the repository allow branches that begin with omk/, then again");
    }
    if (any(MOVED, said)) {
      return new OmkException(
          ErrorCode.BLOCKED_ON_HUMAN,
          where + " was changed by somebody else: " + words,
          "see what is there: git fetch "
              + remote.name()
              + " && git log "
              + remote.name()
              + "/"
              + branch);
    }
    if (any(FORBIDDEN, said)) {
      return new OmkException(
          ErrorCode.BLOCKED_ON_EXTERNAL,
          "you may not push to remote " + remote.name() + ": " + words,
          "check it with: git push --dry-run " + remote.name() + " HEAD:refs/heads/" + branch);
    }
    if (said.contains(FAILED) && !said.contains("fatal:")) {
      String hook =
          all.lines().map(String::strip).filter(PushFailures::isHooks).findFirst().orElse("");
      return new OmkException(
          ErrorCode.BLOCKED_ON_HUMAN,
          "the pre-push hook of this repository refused"
              + (hook.isEmpty() ? "" : ": " + Harmless.line(hook, LINE)),
          "do what it asks for, then say the same again; where hooks are: git rev-parse --git-path hooks");
    }
    return unreachable(remote, words);
  }

  private static OmkException unreachable(Publishing.Remote remote, String words) {
    return new OmkException(
        ErrorCode.BLOCKED_ON_EXTERNAL,
        "remote " + remote.name() + " cannot be reached: " + words,
        "check the network, then say the same again; nothing is done twice");
  }

  /** What is left when git's own words are taken out; the hook itself may have said nothing. */
  private static boolean isHooks(String line) {
    return !line.isEmpty()
        && !line.startsWith("To ")
        && !line.equals("Done")
        && !line.contains(FAILED);
  }

  private static String words(String all, GitResult result) {
    return all.lines()
        .filter(PushFailures::isTelling)
        .findFirst()
        .or(() -> all.lines().filter(PushFailures::isReason).findFirst())
        .orElseGet(result::firstMessage);
  }

  private static boolean isTelling(String line) {
    boolean servers = line.startsWith("remote: ") && line.strip().length() > "remote: ".length();
    return servers || line.startsWith("ERROR: ") || line.contains("rejected]");
  }

  // Of ssh, whose reason comes before git's own words.
  private static boolean isReason(String line) {
    String said = line.toLowerCase(Locale.ROOT);
    return !said.contains(UNSPECIFIC) && (any(UNREACHABLE, said) || any(FORBIDDEN, said));
  }

  private static boolean any(List<String> signs, String said) {
    return signs.stream().anyMatch(said::contains);
  }
}
