package dev.omk.demo;

import dev.omk.config.ConfigFile;
import dev.omk.control.plan.NewGoalRequest;
import dev.omk.control.project.Project;
import dev.omk.control.workspace.Workspace;
import dev.omk.control.workspace.World;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.Comparisons;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.goal.Budget;
import dev.omk.goal.Settings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project of the demo, made and committed.
 *
 * @param directory where it is
 * @param world around it
 * @param agent the real agent that was asked for
 */
public record DemoProject(Path directory, World world, Optional<String> agent) {
  private static final String STAND_IN = "stand-in";
  private static final String GOAL = "Fix the failing leap year tests for full centuries";
  private static final int MOST_DEMOS = 1000;
  private static final int ITERATIONS = 6;

  /**
   * Makes it. Nothing is written when a value is wrong.
   *
   * @param asked the directory, new or empty; else one of our naming in the working directory
   * @param agent a real agent in place of the stand-in
   * @throws OmkException if git is missing, the directory is not empty or the agent is unknown
   */
  public static DemoProject create(World here, Optional<String> asked, Optional<String> agent)
      throws InterruptedException {
    Path directory =
        asked
            .map(name -> here.directory().resolve(name).normalize())
            .orElseGet(() -> unused(here.directory()));
    requireUnused(directory);
    requireAgent(here, directory, agent);
    Git git =
        Git.find(here.runner(), here.environment().variables())
            .orElseThrow(
                () ->
                    new OmkException(
                        ErrorCode.BLOCKED_ON_EXTERNAL,
                        "the demo needs git, which is not on the PATH",
                        "install git"));
    write(directory);
    commit(git, directory);
    World world = here.in(directory);
    return new DemoProject(directory, world, agent);
  }

  private static Path unused(Path here) {
    for (int n = 1; n < MOST_DEMOS; n++) {
      Path directory = here.resolve("omk-demo-" + n);
      if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
        return directory;
      }
    }
    throw new OmkException(
        ErrorCode.INVALID_VALUE,
        "there are very many demos here",
        "name a directory: omk demo DIR");
  }

  private static void requireUnused(Path directory) {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      if (!entries.iterator().hasNext()) {
        return;
      }
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "the demo cannot use " + directory + ": it is no directory that can be read",
          "name a new directory: omk demo DIR",
          e);
    }
    throw new OmkException(
        ErrorCode.INVALID_VALUE,
        "the demo does not touch a directory that is not empty: " + directory,
        "name a new directory: omk demo DIR");
  }

  private static void requireAgent(World here, Path directory, Optional<String> agent) {
    if (agent.isPresent() && !agent.get().equals(STAND_IN)) {
      new Project(
              directory,
              List.of(),
              Comparisons.NONE,
              true,
              List.of(),
              ConfigFile.load(directory.resolve(".omk"), here.environment().variables()))
          .requireAgent(agent.get());
    }
  }

  private static void write(Path directory) {
    try {
      for (Map.Entry<String, String> file : DemoFiles.all().entrySet()) {
        Path path = directory.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO,
          "the demo cannot be written to " + directory + ": " + e.getMessage(),
          "name a directory that can be written: omk demo DIR",
          e);
    }
  }

  private static void commit(Git git, Path directory) throws InterruptedException {
    String purpose = "make the repository of the demo";
    git.run(GitCall.of(purpose, directory, "init", "--quiet"));
    git.run(GitCall.of(purpose, directory, "add", "--all"));
    git.run(
        GitCall.of(
            purpose,
            directory,
            "-c",
            "user.name=omk demo",
            "-c",
            "user.email=demo@localhost",
            "-c",
            "commit.gpgsign=false",
            "commit",
            "--quiet",
            "--no-verify",
            "--message",
            "A program with two defects"));
  }

  /** The workspace of the project; its state is its own unless another place is asked for. */
  public Workspace workspace(Optional<Path> state) throws InterruptedException {
    return Workspace.find(world, Optional.of(state.orElse(directory.resolve(".omk"))));
  }

  /** The goal of the demo. */
  public NewGoalRequest request() {
    Settings settings =
        new Settings(
            true,
            agent.orElse(STAND_IN),
            null,
            true,
            ITERATIONS,
            1,
            "local",
            "disabled",
            false,
            List.of(),
            false);
    return new NewGoalRequest(GOAL, settings, Budget.UNLIMITED);
  }
}
