package dev.omk.gate;

/**
 * What a gate's program was when the goal was created.
 *
 * @param program its name in the definition
 * @param path absolute, or relative to the work tree for a program in it; empty when there was none
 * @param sha256 lower-case hex of its content; empty when there was none
 */
public record ProgramPin(String program, String path, String sha256) {

  /** Whether there was such a program. */
  public boolean found() {
    return !path.isEmpty();
  }
}
