package dev.omk.cli;

/** The entry point of the {@code omk} executable. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its documented code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs one command and returns its documented code. */
  static int run(String... args) {
    System.out.println("omk");
    return 0;
  }
}
