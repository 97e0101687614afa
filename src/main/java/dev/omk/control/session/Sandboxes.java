package dev.omk.control.session;

import dev.omk.config.Config;
import dev.omk.config.SandboxSettings;
import dev.omk.config.SandboxSettings.Mode;
import dev.omk.control.workspace.Workspace;
import dev.omk.control.workspace.World;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.file.RealPath;
import dev.omk.git.Repository;
import dev.omk.process.Confinement;
import dev.omk.sandbox.Bubblewrap;
import dev.omk.sandbox.Enclosure.Inhabitant;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the agents and gates of a project can reach. Looks for bubblewrap once, when it has to. */
public final class Sandboxes {
  /** How {@link Sandbox#inForce} ends where there is no network. */
  public static final String WITHOUT_NETWORK = "without network";

  private static final Path ROOT = Path.of("/");

  private final Workspace workspace;
  private final SandboxSettings settings;
  private final Path root;
  private final Optional<Repository> repository;
  private Bubblewrap.@Nullable Found found;

  /** Those around a work tree and its repository. */
  public Sandboxes(Workspace workspace, Config config, Path root, Optional<Repository> repository) {
    this.workspace = workspace;
    this.settings = config.sandbox();
    this.root = root;
    this.repository = repository;
  }

  /**
   * How something is confined.
   *
   * @param inForce for the proof, one line: {@code none: } and why, or what it is
   */
  public record Sandbox(Confinement confinement, String inForce) {

    /** Whether anything is confined. */
    public boolean isOn() {
      return !inForce.startsWith("none");
    }
  }

  /**
   * Makes sure that there is a sandbox where one must be.
   *
   * @throws OmkException {@code BLOCKED_ON_EXTERNAL} if there is none
   */
  public static void require(Workspace workspace, Config config) throws InterruptedException {
    new Sandboxes(workspace, config, workspace.root(), Optional.empty()).require();
  }

  /** The same for these. */
  void require() throws InterruptedException {
    if (settings.ofAgents() == Mode.ON) {
      require("agents");
    }
    if (settings.ofGates() == Mode.ON) {
      require("gates");
    }
  }

  private void require(String key) throws InterruptedException {
    if (found() instanceof Bubblewrap.Found.Unusable(String reason)) {
      throw new OmkException(
          ErrorCode.BLOCKED_ON_EXTERNAL,
          "[sandbox] %s = \"on\", but there is no sandbox: %s".formatted(key, reason),
          "install bubblewrap and allow user namespaces (omk doctor), or set it to \"auto\"");
    }
  }

  /** For an agent that works in that tree: the work tree, a worktree or a copy. */
  public Sandbox forAgents(Path tree) throws InterruptedException {
    return sandbox("agents", settings.ofAgents(), Inhabitant.AGENT, tree, List.of());
  }

  /**
   * For gates.
   *
   * @param tree where they run
   * @param writable what they may write beside it
   */
  public Sandbox forGates(Path tree, List<Path> writable) throws InterruptedException {
    return sandbox("gates", settings.ofGates(), Inhabitant.GATE, tree, writable);
  }

  private Sandbox sandbox(
      String key, Mode mode, Inhabitant inhabitant, Path tree, List<Path> writable)
      throws InterruptedException {
    if (mode == Mode.OFF) {
      return unconfined("[sandbox] %s = \"off\"".formatted(key));
    }
    if (RealPath.of(tree).equals(ROOT)) {
      return unconfined("the work tree is the whole file system");
    }
    return switch (found()) {
      case Bubblewrap.Found.Unusable(String reason) -> {
        if (mode == Mode.ON) {
          require(key);
        }
        yield unconfined(reason);
      }
      case Bubblewrap.Found.Works(Bubblewrap bubblewrap) ->
          new Sandbox(
              bubblewrap.confining(
                  new SandboxedPlaces(workspace, settings, root, repository)
                      .enclosure(inhabitant, tree, writable)),
              "bubblewrap, " + (settings.networked() ? "with network" : WITHOUT_NETWORK));
    };
  }

  private static Sandbox unconfined(String why) {
    return new Sandbox(Confinement.none(), "none: " + why);
  }

  private synchronized Bubblewrap.Found found() throws InterruptedException {
    Bubblewrap.Found known = found;
    if (known == null) {
      World world = workspace.world();
      known = Bubblewrap.find(world.runner(), world.environment().path(), RealPath.of(root));
      found = known;
    }
    return known;
  }
}
