package dev.omk.process;

import java.util.Optional;

/**
 * Talks to a program while it runs. Everything is called by the thread that runs the program, one
 * call at a time, and must be quick.
 */
public interface Conversation extends OutputSink {

  /** The program has been started; {@code input} is what it reads. */
  void begin(ProgramInput input);

  /**
   * Called again and again, at least some fifty times a second, until the program has ended.
   *
   * @return how the run should end now; {@link Ending.Exited} when all has been said. Counts once:
   *     after that the program is on its way out
   */
  Optional<Ending> look();

  /**
   * The run is about to end early, or all has been said: tell the program. It has a short grace to
   * go by itself, in which its output is still taken; then its whole tree is ended.
   */
  void goodbye(Ending why);
}
