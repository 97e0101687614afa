package dev.omk.control.project;

import dev.omk.agent.AgentCatalog;
import dev.omk.config.Config;
import dev.omk.config.ConfigFile;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.Comparisons;
import dev.omk.gate.GateSpec;
import dev.omk.gate.file.DirectoryTree;
import dev.omk.gate.file.GateDetection;
import dev.omk.gate.file.GatesDocument;
import dev.omk.gate.file.GatesFile;
import dev.omk.goal.Settings;
import dev.omk.toml.TomlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the files of a project say before a goal is made: its gates and its configuration.
 *
 * @param root of the work tree
 * @param gates from {@code .omk/gates.toml}, else detected; then those of the user's own file
 * @param comparisons what is compared with the base beside them
 * @param detected whether they were detected
 * @param leftOut what detection left out and why, one line each
 * @param config the effective configuration
 */
public record Project(
    Path root,
    List<GateSpec> gates,
    Comparisons comparisons,
    boolean detected,
    List<String> leftOut,
    Config config) {
  /** The gate definitions, relative to the root. */
  public static final String GATES_FILE = ".omk/gates.toml";

  public Project {
    gates = List.copyOf(gates);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Reads them. Writes and starts nothing.
   *
   * @throws OmkException if a file is malformed
   */
  public static Project read(Workspace workspace) {
    Path root = workspace.root();
    Optional<String> toml = text(root.resolve(GATES_FILE));
    Optional<GatesDocument> document = toml.map(text -> GatesFile.parseDocument(text, GATES_FILE));
    Config config =
        ConfigFile.load(root.resolve(".omk"), workspace.world().environment().variables());
    PromptFiles.of(root);
    GateDetection.Detected found =
        document
            .map(written -> new GateDetection.Detected(written.gates(), List.of()))
            .orElseGet(() -> detect(root));
    List<GateSpec> gates = found.gates();
    List<GateSpec> all = new ArrayList<>(gates);
    all.addAll(UserGates.of(workspace, gates));
    Comparisons comparisons = document.map(GatesDocument::comparisons).orElse(Comparisons.NONE);
    return new Project(root, all, comparisons, document.isEmpty(), found.leftOut(), config);
  }

  /** The same with other comparisons. */
  public Project comparing(Comparisons other) {
    return new Project(root, gates, other, detected, leftOut, config);
  }

  /** The agents to use, one after the other: those asked for, else the configured ones. */
  public List<String> agentNames(Settings settings) {
    List<String> asked = Settings.names(settings.agent());
    return asked.isEmpty() ? config.agent() : asked;
  }

  /**
   * Checks that an agent's name means something.
   *
   * @throws OmkException {@code INVALID_VALUE} if it does not
   */
  public void requireAgent(String name) {
    new AgentCatalog(config).resolve(name);
  }

  /**
   * Checks that a name means an agent that can review.
   *
   * @throws OmkException {@code INVALID_VALUE} if it does not
   */
  public void requireReviewer(String name) {
    new AgentCatalog(config).resolveReadOnly(name);
    requireAgent(name);
  }

  private static GateDetection.Detected detect(Path root) {
    try {
      return GateDetection.look(new DirectoryTree(root));
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO, "cannot read " + root + ": " + e.getMessage(), "check its permissions", e);
    }
  }

  private static Optional<String> text(Path file) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      if (!Files.isRegularFile(file)) {
        throw unreadable(file, "it is not a file");
      }
      try (InputStream in = Files.newInputStream(file)) {
        return Optional.of(TomlText.decode(in.readNBytes(TomlText.MAX_BYTES + 1), GATES_FILE));
      }
    } catch (IOException e) {
      throw unreadable(file, "check its permissions");
    }
  }

  private static OmkException unreadable(Path file, String why) {
    return new OmkException(
        ErrorCode.MALFORMED_FILE, GATES_FILE + " cannot be read: " + why, "look at " + file);
  }
}
