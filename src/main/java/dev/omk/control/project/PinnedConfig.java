package dev.omk.control.project;

import dev.omk.config.Config;
import dev.omk.config.ConfigFile;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.NextCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The configuration that a goal was planned with. */
public final class PinnedConfig {
  /** Where it is, relative to the goal directory. */
  static final String FILE = "artifacts/policy/config.toml";

  private PinnedConfig() {}

  /**
   * Reads it.
   *
   * @throws OmkException {@code DAMAGED_STATE} if it is not the one that was pinned
   */
  public static Config of(GoalLedger ledger) {
    Path file = ledger.directory().resolve(FILE);
    try {
      Config config =
          ConfigFile.parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
      if (config.digest().equals(ledger.goal().pins().configDigest())) {
        return config;
      }
      throw damaged(ledger, "was changed", null);
    } catch (IOException e) {
      throw damaged(ledger, "cannot be read", e);
    }
  }

  private static OmkException damaged(GoalLedger ledger, String what, @Nullable IOException cause) {
    return new OmkException(
        ErrorCode.DAMAGED_STATE,
        FILE + " of goal '" + ledger.goal().id() + "' " + what,
        "the goal cannot be trusted any more; " + NextCommand.ANEW,
        cause);
  }
}
