package dev.omk.worktree;

import dev.omk.git.GitPath;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Git's index as bytes: the times it will compare, and the index in parts, for several processes to
 * work on. The format is that of gitformat-index, versions 2 and 3.
 */
final class GitIndex {
  private static final byte[] SIGNATURE = "DIRC".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 4;
  private static final int COUNT = 8;
  private static final int HEADER = 12;
  private static final int STAT = 40;
  private static final int FLAGS = 2;
  private static final int EXTENDED = 0x4000;
  private static final int ALIGNED = 8;

  private final byte[] bytes;
  private final int digits;

  /** Where each entry begins, and where the last one ends. */
  private final int[] bounds;

  private GitIndex(byte[] bytes, int digits, int[] bounds) {
    this.bytes = bytes;
    this.digits = digits;
    this.bounds = bounds;
  }

  /**
   * Empty when it is none that this can read.
   *
   * @param bytes all of the file
   * @param digits of an object's name in this repository
   */
  static Optional<GitIndex> of(byte[] bytes, int digits) {
    if (bytes.length < HEADER || !Arrays.equals(SIGNATURE, Arrays.copyOf(bytes, VERSION))) {
      return Optional.empty();
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    int version = header.getInt(VERSION);
    int count = header.getInt(COUNT);
    if ((version != 2 && version != 3) || count < 0 || count > bytes.length / STAT) {
      return Optional.empty();
    }
    GitIndex index = new GitIndex(bytes, digits, new int[count + 1]);
    return index.findBounds() ? Optional.of(index) : Optional.empty();
  }

  private boolean findBounds() {
    bounds[0] = HEADER;
    for (int i = 0; i < size(); i++) {
      if (bounds[i] + STAT + digits / 2 + FLAGS >= bytes.length) {
        return false;
      }
      // One zero byte at least, and as many as bring the next entry to a multiple of eight.
      int length = pathEnd(i) - bounds[i];
      bounds[i + 1] = bounds[i] + (length + ALIGNED) / ALIGNED * ALIGNED;
    }
    return bounds[size()] + digits / 2 <= bytes.length;
  }

  private int pathBegin(int entry) {
    int flags = bounds[entry] + STAT + digits / 2;
    boolean extended = (ByteBuffer.wrap(bytes).getShort(flags) & EXTENDED) != 0;
    return flags + FLAGS + (extended ? FLAGS : 0);
  }

  private int pathEnd(int entry) {
    int to = pathBegin(entry);
    while (to < bytes.length && bytes[to] != 0) {
      to++;
    }
    return to;
  }

  private String path(int entry) {
    return GitPath.decode(bytes, pathBegin(entry), pathEnd(entry));
  }

  /** How many entries it has. */
  int size() {
    return bounds.length - 1;
  }

  /**
   * The paths that were changed at {@code second} or later, by the index itself.
   *
   * @param second since the epoch
   */
  Set<String> changedSince(long second) {
    Set<String> paths = new HashSet<>();
    ByteBuffer times = ByteBuffer.wrap(bytes);
    for (int i = 0; i < size(); i++) {
      if (Integer.toUnsignedLong(times.getInt(bounds[i])) >= second) {
        paths.add(path(i));
      }
    }
    return paths;
  }

  /** As many indexes as asked for, which together have these entries, in this order. */
  List<byte[]> parts(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            part -> {
              int first = first(part, count);
              int end = first(part + 1, count);
              ByteBuffer header = ByteBuffer.wrap(Arrays.copyOf(bytes, HEADER));
              header.putInt(COUNT, end - first);
              return sealed(
                  header.array(), Arrays.copyOfRange(bytes, bounds[first], bounds[end]), digits);
            })
        .toList();
  }

  /** The folders that more than one of so many parts have entries in, outer ones first. */
  List<String> shared(int count) {
    return IntStream.range(1, count)
        .map(part -> first(part, count))
        .boxed()
        .flatMap(entry -> common(path(entry - 1), path(entry)).stream())
        .distinct()
        .toList();
  }

  private static List<String> common(String before, String after) {
    return IntStream.range(0, Math.min(before.length(), after.length()))
        .filter(at -> before.charAt(at) == '/' && before.regionMatches(0, after, 0, at + 1))
        .mapToObj(at -> before.substring(0, at))
        .toList();
  }

  /**
   * The same index, with what its parts know by now of the files.
   *
   * @param parts all that {@link #parts} gave, after git has worked on them
   * @return empty if they are not what they were
   */
  Optional<byte[]> with(List<byte[]> parts) {
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    for (int i = 0; i < parts.size(); i++) {
      int first = first(i, parts.size());
      int end = first(i + 1, parts.size());
      int length = bounds[end] - bounds[first];
      Optional<GitIndex> part = of(parts.get(i), digits);
      if (part.isEmpty()
          || part.get().size() != end - first
          || part.get().bounds[end - first] != HEADER + length) {
        return Optional.empty();
      }
      entries.write(parts.get(i), HEADER, length);
    }
    // What follows the entries holds as it is: folders by their names, places by their lengths.
    entries.write(bytes, bounds[size()], bytes.length - digits / 2 - bounds[size()]);
    return Optional.of(sealed(Arrays.copyOf(bytes, HEADER), entries.toByteArray(), digits));
  }

  private int first(int part, int count) {
    return Math.toIntExact((long) size() * part / count);
  }

  private static byte[] sealed(byte[] header, byte[] rest, int digits) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header);
    out.writeBytes(rest);
    out.writeBytes(GitObject.newDigest(digits).digest(out.toByteArray()));
    return out.toByteArray();
  }
}
