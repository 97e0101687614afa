package dev.omk.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.agent.AgentEnd.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleSignsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "API Error: 401 invalid x-api-key | LOGIN",
        "Incorrect API key provided: sk-*** | LOGIN",
        "Please log in with /login | LOGIN",
        "429 Too Many Requests | UNAVAILABLE",
        "Overloaded | UNAVAILABLE",
        "connect ECONNREFUSED 127.0.0.1:1 | UNAVAILABLE",
        "HTTP 503 Service Unavailable | UNAVAILABLE"
      })
  void whatKeepsAnAgentFromWorkingIsTold(String error, Trouble trouble) {
    assertThat(TroubleSigns.in(error)).contains(trouble);
  }

  @Test
  void otherErrorsAreNoTrouble() {
    assertThat(TroubleSigns.in("TypeError: x is undefined at line 4290")).isEmpty();
    assertThat(TroubleSigns.in("")).isEmpty();
  }
}
