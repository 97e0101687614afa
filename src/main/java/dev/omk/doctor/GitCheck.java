package dev.omk.doctor;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The git program. Needed in a repository; without one, snapshots do without git. */
final class GitCheck implements Check {
  /** The first version whose {@code rev-parse} knows {@code --path-format}. */
  static final String LEAST = "2.31";

  private static final String AREA = "git";

  private final Surroundings surroundings;
  private final SearchPath path;
  private final Probe probe;

  GitCheck(Surroundings surroundings, SearchPath path, Probe probe) {
    this.surroundings = surroundings;
    this.path = path;
    this.probe = probe;
  }

  @Override
  public List<Diagnosis> look() throws InterruptedException {
    Optional<Path> found = path.find("git");
    if (found.isEmpty()) {
      return List.of(Diagnosis.of(AREA, missing()).with("least", LEAST));
    }
    Path git = found.get();
    if (!path.mayStart(git)) {
      Health inside =
          new Health.Broken(
              git + " lies inside the project, where an agent could have put it",
              "take its folder out of PATH");
      return List.of(Diagnosis.of(AREA, inside).with("path", git.toString()));
    }
    return List.of(asked(git));
  }

  private Diagnosis asked(Path git) throws InterruptedException {
    return switch (probe.ask(git, "--version")) {
      case Probe.Reply.Said(String text) -> said(git, text);
      case Probe.Reply.Failed failed ->
          found(
              git,
              new Health.Broken(
                  git + " --version: " + failed.reason(), "install git " + LEAST + " or newer"));
    };
  }

  private static Diagnosis said(Path git, String text) {
    Optional<VersionNumber> version = VersionNumber.in(text);
    if (version.isEmpty()) {
      return found(
          git,
          new Health.Warning(
              git + " does not say its version",
              "make sure that it is git " + LEAST + " or newer"));
    }
    String shown = version.get().text();
    Health health =
        version.get().atLeast(2, 31)
            ? new Health.Ok("git " + shown + " (" + git + ")")
            : new Health.Broken(
                "git " + shown + " (" + git + ") is too old", "install git " + LEAST + " or newer");
    return found(git, health).with("version", shown);
  }

  private static Diagnosis found(Path git, Health health) {
    return Diagnosis.of(AREA, health).with("path", git.toString()).with("least", LEAST);
  }

  private Health missing() {
    String fix = "install git " + LEAST + " or newer, or put it on the PATH";
    return inRepository()
        ? new Health.Broken("git is not on the PATH, and this is a git repository", fix)
        : new Health.Absent("git is not on the PATH; goals work without it, slower", fix);
  }

  private boolean inRepository() {
    for (Path at = surroundings.directory(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return true;
      }
    }
    return false;
  }
}
