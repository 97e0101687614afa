package dev.omk.control.workspace;

import dev.omk.error.OmkException;
import dev.omk.store.Mac;
import dev.omk.store.StateDirectory.Newest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The newest goals of a project. Reading a directory of thousands takes a good part of a command's
 * time, so what was found there is remembered until the directory changes.
 */
final class NewestGoals {
  /** Fewer goals are read as fast as they are remembered. */
  private static final int MANY = 1000;

  private static final int REMEMBERED = 32;
  private static final int MAX_FILES = 64;

  private final Workspace workspace;
  private final VouchedFiles files;

  NewestGoals(Workspace workspace) {
    this.workspace = workspace;
    this.files =
        new VouchedFiles(
            UserCache.of(workspace.world().environment()).resolve("newest"), MAX_FILES);
  }

  /** So many at most, the newest first. */
  Newest of(long most) {
    if (most > REMEMBERED) {
      return workspace.state().newest(most);
    }
    Newest newest = remembered().orElseGet(this::read);
    List<String> ids = newest.ids();
    return new Newest(ids.subList(0, (int) Math.min(ids.size(), most)), newest.total());
  }

  private Optional<Newest> remembered() {
    if (!files.exist()) {
      return Optional.empty();
    }
    try {
      Optional<Mac> key = workspace.key();
      return key.isPresent()
          ? files.find(key.get(), stamp().name()).flatMap(NewestGoals::parsed)
          : Optional.empty();
    } catch (IOException | OmkException e) {
      return Optional.empty();
    }
  }

  private Newest read() {
    Newest newest = workspace.state().newest(REMEMBERED);
    if (newest.total() >= MANY) {
      remember();
    }
    return newest;
  }

  // Read once more between two looks at the directory: where there are few, none is needed.
  private void remember() {
    try {
      Optional<Mac> key = workspace.key();
      DirectoryStamp before = stamp();
      Newest newest = workspace.state().newest(REMEMBERED);
      if (key.isPresent() && before.settled(workspace.world().now()) && stamp().equals(before)) {
        String text = newest.total() + "\n" + String.join("\n", newest.ids());
        files.keep(key.get(), before.name(), text.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException | OmkException e) {
      return; // What cannot be remembered is read again.
    }
  }

  private static Optional<Newest> parsed(byte[] content) {
    String[] lines = new String(content, StandardCharsets.US_ASCII).split("\n", -1);
    try {
      List<String> ids = Arrays.asList(lines).subList(1, lines.length);
      return Optional.of(new Newest(ids, Integer.parseInt(lines[0])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private DirectoryStamp stamp() throws IOException {
    return DirectoryStamp.of(workspace.state().goals());
  }
}
