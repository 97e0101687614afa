package dev.omk.agent;

import com.google.re2j.Pattern;
import dev.omk.agent.AgentEnd.Trouble;
import java.util.Optional;

/**
 * Tells from the words of an error what kept an agent from working. For errors only: in what an
 * agent says about its work the same words mean nothing.
 */
public final class TroubleSigns {
  private static final Pattern LOGIN =
      Pattern.compile(
          "(?i)\\b401\\b|\\b403\\b|unauthori[sz]ed|authenticat|(invalid|incorrect|missing|no)"
              + " api.?key|not logged in|log ?in\\b|credential");
  private static final Pattern UNAVAILABLE =
      Pattern.compile(
          "(?i)\\b429\\b|rate.?limit|quota|overloaded|\\b5(00|02|03|04|29)\\b|econnrefused|econnreset|etimedout|enotfound|eai_again|fetch"
              + " failed|network|connection (error|refused)|service unavailable|internal server"
              + " error|bad gateway|try again later");

  private TroubleSigns() {}

  /** What an error message points to; nothing if it is no more than an error. */
  public static Optional<Trouble> in(String error) {
    if (LOGIN.matcher(error).find()) {
      return Optional.of(Trouble.LOGIN);
    }
    return UNAVAILABLE.matcher(error).find() ? Optional.of(Trouble.UNAVAILABLE) : Optional.empty();
  }
}
