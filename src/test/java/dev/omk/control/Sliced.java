package dev.omk.control;

import dev.omk.control.workspace.Outcome;
import dev.omk.goal.Budget;
import dev.omk.goal.GoalId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A project of several broken parts, and an agent that mends the one that it is told of. */
final class Sliced {
  /** Mends the part that the prompt names, in the file that the slice may write. */
  static final String MEND =
      "for p in one two three four five six; do grep -q \"Your part of it.*/$p\\.sh\""
          + " \"$HOME/$OMK_TASK_ID.prompt\" && sed -i 's/a - b/a + b/' src/$p.sh; done";

  /** Waits until two slices are at work. */
  static final String BOTH =
      "touch \"$HOME/at-$OMK_TASK_ID\"; n=0; while [ $(ls \"$HOME\" | grep -c ^at-) -lt 2 ] && [ $n"
          + " -lt 300 ]; do sleep 0.05; n=$((n+1)); done";

  final Sample sample;
  private final List<String> parts;

  private Sliced(Sample sample, List<String> parts) {
    this.sample = sample;
    this.parts = parts;
  }

  static Sliced of(Path directory, String... parts) throws Exception {
    Sliced sliced = new Sliced(Sample.broken(directory), List.of(parts));
    Sample sample = sliced.sample;
    sample.slices = true;
    sample.agents = parts.length;
    StringBuilder gates = new StringBuilder();
    for (String part : parts) {
      sample.write("src/" + part + ".sh", "a=$1; b=$2; echo $((a - b))\n");
      sample.write(
          "tests/" + part + "_test.sh",
          "[ \"$(sh src/" + part + ".sh 2 3)\" = 5 ] || { echo 'FAIL: 2 + 3'; exit 1; }\n");
      gates.append(gate(part));
    }
    sample.write(".omk/gates.toml", gates.toString());
    return sliced;
  }

  private static String gate(String name) {
    return "[[gates]]\nname = \"" + name + "\"\nrun = \"sh tests/" + name + "_test.sh\"\n";
  }

  /** One more gate, with its script. */
  Sliced gate(String name, String script) throws Exception {
    sample.write("tests/" + name + "_test.sh", script);
    String gates = Files.readString(sample.project.resolve(".omk/gates.toml"));
    sample.write(".omk/gates.toml", gates + gate(name));
    return this;
  }

  /** The agent, whose prompts are kept apart by task. */
  Sliced agent(String line) throws Exception {
    sample.agent(line);
    Path script = sample.home().resolve("agent.sh");
    Files.writeString(
        script, Files.readString(script).replace("/agent.prompt", "/$OMK_TASK_ID.prompt"));
    sample.commit();
    return this;
  }

  /** The text of a goal with an entry for each part. */
  String text() {
    List<String> lines = new ArrayList<>(List.of("Fix the failing tests of the sums", ""));
    parts.forEach(part -> lines.add("- mend src/" + part + ".sh"));
    return String.join("\n", lines) + "\n";
  }

  Outcome run(boolean auto) throws Exception {
    return run(text(), auto);
  }

  Outcome run(String text, boolean auto) throws Exception {
    GoalId id = sample.plan(text, auto, Budget.UNLIMITED);
    return sample.controller().runUntilReady(id);
  }

  /** What a slice was told last. */
  String told(int slice) throws Exception {
    return Files.readString(sample.home().resolve("goal-agent-implement-" + slice + ".prompt"));
  }

  Path worktree(GoalId id, String name) {
    return sample
        .home()
        .resolve(".cache/omk-worktrees")
        .resolve(id.value())
        .resolve(name)
        .resolve("tree");
  }
}
