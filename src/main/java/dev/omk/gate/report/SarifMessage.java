package dev.omk.gate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** The text of a message of a SARIF log, with its arguments in place (SARIF 2.1.0, 3.11). */
final class SarifMessage {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{|\\}\\}|\\{([0-9]{1,4})\\}");

  private SarifMessage() {}

  /**
   * The text as it stands, or the one that its {@code id} names.
   *
   * @param strings the {@code messageStrings} of the rule
   * @param global the {@code globalMessageStrings} of its component
   */
  static String text(JsonNode message, JsonNode strings, JsonNode global) {
    JsonNode arguments = message.path("arguments");
    String own = plain(message);
    if (!own.isEmpty()) {
      return arguments.isEmpty() ? own : filled(own, arguments);
    }
    String id = message.path("id").asText("");
    String named = plain(strings.path(id));
    String text = named.isEmpty() ? plain(global.path(id)) : named;
    return text.isEmpty() ? id : filled(text, arguments);
  }

  private static String plain(JsonNode message) {
    String text = message.path("text").asText("");
    return text.isEmpty() ? message.path("markdown").asText("") : text;
  }

  private static String filled(String text, JsonNode arguments) {
    StringBuilder filled = new StringBuilder();
    Matcher matcher = PLACEHOLDER.matcher(text);
    int end = 0;
    while (matcher.find()) {
      filled.append(text, end, matcher.start());
      String number = matcher.group(1);
      filled.append(
          number == null
              ? matcher.group().substring(1)
              : arguments.path(Integer.parseInt(number)).asText(matcher.group()));
      end = matcher.end();
    }
    return filled.append(text, end, text.length()).toString();
  }
}
