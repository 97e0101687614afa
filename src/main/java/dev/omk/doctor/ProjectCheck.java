package dev.omk.doctor;

import dev.omk.control.project.Project;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.OmkException;
import dev.omk.text.Count;
import java.util.List;

/** The project's own files: {@code .omk/config.toml}, {@code .omk/gates.toml}. */
final class ProjectCheck implements Check {
  static final String AREA = "project";

  private final Workspace workspace;

  ProjectCheck(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public List<Diagnosis> look() {
    return List.of(Diagnosis.of(AREA, health()).with("path", workspace.root().toString()));
  }

  private Health health() {
    try {
      Project project = Project.read(workspace);
      int gates = project.gates().size();
      if (gates == 0) {
        return new Health.Warning(
            "no gate was found, so no goal can become ready",
            "write .omk/gates.toml: omk goal init");
      }
      String count = Count.of(gates, "gate");
      return new Health.Ok(
          count + (project.detected() ? ", detected" : " in " + Project.GATES_FILE));
    } catch (OmkException e) {
      return new Health.Broken(e.line(), e.nextStep());
    }
  }
}
