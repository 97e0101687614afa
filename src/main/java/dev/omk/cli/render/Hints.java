package dev.omk.cli.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Commands of omk that are shown to be pasted. Whoever told omk where to work reads them with the
 * same flags, so that the same shell finds the same goals; what is kept never has them.
 *
 * <p>Renderers mark words of our own with a control string that terminals ignore (PM of ECMA-48),
 * for foreign words may hold commands too; who prints puts the flags in and takes the marks out.
 *
 * @param flags as they are typed, for instance {@code -C "my project"}; empty if none were given
 */
public record Hints(String flags) {
  /** Of a call without such flags. */
  public static final Hints BARE = new Hints("");

  private static final String MARK = "\u001b^";
  private static final String END = "\u001b\\";
  private static final String PROGRAM = "omk ";
  private static final List<String> COMMANDS = List.of("goal ", "doctor", "demo", "completion");

  /** Marks harmless words of our own. */
  public static String marked(String words) {
    return MARK + words + END;
  }

  /** A text with its marks taken out. */
  public String shown(String text) {
    int mark = text.indexOf(MARK);
    if (mark < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (mark >= 0) {
      int end = text.indexOf(END, mark);
      out.append(text, at, mark).append(in(text.substring(mark + MARK.length(), end)));
      at = end + END.length();
      mark = text.indexOf(MARK, at);
    }
    return out.append(text, at, text.length()).toString();
  }

  /** Puts the flags into a document of ours, wherever it names a next step. */
  public void into(JsonNode document) {
    if (flags.isEmpty()) {
      return;
    }
    document.forEach(this::into);
    if (document instanceof ObjectNode object && object.path("next_step").isTextual()) {
      object.put("next_step", in(object.path("next_step").asText()));
    }
  }

  /** Words of our own with the flags in every command; what is quoted is somebody's text. */
  public String in(String words) {
    if (flags.isEmpty()) {
      return words;
    }
    StringBuilder out = new StringBuilder(words.length() + flags.length());
    boolean quoted = false;
    int at = 0;
    while (at < words.length()) {
      if (!quoted && isCommand(words, at)) {
        out.append(PROGRAM).append(flags).append(' ');
        at += PROGRAM.length();
      } else {
        char next = words.charAt(at++);
        quoted ^= next == '"';
        out.append(next);
      }
    }
    return out.toString();
  }

  private static boolean isCommand(String words, int at) {
    int command = at + PROGRAM.length();
    return words.startsWith(PROGRAM, at)
        && (at == 0 || " (".indexOf(words.charAt(at - 1)) >= 0)
        && COMMANDS.stream().anyMatch(one -> words.startsWith(one, command));
  }
}
