package dev.omk.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a state directory lacked before its first goal, so that a first goal that was not to be
 * leaves nothing.
 */
final class NewState {
  private final List<Path> missing;

  private NewState(List<Path> missing) {
    this.missing = missing;
  }

  /** Looks at what is not there yet, the innermost first. */
  static NewState before(StateDirectory state) {
    List<Path> missing = new ArrayList<>();
    if (isMissing(state.goals())) {
      missing.add(state.goals());
      if (isMissing(state.ignore())) {
        missing.add(state.ignore());
      }
      for (Path at = state.root(); at != null && isMissing(at); at = at.getParent()) {
        missing.add(at);
      }
    }
    return new NewState(missing);
  }

  private static boolean isMissing(Path path) {
    return !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Removes that again, as far as nobody else uses it: a directory with content stays. */
  void takeBack() {
    try {
      for (Path path : missing) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      return; // Somebody made a goal meanwhile.
    }
  }
}
