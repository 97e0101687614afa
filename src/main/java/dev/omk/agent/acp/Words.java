package dev.omk.agent.acp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.agent.Transcript;
import dev.omk.process.OutputSink.Stream;
import dev.omk.text.Harmless;
import java.nio.charset.StandardCharsets;

/** Writes what an agent says and does into the transcript, as a person would read it. */
final class Words {
  private static final int LINE = 200;

  private final Transcript transcript;
  private boolean begun;
  private boolean lineOpen;

  Words(Transcript transcript) {
    this.transcript = transcript;
  }

  /** The prompt is sent: what came before was a repetition of an earlier turn. */
  void begin() {
    begun = true;
  }

  void update(JsonNode update) {
    if (!begun) {
      return;
    }
    switch (update.path("sessionUpdate").asText()) {
      case "agent_message_chunk" -> said(update.path("content").path("text").asText());
      case "agent_thought_chunk" -> thought(update.path("content").path("text").asText());
      case "tool_call" -> tool(update, "");
      case "tool_call_update" -> toolEnded(update);
      default -> {} // plans, commands, modes, and kinds that are not known
    }
  }

  private void said(String text) {
    if (!text.isEmpty()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      transcript.accept(Stream.STDOUT, bytes, 0, bytes.length);
      lineOpen = !text.endsWith("\n");
    }
  }

  private void thought(String text) {
    if (!text.isBlank()) {
      note("[thinks] " + Harmless.line(text, LINE));
    }
  }

  private void toolEnded(JsonNode update) {
    String status = update.path("status").asText();
    if (status.equals("completed")) {
      tool(update, ": completed");
    } else if (status.equals("failed")) {
      tool(update, ": failed" + why(update.path("content")));
    }
  }

  private static String why(JsonNode contents) {
    for (JsonNode content : contents) {
      String text = content.path("content").path("text").asText();
      if (!text.isBlank()) {
        return ": " + Harmless.line(text, LINE);
      }
    }
    return "";
  }

  private void tool(JsonNode update, String status) {
    String title = update.path("title").asText(update.path("toolCallId").asText());
    note("[" + update.path("kind").asText("tool") + "] " + Harmless.line(title, LINE) + status);
  }

  /** A line of our own. */
  void note(String line) {
    if (lineOpen) {
      transcript.accept(Stream.STDOUT, new byte[] {'\n'}, 0, 1);
      lineOpen = false;
    }
    transcript.note(line);
  }
}
