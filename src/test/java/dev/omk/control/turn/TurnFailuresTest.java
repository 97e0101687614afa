package dev.omk.control.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.agent.AgentEnd;
import dev.omk.goal.TurnFailure.Cause;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnFailuresTest {
  private static boolean service(String words) {
    return TurnFailures.of(new AgentEnd.Exited(1), false, words)
        .filter(failure -> failure.cause() == Cause.SERVICE)
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "API Error: 429 too many requests",
        "HTTP 503 Service Unavailable",
        "connect ECONNREFUSED 127.0.0.1",
        "error: request failed with status 503",
        "[error] fetch failed",
        "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}",
        "You have hit your rate limit",
        "The service is overloaded",
        "done so far\nHTTP 502 bad gateway\n"
      })
  void errorsOfAServiceAreKnown(String words) {
    assertThat(service(words)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I fixed the HTTP 503 handling",
        "- Added a test for status 429",
        "Fixed: HTTP 503 handling",
        "Summary: the client now backs off when the API says too many requests",
        "The rate limit tests pass",
        "Tests show that a connection reset is handled"
      })
  void anAgentThatTellsOfItsWorkIsNotCutOff(String words) {
    assertThat(service(words)).isFalse();
  }
}
