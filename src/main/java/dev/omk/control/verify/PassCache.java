package dev.omk.control.verify;

import dev.omk.control.workspace.UserCache;
import dev.omk.control.workspace.VouchedFiles;
import dev.omk.control.workspace.Workspace;
import dev.omk.document.EventCodec;
import dev.omk.document.TestsDocument;
import dev.omk.error.OmkException;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.run.KnownPasses;
import dev.omk.json.MalformedJsonException;
import dev.omk.store.Mac;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Passes in the user's cache directory, a file each. What cannot be written is forgotten: then the
 * gate runs again.
 */
final class PassCache implements KnownPasses {
  private static final int MAX_FILES = 500;

  private final VouchedFiles files;
  private final Workspace workspace;
  private final boolean fresh;
  private final TestsDocument documents = new TestsDocument(new EventCodec());

  private PassCache(Path directory, Workspace workspace, boolean fresh) {
    this.files = new VouchedFiles(directory, MAX_FILES);
    this.workspace = workspace;
    this.fresh = fresh;
  }

  /**
   * The cache of a project.
   *
   * @param fresh know nothing, but remember
   */
  static KnownPasses of(Workspace workspace, boolean fresh) {
    Path directory =
        UserCache.of(workspace.world().environment(), "passes", workspace.state().root());
    return new PassCache(directory, workspace, fresh);
  }

  @Override
  public Optional<GateResult> find(String key) {
    if (fresh) {
      return Optional.empty();
    }
    try {
      Optional<Mac> mac = workspace.key();
      Optional<byte[]> json = mac.isPresent() ? files.find(mac.get(), key) : Optional.empty();
      return json.isPresent()
          ? documents.read(json.get()).stream()
              .filter(result -> result.outcome() instanceof GateOutcome.Passed)
              .findFirst()
          : Optional.empty();
    } catch (MalformedJsonException e) {
      return Optional.empty();
    } catch (IOException | OmkException e) {
      return Optional.empty();
    }
  }

  @Override
  public void keep(String key, GateResult passed) {
    byte[] json = documents.write(List.of(passed));
    try {
      Optional<Mac> known = workspace.keyForCaches();
      if (known.isPresent()) {
        files.keep(known.get(), key, json);
      }
    } catch (IOException | OmkException e) {
      // A cache that cannot be written is no reason to fail a gate that passed.
      return;
    }
  }
}
