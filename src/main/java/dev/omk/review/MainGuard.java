package dev.omk.review;

/**
 * Lines that run only in a program of its own and never where a check loads the file: those of
 * Python below {@code if __name__ == "__main__":}, and those in {@code func main()} of a {@code
 * package main} of Go, which nothing can import.
 */
final class MainGuard {
  private final boolean python;
  private final boolean go;
  private boolean program;
  private boolean inside;

  MainGuard(String suffix) {
    this.python = suffix.equals("py");
    this.go = suffix.equals("go");
  }

  /** Whether the next line, as it stands in the file, is below one. */
  boolean holds(String line) {
    if (go) {
      program |= line.equals("package main");
      inside = program && (inside ? !line.startsWith("}") : line.startsWith("func main() {"));
      return inside;
    }
    if (!python || line.isBlank()) {
      return inside;
    }
    inside = inside && Character.isWhitespace(line.charAt(0));
    boolean was = inside;
    inside |= line.startsWith("if __name__ ==") && line.contains("__main__");
    return was || inside;
  }
}
