package dev.omk.git;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Turns the strings of {@link GitPath} into files below a root and back, byte by byte, whatever the
 * locale's encoding is.
 */
public final class RootedPaths {
  private final Path root;
  private final String rootUri;

  /**
   * @param root an absolute directory
   */
  public RootedPaths(Path root) {
    this.root = root;
    String uri = root.toUri().getRawPath();
    this.rootUri = uri.endsWith("/") ? uri : uri + "/";
  }

  /** The directory that everything is below. */
  public Path root() {
    return root;
  }

  /**
   * The file of a path.
   *
   * @throws IllegalArgumentException when the path is empty, absolute, or has a part {@code .},
   *     {@code ..} or {@code .git}
   */
  public Path file(String path) {
    requireInside(path);
    if (ascii(path)) {
      return root.resolve(path);
    }
    return Path.of(URI.create("file://" + rootUri + escape(path)));
  }

  /** The path of a file below the root. */
  public String path(Path file) {
    String plain = root.relativize(file).toString();
    if (ascii(plain)) {
      return plain;
    }
    String raw = file.toUri().getRawPath().substring(rootUri.length());
    String trimmed = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
    return GitPath.decode(unescape(trimmed));
  }

  /** The bytes of any path, for instance a link's target, as a string of {@link GitPath}. */
  public static String raw(Path any) {
    String plain = any.toString();
    if (ascii(plain)) {
      return plain;
    }
    // A URI keeps the bytes; a relative path has to be made absolute for that.
    String uri = Path.of("/").resolve(any).toUri().getRawPath();
    String full = GitPath.decode(unescape(uri));
    String kept = full.endsWith("/") ? full.substring(0, full.length() - 1) : full;
    return any.isAbsolute() ? kept : kept.substring(1);
  }

  /** The path whose bytes {@link #raw} gave. */
  public static Path ofRaw(String raw) {
    if (ascii(raw)) {
      return Path.of(raw);
    }
    Path absolute = Path.of(URI.create("file://" + escape(raw.startsWith("/") ? raw : "/" + raw)));
    return raw.startsWith("/") ? absolute : Path.of("/").relativize(absolute);
  }

  private static String escape(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte octet : GitPath.encode(path)) {
      int value = octet & 0xFF;
      boolean plain = value == '/' || (value < 0x80 && Character.isLetterOrDigit(value));
      uri.append(plain ? Character.toString(value) : String.format("%%%02X", value));
    }
    return uri.toString();
  }

  private static byte[] unescape(String raw) {
    byte[] in = raw.getBytes(StandardCharsets.US_ASCII);
    byte[] out = new byte[in.length];
    int length = 0;
    for (int i = 0; i < in.length; i++) {
      if (in[i] == '%') {
        out[length++] = (byte) Integer.parseInt(raw, i + 1, i + 3, 16);
        i += 2;
      } else {
        out[length++] = in[i];
      }
    }
    return Arrays.copyOf(out, length);
  }

  private static boolean ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static void requireInside(String path) {
    for (String part : path.split("/", -1)) {
      String lower = part.toLowerCase(Locale.ROOT);
      if (lower.isEmpty() || lower.equals(".") || lower.equals("..") || lower.equals(".git")) {
        throw new IllegalArgumentException("not a path inside the work tree: " + path);
      }
    }
  }
}
