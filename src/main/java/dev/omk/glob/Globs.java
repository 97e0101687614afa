package dev.omk.glob;

import com.google.re2j.Pattern;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A set of path patterns, matched in time linear in the length of the path.
 *
 * <p>Patterns and paths are relative to the root of the work tree, with {@code /}. {@code *} is any
 * text without a slash, {@code ?} one character but a slash, {@code **} any number of whole
 * folders, {@code {a,b}} either, {@code [a-z]} and {@code [!a-z]} one character of a set or not of
 * it; a backslash takes the next character as it is. A pattern that ends in a slash means all that
 * is below. A pattern matches a whole path: {@code *.md} is a file at the root, {@code **}{@code
 * /*.md} one at any depth.
 */
public final class Globs {
  private final List<String> patterns;
  private final Pattern regex;

  private Globs(Collection<String> globs, int flags) {
    this.patterns = List.copyOf(globs);
    // An alternation of nothing would match the empty path; no path is empty.
    this.regex =
        Pattern.compile(
            patterns.stream()
                .map(glob -> new GlobTranslation(glob).regex())
                .collect(Collectors.joining("|", "(?:", ")")),
            flags | Pattern.DOTALL);
  }

  /**
   * Patterns that compare case.
   *
   * @throws OmkException {@code INVALID_VALUE} for a pattern that is empty, longer than 4096
   *     characters, or has a brace or bracket without its partner
   */
  public static Globs of(Collection<String> globs) {
    return new Globs(globs, 0);
  }

  /** Patterns that do not compare case; otherwise as {@link #of}. */
  public static Globs ignoringCase(Collection<String> globs) {
    return new Globs(globs, Pattern.CASE_INSENSITIVE);
  }

  /** Whether one of the patterns matches the whole path. */
  public boolean matches(String path) {
    return !path.isEmpty() && regex.matches(path);
  }

  /** Whether one of the patterns matches the path or a folder that the path is in. */
  public boolean covers(String path) {
    if (matches(path)) {
      return true;
    }
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      if (matches(path.substring(0, slash))) {
        return true;
      }
    }
    return false;
  }

  static OmkException malformed(String glob, String why) {
    return new OmkException(
        ErrorCode.INVALID_VALUE,
        "the pattern \"" + glob + "\" " + why,
        "Correct it; a backslash takes the next character as it is.");
  }
}
