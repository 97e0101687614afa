package dev.omk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where a document of ours lacks or contradicts what another one says; what is more is fine. */
final class Differences {
  private final Set<String> paths = new TreeSet<>();

  private Differences() {}

  /** The paths, with {@code []} for every element of a list. */
  static Set<String> between(JsonNode expected, JsonNode ours) {
    Differences differences = new Differences();
    differences.compare("", expected, ours);
    return differences.paths;
  }

  private void compare(String path, JsonNode expected, JsonNode ours) {
    if (expected.isObject() && ours.isObject()) {
      for (Map.Entry<String, JsonNode> field : expected.properties()) {
        compare(path + "/" + field.getKey(), field.getValue(), ours.path(field.getKey()));
      }
    } else if (expected.isArray() && ours.isArray() && expected.size() == ours.size()) {
      for (int i = 0; i < expected.size(); i++) {
        compare(path + "[]", expected.get(i), ours.get(i));
      }
    } else if (expected.isArray() && ours.isArray()) {
      paths.add(path + "#");
    } else if (expected.isNumber() && ours.isNumber()) {
      if (expected.decimalValue().compareTo(ours.decimalValue()) != 0) {
        paths.add(path);
      }
    } else if (!expected.equals(ours)) {
      paths.add(path);
    }
  }
}
