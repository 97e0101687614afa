package dev.omk.control.turn;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.agent.AgentEnd;
import dev.omk.goal.TurnFailure.Cause;
import dev.omk.text.Harmless;
import java.util.List;
import java.util.Optional;

/**
 * Tells turns that failed by what is around the work from those whose work was not good enough. A
 * turn that changed something is always judged by that. What an agent says can make us wait and try
 * again a few times, nothing else.
 */
final class TurnFailures {
  /** Exit codes of a shell and of Java for a program that a signal ended. */
  private static final int SIGNALS = 128;

  private static final int MAX_SIGNAL = 64;
  private static final int LINE = 200;

  private record Sign(Cause cause, Pattern pattern) {}

  // The words of the programs and services themselves; HTTP codes only beside a word for them.
  private static final List<Sign> SIGNS =
      List.of(
          sign(
              Cause.CREDENTIALS,
              "(http|status|api error|error code|error)[ :=(]{0,3}(401|402|403)\\b|invalid"
                  + " (api|x-api)[ -]key|incorrect api key|authentication["
                  + " _](error|failed|required)|not (logged|signed) in|please (log|sign)"
                  + " in|insufficient_quota|credit balance is too low|payment required|401"
                  + " unauthorized|403 forbidden"),
          sign(
              Cause.SERVICE,
              "(http|status|api error|error code|error)[ :=(]{0,3}(429|5[0-9][0-9])\\b"
                  + "|too many requests|rate[ _-]?limit|overloaded(_error)?\\b|service unavailable"
                  + "|bad gateway|gateway time-?out|internal server error"
                  + "|econnrefused|econnreset|etimedout|enotfound|eai_again|connection refused"
                  + "|connection reset|fetch failed|network error|name resolution"));

  /**
   * What stands before such words in a line that tells of an error: nothing, something that ends in
   * a colon or a bracket, or words of errors themselves. An agent that tells what it did has
   * others.
   */
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?i)(.*[:\\[\\](){}\"'>-])?\\s*((an?|the|your?|you|api|request|connect|connection|getaddrinfo|read"
              + "|write|socket|fetch|call|server|service|model|error|failed|exceeded|with|code|status"
              + "|response|got|received|unexpected|reached|hit|have|has|been|is|are|was|due|to|by"
              + "|because|of|currently|temporarily|\\d+)[\\s.,;]+)*");

  /** What follows them where they are the subject of some work. */
  private static final Pattern WORK =
      Pattern.compile(
          "(?i)[\\s\\w-]{0,20}\\b(handl|retr(y|ies)|cases?\\b|tests?\\b|support|logic|branch|paths?\\b)");

  private TurnFailures() {}

  private static Sign sign(Cause cause, String pattern) {
    return new Sign(cause, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
  }

  /** What failed, and why in one line. */
  record Failure(Cause cause, String reason) {}

  /**
   * Looks at how a turn ended.
   *
   * @param changed whether it left another tree
   * @param lastWords the end of what the agent said
   */
  static Optional<Failure> of(AgentEnd end, boolean changed, String lastWords) {
    if (changed) {
      return Optional.empty();
    }
    return switch (end) {
      case AgentEnd.NotStarted missing -> failure(Cause.MISSING, missing.reason());
      case AgentEnd.Exited exited -> said(lastWords).or(() -> killed(exited));
      case AgentEnd.Stopped s -> said(lastWords);
      case AgentEnd.Failed failed -> failure(cause(failed.trouble()), failed.reason());
      case AgentEnd.Idle idle -> said(lastWords).or(() -> failure(Cause.CRASH, idle.summary()));
      case AgentEnd.TimedOut t -> Optional.empty();
      case AgentEnd.Cancelled c -> Optional.empty();
    };
  }

  private static Cause cause(AgentEnd.Trouble trouble) {
    return switch (trouble) {
      case LOGIN -> Cause.CREDENTIALS;
      case UNAVAILABLE -> Cause.SERVICE;
      case CRASHED -> Cause.CRASH;
      case PROTOCOL -> Cause.MISSING;
    };
  }

  private static Optional<Failure> said(String lastWords) {
    List<String> lines = lastWords.lines().toList();
    for (Sign sign : SIGNS) {
      for (String line : lines.reversed()) {
        if (tells(sign, line)) {
          return failure(sign.cause(), Harmless.line(line, LINE));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean tells(Sign sign, String line) {
    Matcher matcher = sign.pattern().matcher(line);
    return matcher.find()
        && BEFORE.matches(line.substring(0, matcher.start()))
        && !WORK.matcher(line.substring(matcher.end())).lookingAt();
  }

  private static Optional<Failure> killed(AgentEnd.Exited exited) {
    int signal = exited.code() - SIGNALS;
    return signal > 0 && signal <= MAX_SIGNAL
        ? failure(Cause.CRASH, "it was ended by signal " + signal)
        : Optional.empty();
  }

  private static Optional<Failure> failure(Cause cause, String reason) {
    return Optional.of(new Failure(cause, reason));
  }
}
