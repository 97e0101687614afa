package dev.omk.cli;

import dev.omk.cli.render.GateReport;
import dev.omk.cli.render.GithubReview;
import dev.omk.cli.render.GithubText;
import dev.omk.control.GoalController;
import dev.omk.control.verify.GateCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What a job of GitHub Actions shows beside its log: annotations, a step summary and outputs
 * (docs.github.com, "Workflow commands for GitHub Actions"). The runner reads commands from both
 * streams, so that standard output stays the result.
 */
final class GithubActions {
  private final Call call;

  private GithubActions(Call call) {
    this.call = call;
  }

  /** Present when this runs as a step of a job. */
  static Optional<GithubActions> of(Call call) {
    return call.environment().get("GITHUB_ACTIONS").orElse("").equals("true")
        ? Optional.of(new GithubActions(call))
        : Optional.empty();
  }

  /** Tells it all. What cannot be written is a note: the verdict stands in the exit code. */
  void tell(GateCheck check, int code) {
    GithubText.annotations(check).forEach(call::command);
    append("GITHUB_STEP_SUMMARY", GithubText.summary(check));
    append("GITHUB_OUTPUT", GithubText.outputs(check, GateReport.word(check), code));
  }

  /** The same of a review, whose verdict stands in the proof. */
  void tell(GoalController.Reviewed reviewed, int code) {
    GithubReview.annotations(reviewed).forEach(call::command);
    append("GITHUB_STEP_SUMMARY", GithubReview.summary(reviewed));
    append("GITHUB_OUTPUT", GithubReview.outputs(reviewed, code));
  }

  private void append(String variable, String text) {
    Optional<String> file = call.environment().get(variable).filter(path -> !path.isEmpty());
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.writeString(
          Path.of(file.get()),
          text,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException | InvalidPathException e) {
      call.note(variable + " cannot be written: " + e.getMessage());
    }
  }
}
