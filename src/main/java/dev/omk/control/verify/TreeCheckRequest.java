package dev.omk.control.verify;

import dev.omk.control.project.BaseCommit;
import dev.omk.control.project.Project;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.error.Problems;
import dev.omk.gate.GateSpec;
import dev.omk.process.ProcessRunner;
import dev.omk.secret.Redactor;
import dev.omk.text.Harmless;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a check of the tree as it is was asked for, looked up in the project. */
public final class TreeCheckRequest {
  private final Project project;
  private final GateOptions options;
  private final Optional<BaseCommit> against;
  private final Beside<Redactor> redactor;

  private TreeCheckRequest(
      Project project,
      GateOptions options,
      Optional<BaseCommit> against,
      Beside<Redactor> redactor) {
    this.project = project;
    this.options = options;
    this.against = against;
    this.redactor = redactor;
  }

  /**
   * Looks up what was asked for; nothing is run or written.
   *
   * @param against a commit to compare with
   * @param problems is told each gate and commit that is not there
   * @return nothing if there is no such request, which is noted among the problems
   */
  public static Optional<TreeCheckRequest> of(
      Workspace workspace, GateOptions options, Optional<String> against, Problems problems)
      throws InterruptedException {
    Map<String, String> environment = workspace.world().environment().variables();
    Beside<Redactor> redactor = Beside.make("redactor", () -> Redactor.ofCredentials(environment));
    Optional<Project> project = problems.lookUp(() -> Project.read(workspace));
    ProcessRunner.prepare();
    if (project.isPresent()) {
      problems.lookUp(() -> GateSelection.of(project.get().gates(), options.only()));
    }
    Optional<BaseCommit> commit =
        against.isPresent()
            ? problems.lookUp(
                () -> BaseCommit.find(workspace, "--base", against.get(), "leave out --base"))
            : Optional.empty();
    return problems.none()
        ? Optional.of(new TreeCheckRequest(project.orElseThrow(), options, commit, redactor))
        : Optional.empty();
  }

  /**
   * The gates that would run.
   *
   * @throws OmkException {@code NOT_READY} if none of the project's decides
   */
  public List<GateSpec> gates() {
    List<GateSpec> all = project.gates();
    if (all.isEmpty()) {
      throw new OmkException(
          ErrorCode.NOT_READY,
          "there is no gate that decides here, so nothing can be verified",
          "write " + Project.GATES_FILE + ": omk goal init");
    }
    if (all.stream().noneMatch(GateSpec::decides)) {
      List<String> idle = all.stream().map(GateSpec::name).toList();
      throw new OmkException(
          ErrorCode.NOT_READY,
          "no gate decides here, so nothing can be verified: "
              + Harmless.line(String.join(", ", idle), 200),
          "make one of them required in " + Project.GATES_FILE);
    }
    return GateSelection.of(all, options.only());
  }

  Project project() {
    return project;
  }

  GateOptions options() {
    return options;
  }

  Optional<BaseCommit> against() {
    return against;
  }

  Beside<Redactor> redactor() {
    return redactor;
  }
}
