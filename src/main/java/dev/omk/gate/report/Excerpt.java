package dev.omk.gate.report;

import dev.omk.gate.GateFinding;
import dev.omk.text.Harmless;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The useful part of a failing gate's output, for prompts and people: the failure blocks of the
 * runners we know and lines that name an error, before anything else; the last lines where there is
 * nothing of that kind; all of a short output. Bounded to {@link #MAX_LINES} and {@link
 * #MAX_CHARS}.
 */
public final class Excerpt {
  /** The most lines of an excerpt. */
  public static final int MAX_LINES = 60;

  /** The most characters of an excerpt. */
  public static final int MAX_CHARS = 4096;

  /** Longer lines are cut. */
  static final int MAX_LINE = 300;

  private static final int LAST_LINES = 20;
  private static final String GAP = "…";

  private final List<String> lines = new ArrayList<>();
  private int chars;

  private List<GateFinding> places = List.of();

  private Excerpt() {}

  /** Its lines. */
  public String text() {
    return String.join("\n", lines);
  }

  /**
   * The places that the output names, in its order; also those for which the text has no room. At
   * most {@link GateFinding#MOST}.
   */
  public List<GateFinding> places() {
    return places.isEmpty() ? OutputPlaces.of(text()) : places;
  }

  /**
   * The excerpt of a log.
   *
   * @param findings what reports say, one line each; they come first
   * @param log the file, which may be missing (then only the findings count)
   */
  public static Excerpt of(List<String> findings, Path log) throws IOException {
    if (!Files.isRegularFile(log, LinkOption.NOFOLLOW_LINKS)) {
      return of(findings, InputStream.nullInputStream());
    }
    try (InputStream in = Files.newInputStream(log, LinkOption.NOFOLLOW_LINKS)) {
      return of(findings, in);
    }
  }

  /** The same of a stream, which is read to its end with bounded memory. */
  static Excerpt of(List<String> findings, InputStream log) throws IOException {
    FailureBlocks blocks = new FailureBlocks(LAST_LINES);
    readLines(log, blocks);
    Excerpt excerpt = new Excerpt();
    findings.forEach(finding -> excerpt.add(cut(Harmless.withoutSequences(finding))));
    if (findings.isEmpty() && blocks.isShort()) {
      excerpt.addLast(blocks.lastLines()); // All of it: what is above an error may be its cause.
      return excerpt;
    }
    excerpt.addBlocks(blocks.finish());
    excerpt.places = blocks.places();
    if (excerpt.lines.isEmpty()) {
      excerpt.addLast(blocks.lastLines());
    }
    return excerpt;
  }

  /** Picks the most telling blocks that fit, and shows them in the order of the output. */
  private void addBlocks(List<FailureBlock> blocks) {
    List<FailureBlock> chosen = new ArrayList<>();
    int lineRoom = MAX_LINES - lines.size();
    int charRoom = MAX_CHARS - chars;
    List<FailureBlock> byWeight =
        blocks.stream().sorted(Comparator.comparing(FailureBlock::weight)).toList();
    for (FailureBlock block : byWeight) {
      FailureBlock fitting = chosen.isEmpty() ? block.shortened(lineRoom, charRoom) : block;
      if (fitting.lines().size() + 1 <= lineRoom && fitting.chars() + 2 <= charRoom) {
        chosen.add(fitting);
        lineRoom -= fitting.lines().size() + 1;
        charRoom -= fitting.chars() + 2;
      }
    }
    chosen.sort(Comparator.comparingInt(FailureBlock::start));
    int expected = -1;
    for (FailureBlock block : chosen) {
      if (expected >= 0 && block.start() > expected) {
        add(GAP);
      }
      block.lines().forEach(this::add);
      expected = block.end();
    }
  }

  private void addLast(List<String> last) {
    int from = last.size();
    int room = MAX_CHARS;
    while (from > 0 && room > last.get(from - 1).length()) {
      room -= last.get(--from).length() + 1;
    }
    last.subList(from, last.size()).forEach(this::add);
  }

  private void add(String line) {
    if (lines.size() < MAX_LINES && chars + line.length() + 1 <= MAX_CHARS) {
      lines.add(line);
      chars += line.length() + 1;
    }
  }

  /** Reads bytes, for a line may be a mebibyte and only its start matters. */
  private static void readLines(InputStream log, FailureBlocks blocks) throws IOException {
    InputStream in = new BufferedInputStream(log, 64 * 1024);
    byte[] line = new byte[MAX_LINE * 8];
    int length = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        blocks.line(decode(line, length));
        length = 0;
      } else if (length < line.length) {
        line[length++] = (byte) b;
      }
    }
    if (length > 0) {
      blocks.line(decode(line, length));
    }
  }

  private static String decode(byte[] line, int length) {
    String text = new String(line, 0, length, StandardCharsets.UTF_8);
    int overwritten = text.stripTrailing().lastIndexOf('\r');
    return cut(Harmless.withoutSequences(overwritten < 0 ? text : text.substring(overwritten + 1)));
  }

  private static String cut(String line) {
    return line.length() <= MAX_LINE ? line.stripTrailing() : line.substring(0, MAX_LINE) + GAP;
  }
}
