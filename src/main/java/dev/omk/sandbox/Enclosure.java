package dev.omk.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a confined program may reach. All paths are absolute, with links resolved where they exist.
 *
 * @param inhabitant who is confined, which decides what of the home is seen
 * @param root the tree that it works in, writable
 * @param home the user's home, if there is one
 * @param temporary folders that it gets for itself alone, empty
 * @param writable more that may be written
 * @param readOnly what stays as it is, though it is inside of something writable
 * @param visible what is to be seen, though it may be in a temporary folder
 * @param hidden directories that are seen empty, wherever they are
 * @param shownIfNamed what of the hidden is shown, read-only, to a program whose command names it
 * @param network whether there is a network besides a loopback of its own
 */
public record Enclosure(
    Inhabitant inhabitant,
    Path root,
    Optional<Path> home,
    List<Path> temporary,
    List<Path> writable,
    List<Path> readOnly,
    List<Path> visible,
    List<Path> hidden,
    List<Path> shownIfNamed,
    boolean network) {

  /** Who is confined. */
  public enum Inhabitant {
    /** Sees the home with its credentials, and writes what it keeps of its own there. */
    AGENT,
    /** Sees of the home's dot files only tool chains and caches. */
    GATE
  }

  public Enclosure {
    temporary = List.copyOf(temporary);
    writable = List.copyOf(writable);
    readOnly = List.copyOf(readOnly);
    visible = List.copyOf(visible);
    hidden = List.copyOf(hidden);
    shownIfNamed = List.copyOf(shownIfNamed);
  }
}
