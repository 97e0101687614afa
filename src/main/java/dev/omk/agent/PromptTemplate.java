package dev.omk.agent;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.text.Harmless;
import dev.omk.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The order of a prompt, and words of a user's own between its parts: text in which {@code
 * {{name}}} stands for a part. A part without content leaves nothing.
 *
 * @param parts in their order
 */
public record PromptTemplate(List<Part> parts) {
  /** The longest template, in bytes of UTF-8. */
  public static final int MAX_BYTES = 16 * 1024;

  private static final Pattern MARK = Pattern.compile("\\{\\{([^{}\\n]{0,60})(\\}\\})?");

  public PromptTemplate {
    parts = List.copyOf(parts);
  }

  /** A piece of a template. */
  public sealed interface Part {
    /** Words of the user's. */
    record Words(String text) implements Part {}

    /** What omk fills in. */
    record Filled(Section section) implements Part {}
  }

  /** What a template can name. */
  public enum Section {
    /** The text of the goal. It must be there. */
    GOAL,
    /** The task, and the number of the pass. */
    TASK,
    /** What may be changed and what not. */
    RULES,
    /** How to go about it after passes that did not help. */
    STRATEGY,
    /** The gates that do not pass, with the useful part of their output. */
    FAILING,
    /** What the last pass did that was undone. */
    UNDONE,
    /** What a review found. */
    FINDINGS,
    /** What earlier passes tried, and why it was not enough. */
    EARLIER,
    /** The plan. */
    PLAN,
    /** The change that is to be reviewed. */
    DIFF,
    /** How to answer. */
    ANSWER;

    private String placeholder() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Optional<Section> named(String name) {
      return Stream.of(values()).filter(s -> s.placeholder().equals(name)).findFirst();
    }
  }

  /** The order that is used when nobody gives another one. */
  static PromptTemplate of(Section... sections) {
    return new PromptTemplate(Stream.of(sections).<Part>map(Part.Filled::new).toList());
  }

  /**
   * Reads a template.
   *
   * @param fileName as messages name it
   * @param known the parts that this prompt has
   * @param needed those that must be named
   * @throws OmkException {@code MALFORMED_FILE} with {@code file:line:column}
   */
  public static PromptTemplate parse(
      String text, String fileName, List<Section> known, List<Section> needed) {
    if (text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw malformed(fileName + " is longer than " + MAX_BYTES + " bytes", "shorten it");
    }
    Reading reading = new Reading(text, fileName, known);
    List<Part> parts = reading.parts();
    for (Section section : needed) {
      if (!parts.contains(new Part.Filled(section))) {
        throw malformed(
            fileName + ":1:1: {{" + section.placeholder() + "}} is missing",
            "put it where that part is to stand");
      }
    }
    return new PromptTemplate(parts);
  }

  private static OmkException malformed(String message, String nextStep) {
    return new OmkException(ErrorCode.MALFORMED_FILE, message, nextStep);
  }

  /** One template being read. */
  private record Reading(String text, String fileName, List<Section> known) {
    List<Part> parts() {
      List<Part> parts = new ArrayList<>();
      Matcher mark = MARK.matcher(text);
      int at = 0;
      while (mark.find()) {
        if (mark.start() > at) {
          parts.add(new Part.Words(text.substring(at, mark.start())));
        }
        parts.add(new Part.Filled(section(mark)));
        at = mark.end();
      }
      if (at < text.length()) {
        parts.add(new Part.Words(text.substring(at)));
      }
      return parts;
    }

    private Section section(Matcher mark) {
      String name = mark.group(1).strip();
      if (mark.group(2) == null) {
        throw malformed(
            position(mark.start()) + ": '{{' without '}}'", "write for instance {{goal}}");
      }
      return Section.named(name)
          .filter(known::contains)
          .orElseThrow(
              () ->
                  malformed(
                      position(mark.start())
                          + ": unknown placeholder '{{"
                          + Harmless.line(name, 60)
                          + "}}'"
                          + Nearest.hint(name, names()),
                      "known here: " + String.join(", ", names())));
    }

    private List<String> names() {
      Function<Section, String> name = Section::placeholder;
      return known.stream().map(name).toList();
    }

    private String position(int offset) {
      String before = text.substring(0, offset);
      long line = 1 + before.chars().filter(c -> c == '\n').count();
      int column = offset - before.lastIndexOf('\n');
      return fileName + ":" + line + ":" + column;
    }
  }
}
