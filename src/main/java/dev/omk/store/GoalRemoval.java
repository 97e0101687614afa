package dev.omk.store;

import dev.omk.file.TreeRemoval;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes goals away, each whole or not at all: a rename makes a goal no goal any more, then what is
 * left of it can go at leisure. After a crash {@link #leftovers} tells where to go on.
 */
public final class GoalRemoval {
  private static final String GONE = ".gone-";

  private final StateDirectory state;
  private final DurableFiles files;

  /** Takes goals out of {@code state}. */
  public GoalRemoval(StateDirectory state, DurableFiles files) {
    this.state = state;
    this.files = files;
  }

  /** From here on there is no such goal. */
  public void begin(String id) {
    Path directory = state.goalDirectory(id);
    try {
      files.rename(directory, gone(id));
      files.syncDirectory(state.goals());
    } catch (IOException e) {
      throw StoreFailure.cannot("remove", directory, e);
    }
  }

  /** Deletes what is left of a goal that is none any more. */
  public void finish(String id) {
    try {
      TreeRemoval.of(gone(id));
    } catch (IOException e) {
      throw StoreFailure.cannot("remove", gone(id), e);
    }
  }

  /** Where the rest of a goal is that is none any more. */
  public Path gone(String id) {
    return state.goals().resolve(GONE + id);
  }

  /** The ids of goals of which something is left. */
  public List<String> leftovers() {
    List<String> ids = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(state.goals(), GONE + "goal-*")) {
      for (Path entry : entries) {
        String id = String.valueOf(entry.getFileName()).substring(GONE.length());
        if (GoalName.is(id)) {
          ids.add(id);
        }
      }
      return ids;
    } catch (NoSuchFileException e) {
      return ids;
    } catch (DirectoryIteratorException | IOException e) {
      throw StoreFailure.cannot("read", state.goals(), new IOException(e));
    }
  }
}
