package dev.omk.delivery;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.text.Harmless;
import java.util.Locale;

/** What it means when GitHub does not do what it is asked: one line, and what to do. */
final class GhFailures {
  private static final int LINE = 300;

  private GhFailures() {}

  static OmkException notLoggedIn(RemoteAddress address) {
    return external(
        "gh is not logged in to " + address.host(), "gh auth login --hostname " + address.host());
  }

  static OmkException noBranch(RemoteAddress address, String branch) {
    return new OmkException(
        ErrorCode.NOT_FOUND,
        "there is no branch " + Harmless.line(branch, LINE) + " in " + address,
        "name one that is there: gh api --hostname "
            + address.host()
            + " repos/"
            + address.path()
            + "/branches --jq .[].name");
  }

  static OmkException noAnswer(RemoteAddress address, String why) {
    String words = Harmless.line(why.lines().findFirst().orElse(""), LINE);
    return external(
        address.host() + " cannot be reached" + (words.isEmpty() ? "" : ": " + words),
        "check the network, then say the same again; nothing is done twice");
  }

  /** From the documented statuses of GitHub's REST interface. */
  static OmkException of(RemoteAddress address, String what, GhApi.Reply reply) {
    String words = words(reply);
    String host = address.host();
    if (limited(reply)) {
      return external(
          "the rate limit of " + host + " is used up (" + what + ")",
          "wait, then say the same again; gh api rate_limit says when");
    }
    return switch (reply.status()) {
      case 401 ->
          external(host + " refuses gh's login: " + words, "gh auth login --hostname " + host);
      case 403 ->
          external(
              "gh's login may not do that in " + address + " (" + what + "): " + words,
              "ask for write access, or log in as somebody who has it: gh auth login --hostname "
                  + host);
      case 404 ->
          external(
              address + " is not there for gh's login (" + what + ")",
              "check git remote -v and gh auth status --hostname " + host);
      case 405, 409, 422 ->
          new OmkException(
              ErrorCode.BLOCKED_ON_HUMAN,
              address + " refuses (" + what + "): " + words,
              "mend that on " + host + ", then say the same again");
      default ->
          external(
              host + " answers " + reply.status() + " (" + what + "): " + words,
              "try again later; nothing is done twice");
    };
  }

  static String words(GhApi.Reply reply) {
    String message = reply.message();
    return Harmless.line(message.isEmpty() ? "no reason given" : message, LINE);
  }

  private static boolean limited(GhApi.Reply reply) {
    boolean used = "0".equals(reply.headers().get("x-ratelimit-remaining"));
    boolean said = reply.message().toLowerCase(Locale.ROOT).contains("rate limit");
    return reply.status() == 429 || (reply.status() == 403 && (used || said));
  }

  private static OmkException external(String message, String next) {
    return new OmkException(ErrorCode.BLOCKED_ON_EXTERNAL, message, next);
  }
}
