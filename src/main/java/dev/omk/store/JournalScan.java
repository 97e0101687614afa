package dev.omk.store;

import dev.omk.digest.Sha256;
import dev.omk.json.LineParser;
import dev.omk.json.MalformedJsonException;
import dev.omk.store.EventLine.MalformedLineException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One pass over the lines of a journal from a position on, verifying each. */
final class JournalScan {
  /**
   * Where the lines stop to hold.
   *
   * @param torn whether it looks as a crash leaves it: the last piece, without an end, or a line
   *     with bytes that never arrived
   */
  record Break(long line, long offset, long length, String reason, boolean torn) {}

  private final FileChannel channel;
  private final String goalId;
  private final Mac.@Nullable Bulk mac;
  private final LineParser parser = new LineParser();
  private final MessageDigest sha256 = Sha256.newDigest();
  private final long watched;

  // Where the lines that hold end; as fields of their own, as there may be millions.
  private long seq;
  private long bytes;
  private long lastLineStart;
  private byte[] prev;
  private @Nullable JournalPosition atWatched;
  private @Nullable Break broken;

  /**
   * @param watched the number of a line whose position is of interest
   */
  JournalScan(
      FileChannel channel, String goalId, Optional<Mac> mac, JournalPosition from, long watched) {
    this.channel = channel;
    this.goalId = goalId;
    this.mac = mac.isPresent() ? new Mac.Bulk(mac.get()) : null;
    this.seq = from.seq();
    this.bytes = from.bytes();
    this.lastLineStart = from.lastLineStart();
    this.prev = from.lastLine().getBytes(StandardCharsets.US_ASCII);
    this.watched = watched;
    if (from.seq() == watched) {
      atWatched = from;
    }
  }

  /** Reads up to {@code limit} bytes of the file, or to the first line that does not hold. */
  void run(long limit, Consumer<Event> events) throws IOException {
    LineReader lines = new LineReader(channel, bytes, EventLine.MAX_BYTES);
    while (bytes < limit && lines.next()) {
      Optional<String> reason = check(lines, events);
      if (reason.isPresent()) {
        broken = brokenAt(lines, reason.get());
        return;
      }
      sha256.update(lines.buffer(), lines.offset(), lines.length());
      prev = Sha256.asciiHex(sha256.digest());
      seq++;
      lastLineStart = lines.start();
      bytes = lines.end();
      if (seq == watched) {
        atWatched = position();
      }
    }
  }

  /** Why a line does not hold; or nothing, and its event went to the caller. */
  private Optional<String> check(LineReader lines, Consumer<Event> events) {
    if (lines.tooLong()) {
      return Optional.of("the line is longer than " + EventLine.MAX_BYTES + " bytes");
    }
    if (!lines.terminated()) {
      return Optional.of("the line has no end");
    }
    byte[] buffer = lines.buffer();
    if (!EventLine.follows(prev, buffer, lines.offset(), lines.length())
        || (mac == null && !EventLine.hasMac(buffer, lines.offset(), lines.length()))) {
      return Optional.of("the line does not follow the one before it");
    }
    if (mac != null && !EventLine.macFits(mac, buffer, lines.offset(), lines.length())) {
      return Optional.of(
          "its mac does not fit the key: it was changed, or written with another key");
    }
    try {
      events.accept(
          EventLine.read(parser, buffer, lines.offset(), lines.length(), goalId, seq + 1));
      return Optional.empty();
    } catch (MalformedJsonException | MalformedLineException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Break brokenAt(LineReader lines, String reason) throws IOException {
    // Bytes that never arrived can stand before some that did: pages are written in any order.
    boolean torn = (lines.last() && !lines.terminated()) || hasNul(lines);
    long length = channel.size() - bytes;
    return new Break(seq + 1, bytes, length, reason, torn);
  }

  /** JSON has no raw NUL: after a power loss it stands where bytes never reached the disk. */
  private static boolean hasNul(LineReader lines) {
    byte[] line =
        Arrays.copyOfRange(lines.buffer(), lines.offset(), lines.offset() + lines.length());
    for (byte b : line) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  /** Where the lines that hold end. */
  JournalPosition position() {
    return new JournalPosition(
        seq, bytes, new String(prev, StandardCharsets.US_ASCII), lastLineStart);
  }

  /** Why not at the end of the file, if so. */
  Optional<Break> broken() {
    return Optional.ofNullable(broken);
  }

  /** What it means, given the head that was read before the lines. */
  JournalState judge(Head.Look look) {
    return switch (look) {
      case Head.Look.Unusable(String reason) ->
          broken == null || broken.torn()
              ? new JournalState.Damaged(0, reason)
              : new JournalState.Damaged(broken.line(), broken.reason());
      case Head.Look.Found(Head head) -> judge(head);
    };
  }

  private JournalState judge(Head head) {
    Break at = broken;
    if (at != null && (head.seq() >= at.line() || !at.torn())) {
      return new JournalState.Damaged(at.line(), at.reason());
    }
    if (head.seq() > seq) {
      return new JournalState.Damaged(
          seq + 1, "the head vouches for " + head.seq() + " lines, here are " + seq);
    }
    if (atWatched != null
        && (atWatched.bytes() != head.bytes() || !atWatched.lastLine().equals(head.line()))) {
      return new JournalState.Damaged(head.seq(), "it is not the line that the head vouches for");
    }
    if (at != null) {
      return new JournalState.Recovered(
          "the last line of the journal was torn and is left out (" + at.length() + " bytes)",
          at.length());
    }
    return new JournalState.Intact();
  }
}
