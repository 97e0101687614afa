package dev.omk.agent;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.log.BoundedLog;
import dev.omk.log.LogFilter;
import dev.omk.log.OpenLine;
import dev.omk.process.OutputSink;
import dev.omk.text.Harmless;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The record of one turn: a bounded, redacted log on disk, the latest line for a listener, and the
 * last words.
 */
public final class Transcript implements OutputSink, Closeable {
  /** The longest answer that is kept, in bytes. */
  public static final int MAX_ANSWER = 1024 * 1024;

  private static final int LAST_WORDS = 2000;
  private static final int LINE = 200;

  private final Path file;
  private final BoundedLog log;
  private final TurnListener listener;
  private final OpenLine openOut;
  private final OpenLine openErr;
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
  private boolean tooLong;
  private final LastBytes stdout = new LastBytes(4 * LAST_WORDS);
  private final LastBytes stderr = new LastBytes(4 * LAST_WORDS);
  private final Set<String> notes = ConcurrentHashMap.newKeySet();

  /**
   * Starts the record in an existing directory.
   *
   * @throws OmkException {@code IO} if that cannot be done
   */
  public Transcript(Path directory, Supplier<LogFilter> filters, TurnListener listener) {
    this.file = directory.resolve(AgentTurn.TRANSCRIPT);
    this.listener = listener;
    this.openOut = new OpenLine(filters);
    this.openErr = new OpenLine(filters);
    try {
      this.log = new BoundedLog(file, filters, this::filtered);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void accept(Stream stream, byte[] buffer, int offset, int length) {
    log.accept(stream, buffer, offset, length);
    byte[] open = (stream == Stream.STDERR ? openErr : openOut).accept(buffer, offset, length);
    say(open, 0, open.length);
  }

  /** Adds a line of our own. */
  public void note(String line) {
    notes.add(line);
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    log.accept(Stream.STDERR, bytes, 0, bytes.length);
  }

  private void filtered(Stream stream, byte[] buffer, int offset, int length) {
    switch (stream) {
      case STDOUT -> {
        stdout.add(buffer, offset, length);
        answered(buffer, offset, length);
      }
      case STDERR -> stderr.add(buffer, offset, length);
    }
    say(buffer, offset, length);
  }

  private void say(byte[] buffer, int offset, int length) {
    // Only the end of a chunk can hold the latest line that is worth showing.
    int from = Math.max(offset, offset + length - 4096);
    String text =
        new String(buffer, from, offset + length - from, StandardCharsets.UTF_8).stripTrailing();
    int start = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
    String line = Harmless.line(text.substring(start), LINE);
    if (!line.isEmpty()) {
      listener.said(line);
    }
  }

  // Half an answer is none.
  private void answered(byte[] buffer, int offset, int length) {
    if (!tooLong && answer.size() + length > MAX_ANSWER) {
      tooLong = true;
      listener.saidTooMuch();
    }
    if (tooLong) {
      answer.reset();
    } else {
      answer.write(buffer, offset, length);
    }
  }

  /** All of what it said on stdout, or nothing if that is too much; complete when closed. */
  public String answer() {
    return answer.toString(StandardCharsets.UTF_8);
  }

  /** The end of what it said on stdout, or if that is nothing on stderr; complete when closed. */
  public String lastWords() {
    String said = lastWords(stdout);
    return said.isEmpty() ? lastWords(stderr) : said;
  }

  /** The end of what it wrote on stderr, with our own notes; complete when closed. */
  public String lastErrors() {
    return lastWords(stderr);
  }

  /** The last line that it wrote on stderr itself, or nothing; complete when closed. */
  public String lastError() {
    return lastErrors()
        .lines()
        .filter(line -> !line.isBlank() && !notes.contains(line))
        .reduce("", (earlier, later) -> later);
  }

  private static String lastWords(LastBytes bytes) {
    String text = Harmless.block(new String(bytes.get(), StandardCharsets.UTF_8)).strip();
    if (text.length() <= LAST_WORDS) {
      return text;
    }
    String end = text.substring(text.length() - LAST_WORDS);
    int line = end.indexOf('\n');
    return "…" + (line >= 0 && line < LAST_WORDS / 2 ? end.substring(line) : end);
  }

  /**
   * Finishes the record.
   *
   * @throws OmkException {@code IO} if any of it could not be written
   */
  @Override
  public void close() {
    try {
      log.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private OmkException failed(IOException e) {
    return new OmkException(
        ErrorCode.IO,
        "cannot write " + file,
        "check the free space and the permissions of the state directory",
        e);
  }

  /** The last bytes of a stream. */
  private static final class LastBytes {
    private final byte[] ring;
    private long total;

    LastBytes(int size) {
      ring = new byte[size];
    }

    void add(byte[] buffer, int offset, int length) {
      int kept = Math.min(length, ring.length);
      int from = offset + length - kept;
      total += length - kept;
      for (int i = 0; i < kept; i++) {
        ring[(int) (total++ % ring.length)] = buffer[from + i];
      }
    }

    byte[] get() {
      if (total <= ring.length) {
        return Arrays.copyOf(ring, (int) total);
      }
      int oldest = (int) (total % ring.length);
      byte[] result = new byte[ring.length];
      System.arraycopy(ring, oldest, result, 0, ring.length - oldest);
      System.arraycopy(ring, 0, result, ring.length - oldest, oldest);
      return result;
    }
  }
}
