package dev.omk.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import org.junit.jupiter.api.Test;

class CarriedFieldsTest {
  private static ObjectNode proof(String commandLine) {
    ObjectNode proof = Json.object();
    proof
        .putArray("gates")
        .addObject()
        .put("name", "tests")
        .put("command_line", commandLine)
        .put("x_flaky", false)
        .put("exit_code", 0)
        .put("stdout_summary", "3 passed");
    return proof;
  }

  private static ObjectNode carried(ObjectNode before) {
    ObjectNode fresh = proof("npm test");
    ((ObjectNode) fresh.path("gates").path(0)).retain("name", "command_line");
    CarriedFields.carry(fresh, before);
    return (ObjectNode) fresh.path("gates").path(0);
  }

  @Test
  void whatIsUnknownOfAGateStaysAndWhatItsLastRunGaveDoesNot() {
    ObjectNode gate = carried(proof("npm test"));

    assertThat(gate.path("x_flaky").isBoolean()).isTrue();
    assertThat(gate.has("exit_code")).isFalse();
    assertThat(gate.has("stdout_summary")).isFalse();
  }

  @Test
  void aGateThatRunsAnotherCommandIsAnotherOne() {
    assertThat(carried(proof("true")).has("x_flaky")).isFalse();
  }
}
