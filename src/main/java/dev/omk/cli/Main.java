package dev.omk.cli;

/** The entry point of the {@code omk} executable. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its documented code. */
  public static void main(String[] args) {
    int code = ExitCode.ERROR;
    try {
      code = run(args);
    } finally {
      // A signal that came meanwhile waits for this; from here on nothing is left to be done.
      Interrupts.ended();
    }
    // Returning is several milliseconds cheaper than System.exit, which sets up a logger first.
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Runs one command and returns its documented code. */
  static int run(String... args) {
    return new Invocation(new Streams()).run(args);
  }
}
