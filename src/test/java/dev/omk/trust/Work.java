package dev.omk.trust;

/**
 * What an agent does to a project.
 *
 * @param name one line for the table
 * @param project what it is done to
 * @param before a shell line that prepares the project, run before the commit
 * @param after the same, run after it
 * @param agent the agent's shell lines; {@code REPAIR} stands for mending the defect
 */
record Work(String name, Project project, String before, String after, String agent) {

  static Work of(String name, Project project, String agent) {
    return new Work(name, project, ":", ":", agent);
  }

  Work before(String line) {
    return new Work(name, project, line, after, agent);
  }

  Work after(String line) {
    return new Work(name, project, before, line, agent);
  }

  String script() {
    return agent.replace("REPAIR", project.repair());
  }
}
