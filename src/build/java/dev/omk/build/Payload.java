package dev.omk.build;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * The compressed archive in the executable.
 *
 * @param file where it is
 * @param hash the SHA-256 of it, in hex
 * @param files what it holds, relative paths in order
 */
record Payload(Path file, String hash, List<String> files) {
  Payload {
    files = List.copyOf(files);
  }

  /** Packs the runtime, the jars and the AOT cache of {@code image}. */
  static Payload pack(Path image, Path archive) throws IOException {
    List<String> files = new ArrayList<>();
    try (TarWriter tar =
        new TarWriter(new SmallerGzip(new BufferedOutputStream(Files.newOutputStream(archive))))) {
      for (Path path : Trees.sorted(image)) {
        String name = image.relativize(path).toString();
        tar.add(name, path);
        if (Files.isRegularFile(path)) {
          files.add(name);
        }
      }
    }
    return new Payload(archive, sha256(archive), files);
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static final class SmallerGzip extends GZIPOutputStream {
    SmallerGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(9);
    }
  }
}
