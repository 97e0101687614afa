package dev.omk.process;

/** Asks, as a program of its own, whether there is a token above it. */
final class TokenAbove {
  private TokenAbove() {}

  public static void main(String[] args) {
    System.out.println(ProcessTree.tokenAbove(args[0]));
  }
}
