package dev.omk.review;

/**
 * Lines of Python below {@code if __name__ == "__main__":}, which run only in a program of its own
 * and never where a check loads the file.
 */
final class MainGuard {
  private final boolean python;
  private boolean inside;

  MainGuard(String suffix) {
    this.python = suffix.equals("py");
  }

  /** Whether the next line, as it stands in the file, is below one. */
  boolean holds(String line) {
    if (!python || line.isBlank()) {
      return inside;
    }
    inside = inside && Character.isWhitespace(line.charAt(0));
    boolean was = inside;
    inside |= line.startsWith("if __name__ ==") && line.contains("__main__");
    return was || inside;
  }
}
