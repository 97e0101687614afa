package dev.omk.doctor;

import dev.omk.error.OmkException;
import dev.omk.goal.NextCommand;
import dev.omk.store.DurableFiles;
import dev.omk.store.KeyFile;
import dev.omk.store.Mac;
import dev.omk.store.StateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The state directory, the key that vouches for it, and every goal in it. */
final class StateCheck implements Check {
  private static final String DIRECTORY = "state";
  private static final String KEY = "key";

  private final StateDirectory state;
  private final KeyFile keyFile;

  StateCheck(StateDirectory state, Surroundings surroundings) {
    this.state = state;
    this.keyFile =
        KeyFile.of(
            surroundings.environment().get("XDG_CONFIG_HOME"),
            surroundings.environment().get("HOME"),
            DurableFiles.real());
  }

  @Override
  public List<Diagnosis> look() {
    List<Diagnosis> all = new ArrayList<>();
    try {
      List<String> ids = state.ids();
      all.add(directory(ids));
      Optional<Mac> key = keyFile.load();
      all.add(key(key, ids));
      if (!ids.isEmpty()) {
        all.add(new GoalsCheck(state, ids, key, keyFile.remedy()).diagnosis());
      }
    } catch (OmkException e) {
      String area = all.isEmpty() ? DIRECTORY : KEY;
      all.add(Diagnosis.of(area, new Health.Broken(e.line(), e.nextStep())));
    }
    return all;
  }

  private Diagnosis directory(List<String> ids) {
    return Diagnosis.of(DIRECTORY, directoryHealth(ids)).with("path", state.root().toString());
  }

  private Health directoryHealth(List<String> ids) {
    Path root = state.root();
    if (!Files.exists(root)) {
      Path parent = root.getParent();
      return parent == null || Files.isWritable(parent) || !Files.exists(parent)
          ? new Health.Ok("no goal yet; the first one makes " + root)
          : new Health.Broken(
              parent + " cannot be written", "make it writable, or use --state-dir");
    }
    Path written = Files.exists(state.goals()) ? state.goals() : root;
    if (!Files.isDirectory(written)) {
      return new Health.Broken(
          written + " is not a directory", "move it away: mv " + written + " " + written + ".old");
    }
    return Files.isWritable(written)
        ? new Health.Ok(root + " (goals: " + ids.size() + ")")
        : new Health.Broken(written + " cannot be written", "chmod u+w " + written);
  }

  private Diagnosis key(Optional<Mac> key, List<String> ids) {
    String path = keyFile.path().map(Path::toString).orElse("");
    Diagnosis diagnosis = Diagnosis.of(KEY, keyHealth(path, key.isPresent(), ids));
    return diagnosis.with("path", path);
  }

  private Health keyHealth(String path, boolean there, List<String> ids) {
    if (path.isEmpty()) {
      return new Health.Broken(
          "without a home there is no key, and nothing can be written", keyFile.remedy());
    }
    if (there) {
      return new Health.Ok(path);
    }
    return ids.isEmpty()
        ? new Health.Ok("none yet; the first goal makes " + path)
        : new Health.Broken(
            path + " is missing, so the goals here cannot be verified nor written to",
            "put it back from a backup, or start the goals anew: " + NextCommand.RUN);
  }
}
