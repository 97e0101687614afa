package dev.omk.scope;

/**
 * One path that a turn changed.
 *
 * @param file what happened to it
 * @param special what it is in the candidate, if it is no ordinary file
 * @param texts its content
 */
public record TurnChange(ChangedFile file, Special special, FileTexts texts) {

  /** Something that no turn may leave behind. */
  public enum Special {
    NONE,
    /** A link that leads out of the repository. */
    LINK_OUTSIDE,
    /** A named pipe, a socket or a device. */
    DEVICE,
    /** A repository within the repository, or a submodule. */
    NESTED_REPOSITORY,
    /** Larger than a snapshot takes. */
    HUGE
  }
}
