package dev.omk.store;

import dev.omk.error.OmkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Where goals are that a person moved out of the way: {@code goals/damaged/}, which no command
 * reads. Nothing of them is changed.
 */
public final class GoalAside {
  private static final String FOLDER = "damaged";

  private final StateDirectory state;
  private final DurableFiles files;

  /** Moves goals out of {@code state}. */
  public GoalAside(StateDirectory state, DurableFiles files) {
    this.state = state;
    this.files = files;
  }

  /** Where a goal will be. */
  public Path place(String id) {
    Path wanted = state.goals().resolve(FOLDER).resolve(id);
    Path place = wanted;
    for (int n = 2; Files.exists(place, LinkOption.NOFOLLOW_LINKS); n++) {
      place = wanted.resolveSibling(id + "-" + n);
    }
    return place;
  }

  /**
   * Moves a goal, or what is in its place: a link is moved itself.
   *
   * @throws OmkException with code {@code IO} if it cannot be moved
   */
  public void move(String id, Path place) {
    Path from = state.goals().resolve(id);
    try {
      Path folder = AtomicFile.parent(place);
      files.createDirectory(folder);
      files.rename(from, place);
      files.syncDirectory(folder);
      files.syncDirectory(state.goals());
    } catch (IOException e) {
      throw StoreFailure.cannot("move", from, e);
    }
  }
}
