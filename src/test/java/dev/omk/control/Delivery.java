package dev.omk.control;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.omk.control.deliver.DeliverStep;
import dev.omk.delivery.GitHubStandIn;
import dev.omk.goal.GoalId;
import dev.omk.process.ProgramLookup;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A sample project with a remote on a stand-in for GitHub, which the real gh talks to. */
final class Delivery implements AutoCloseable {
  final GitHubStandIn github;
  final Sample sample;

  private Delivery(GitHubStandIn github, Sample sample) {
    this.github = github;
    this.sample = sample;
  }

  /** The sample with its defect, everything committed and pushed, and an agent that mends it. */
  static Delivery begin(Path directory) throws Exception {
    boolean there = ProgramLookup.find("gh", Path.of("/"), System.getenv("PATH")).isPresent();
    if (!there) {
      System.err.println("SKIPPED: gh is not here, so no pull request is tried: install gh");
    }
    assumeTrue(there, "gh is not here");
    GitHubStandIn github = new GitHubStandIn(directory);
    Sample sample = Sample.broken(directory).agent(Sample.REPAIR);
    sample.write(".omk/.gitignore", "goals/\n").commit();
    List<String> instead = github.remote();
    sample.git("config", instead.get(0), instead.get(1));
    sample.git("remote", "add", "origin", GitHubStandIn.url());
    sample.git("push", "-q", "origin", "main");
    sample.variables.putAll(github.environment());
    return new Delivery(github, sample);
  }

  /** A goal that is ready. */
  GoalId ready() throws Exception {
    GoalId id = sample.run(false).goal().id();
    sample.controller().accept(id, "looked at it", Set.of(), "me");
    return id;
  }

  DeliverStep.Delivered deliver(GoalId id, boolean draft) throws Exception {
    return sample.controller().deliver(id, new DeliverStep.Request(draft, Optional.empty()));
  }

  /** The branches of the remote. */
  List<String> branches() throws Exception {
    return github.git("for-each-ref", "--format=%(refname:short)", "refs/heads").lines().toList();
  }

  @Override
  public void close() {
    github.close();
  }
}
