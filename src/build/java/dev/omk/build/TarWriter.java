package dev.omk.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Writes POSIX ustar archives (IEEE 1003.1, pax, "ustar Interchange Format") that depend on names,
 * content, executable bits and modification times alone: owner 0, two kinds of mode.
 */
final class TarWriter implements AutoCloseable {
  private static final int BLOCK = 512;
  private static final int NAME_LIMIT = 100;
  private static final int CHECKSUM_AT = 148;

  private final OutputStream out;

  TarWriter(OutputStream out) {
    this.out = out;
  }

  void add(String name, Path path) throws IOException {
    boolean directory = Files.isDirectory(path);
    long size = directory ? 0 : Files.size(path);
    long seconds = Files.getLastModifiedTime(path).to(TimeUnit.SECONDS);
    int mode = directory || Files.isExecutable(path) && executable(path) ? 0755 : 0644;
    out.write(header(directory ? name + "/" : name, mode, size, seconds, directory ? '5' : '0'));
    if (!directory) {
      Files.copy(path, out);
      out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }
  }

  private static boolean executable(Path path) throws IOException {
    return Files.getPosixFilePermissions(path).toString().contains("OWNER_EXECUTE");
  }

  private static byte[] header(String name, int mode, long size, long seconds, char type) {
    byte[] block = new byte[BLOCK];
    put(block, 0, NAME_LIMIT, name);
    put(block, 100, 8, "%07o".formatted(mode));
    put(block, 108, 8, "0000000");
    put(block, 116, 8, "0000000");
    put(block, 124, 12, "%011o".formatted(size));
    put(block, 136, 12, "%011o".formatted(seconds));
    put(block, CHECKSUM_AT, 8, "        ");
    put(block, 156, 1, String.valueOf(type));
    put(block, 257, 8, "ustar\00000");
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    put(block, CHECKSUM_AT, 8, "%06o\0 ".formatted(sum));
    return block;
  }

  private static void put(byte[] block, int at, int limit, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > limit) {
      throw new IllegalArgumentException("too long for a tar header: " + text);
    }
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  @Override
  public void close() throws IOException {
    out.write(new byte[2 * BLOCK]);
    out.close();
  }
}
