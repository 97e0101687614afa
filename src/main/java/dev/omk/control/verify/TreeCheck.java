package dev.omk.control.verify;

import dev.omk.control.project.BaseCommit;
import dev.omk.control.project.Project;
import dev.omk.control.session.Filters;
import dev.omk.control.session.Sandboxes;
import dev.omk.control.tree.ReportsAside;
import dev.omk.control.tree.ScratchDirectory;
import dev.omk.control.workspace.Progress;
import dev.omk.control.workspace.Subjects;
import dev.omk.control.workspace.Workspace;
import dev.omk.control.workspace.World;
import dev.omk.error.OmkException;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.gate.run.GateRun;
import dev.omk.gate.run.GateRunner;
import dev.omk.gate.run.Scheduling;
import dev.omk.git.RootedPaths;
import dev.omk.process.Cancellation;
import dev.omk.secret.Redactor;
import dev.omk.text.Harmless;
import dev.omk.worktree.Subject;
import dev.omk.worktree.Surroundings;
import dev.omk.worktree.WorkTree;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the gates of a project on the tree as it is, without a goal: for CI jobs and for a quick
 * look. Proves nothing, records nothing, and writes nothing into the project.
 */
public final class TreeCheck {
  private static final int MOST_CHARS = 200;

  private final Workspace workspace;
  private final Progress progress;
  private final Cancellation signal;

  /**
   * @param progress is told what happens
   * @param signal ends the run; gates that had not ended are skipped then
   */
  public TreeCheck(Workspace workspace, Progress progress, Cancellation signal) {
    this.workspace = workspace;
    this.progress = progress;
    this.signal = signal;
  }

  /**
   * Runs them.
   *
   * @throws OmkException if there is no gate that decides, or a sandbox is asked for that is not
   *     there; then nothing was run
   */
  public GateCheck run(TreeCheckRequest request) throws InterruptedException {
    GateOptions options = request.options();
    Project project = request.project();
    Optional<BaseCommit> commit = request.against();
    Beside<Redactor> redactor = request.redactor();
    List<GateSpec> gates = request.gates();
    Sandboxes.require(workspace, project.config());
    Path logs = CheckLogs.create(workspace.world(), project.root());
    Instant started = workspace.world().now();
    try (RunningCheck running = RunningCheck.begin(workspace, progress);
        ScratchDirectory scratch = ScratchDirectory.create()) {
      ReportsAside.putBack(workspace);
      WorkTree tree = openTree(project, scratch.path().resolve("snapshots"));
      Subject subject = tree.snapshot();
      Path directory =
          options.clean() ? tree.checkout(subject, scratch.path().resolve("tree")) : project.root();
      Batch batch =
          new Batch(
              project, gates, options, logs, sandboxes(project, tree), running.token(), redactor);
      Sandboxes.Sandbox sandbox = batch.sandboxes.forGates(directory, List.of());
      KnownOutcomes known = KnownOutcomes.of(workspace, options.clean(), subject, project.gates());
      List<GateResult> results = known.compared(batch.run(directory, "", sandbox));
      List<String> notes = new ArrayList<>(GateSelection.notes(project.gates(), options.only()));
      if (!options.clean() && !signal.requested()) {
        Subject after = tree.glance().subject();
        notes.addAll(GateRemarks.changed(tree, subject, after, gates, results, List.of()));
      }
      notes.addAll(GateRemarks.of(directory, sandbox.inForce(), gates, results));
      Optional<GateCheck.Base> base = Optional.empty();
      if (commit.isPresent() && !signal.requested()) {
        base = Optional.of(base(commit.get(), tree, scratch, batch, notes));
        if (!options.clean()) {
          notes.addAll(GateRemarks.lacking(base.get(), gates, results, tree));
        }
      }
      return new GateCheck(
          Subjects.text(subject),
          options.clean(),
          !options.only().isEmpty(),
          results,
          base,
          logs,
          notes,
          started,
          Duration.between(started, workspace.world().now()));
    }
  }

  private GateCheck.Base base(
      BaseCommit commit, WorkTree tree, ScratchDirectory scratch, Batch batch, List<String> notes)
      throws InterruptedException {
    commit.changedGates(tree).ifPresent(notes::add);
    progress.said("gates on " + commit.name() + ", to compare with");
    Path room = tree.checkout(commit.subject(), scratch.path().resolve("base"));
    // As the candidate has it: nothing that git ignores, or what is here.
    List<String> linked =
        batch.options.clean()
            ? List.of()
            : Surroundings.lend(tree, batch.project.config().verify().link(), room);
    if (!linked.isEmpty()) {
      notes.add(commit.name() + " was tried with the " + some(linked) + " that is here now");
    }
    RootedPaths paths = new RootedPaths(tree.root());
    List<Path> beside = linked.stream().map(paths::file).toList();
    return new GateCheck.Base(
        commit.name(), batch.run(room, "base", batch.sandboxes.forGates(room, beside)));
  }

  private static String some(List<String> paths) {
    return Harmless.line(String.join(", ", paths), MOST_CHARS);
  }

  private Sandboxes sandboxes(Project project, WorkTree tree) {
    return new Sandboxes(workspace, project.config(), project.root(), tree.repository());
  }

  private WorkTree openTree(Project project, Path privateDirectory) throws InterruptedException {
    return WorkTree.open(
        workspace.world().git(), project.root(), workspace.state().goals(), privateDirectory);
  }

  /** One way to run the gates, in one directory or another. */
  private final class Batch {
    private final Project project;
    private final List<GateSpec> gates;
    private final GateOptions options;
    private final KnownDurations durations = KnownDurations.of(workspace);
    private final Path logs;
    private final Sandboxes sandboxes;
    private final String token;
    private final Beside<Redactor> redactor;

    Batch(
        Project project,
        List<GateSpec> gates,
        GateOptions options,
        Path logs,
        Sandboxes sandboxes,
        String token,
        Beside<Redactor> redactor) {
      this.token = token;
      this.redactor = redactor;
      this.sandboxes = sandboxes;
      this.project = project;
      this.gates = gates;
      this.options = options;
      this.logs = logs;
    }

    List<GateResult> run(Path directory, String subfolder, Sandboxes.Sandbox sandbox)
        throws InterruptedException {
      World world = workspace.world();
      Map<String, String> environment = world.environment().variables();
      GateRun request =
          new GateRun(
              gates,
              directory,
              logs.resolve(subfolder),
              subfolder,
              ReportsAside.of(workspace, logs),
              environment,
              token,
              GateRoom.jobs(project.config()),
              Map.of(),
              sandbox.confinement(),
              new Scheduling(options.failFast(), options.keepGoing(), durations.read()));
      GateRunner runner =
          new GateRunner(
              Filters.of(redactor.get(), gates),
              world.storage().clock(),
              PassCache.of(workspace, options.anew()));
      List<GateResult> results = runner.run(request, new GateProgress(progress), signal);
      durations.keep(results);
      return results;
    }
  }
}
