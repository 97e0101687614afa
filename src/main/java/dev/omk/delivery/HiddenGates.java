package dev.omk.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.gate.GateSpec;
import java.util.ArrayList;
import java.util.List;

/** Gates of which no agent may learn more than that there are some; and agents read forges. */
record HiddenGates(List<String> names) {
  /** What stands in the place of a name. */
  static final String NAME = "a hidden gate";

  HiddenGates {
    names = List.copyOf(names);
  }

  static HiddenGates of(JsonNode proof) {
    List<String> names = new ArrayList<>();
    for (JsonNode gate : proof.path("gates")) {
      if (is(gate)) {
        names.add(gate.path("name").asText());
      }
    }
    return new HiddenGates(names);
  }

  static boolean is(JsonNode gate) {
    return gate.path("command_line").asText().equals(GateSpec.HIDDEN);
  }

  /** The text without their names. */
  String conceal(String text) {
    String concealed = text;
    for (String name : names) {
      concealed = concealed.replace(name, NAME);
    }
    return concealed;
  }
}
