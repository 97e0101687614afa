package dev.omk.review.security;

import com.google.re2j.Pattern;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.ReviewRule;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What workflows of GitHub Actions may do (docs.github.com, "Security hardening for GitHub
 * Actions").
 */
final class WorkflowReview implements ReviewRule {
  private static final Pattern PATH =
      Pattern.compile("\\.github/(workflows/[^/]+\\.ya?ml|actions/.*\\.ya?ml)|action\\.ya?ml");
  private static final Pattern ALL = Pattern.compile("^\\s*permissions:\\s*[\"']?write-all\\b");
  private static final Pattern SOME =
      Pattern.compile(
          "^\\s*(contents|packages|actions|deployments|id-token|security-events|administration)"
              + ":\\s*write\\b");
  private static final Pattern TARGET =
      Pattern.compile("^\\s*(-\\s*)?pull_request_target\\b|^on:.*\\bpull_request_target\\b");
  private static final Pattern STRANGER =
      Pattern.compile(
          "\\b(ref|repository):\\s*.*\\bgithub\\.(event\\.pull_request\\.head\\.|head_ref)");
  private static final Pattern CHOSEN =
      Pattern.compile(
          "\\$\\{\\{[^}]*\\bgithub\\.(event\\.(issue|pull_request|comment|review|discussion|head_commit)"
              + "\\.(title|body|message|head\\.(ref|label))|head_ref)\\b[^}]*\\}\\}");
  private static final Pattern NAMES =
      Pattern.compile(
          "^\\s*-?\\s*(?:\\w[\\w-]*:\\s*[\"']?\\$\\{\\{[^}]*\\}\\}[\"']?|if:.*|name:.*)$");
  private static final Pattern BRANCH =
      Pattern.compile("\\buses:\\s*[\"']?[\\w.-]+/[\\w./-]+@(main|master|develop|HEAD)\\b");

  @Override
  public List<Finding> examine(FilePatch file) {
    if (!file.suffix().startsWith("y") || !PATH.matches(file.path())) {
      return List.of();
    }
    Set<String> moved = file.moved();
    List<Finding> findings = new ArrayList<>();
    boolean target = false;
    boolean stranger = false;
    for (TextLine line : file.written()) {
      String text = line.text();
      if (moved.contains(text.strip()) || text.stripLeading().startsWith("#")) {
        continue;
      }
      target |= TARGET.matcher(text).find();
      stranger |= STRANGER.matcher(text).find();
      lines(file.path(), line, findings);
    }
    if (target) {
      String says =
          stranger
              ? "a stranger's code is run with the secrets and rights of the project"
              : "pull_request_target runs with the secrets and rights of the project";
      findings.add(
          (stranger ? SecurityRules.CI_RIGHTS : SecurityRules.CI_MORE)
              .at(file.path(), first(file), says));
    }
    return findings;
  }

  private static int first(FilePatch file) {
    return file.written().stream()
        .filter(line -> TARGET.matcher(line.text()).find())
        .mapToInt(TextLine::number)
        .findFirst()
        .orElse(0);
  }

  private static void lines(String path, TextLine line, List<Finding> findings) {
    String text = line.text();
    if (ALL.matcher(text).find()) {
      findings.add(
          SecurityRules.CI_RIGHTS.at(path, line.number(), "the workflow may write everything"));
    } else if (SOME.matcher(text).find()) {
      findings.add(
          SecurityRules.CI_MORE.at(
              path, line.number(), "the workflow gets a right to write: " + text.strip()));
    }
    if (CHOSEN.matcher(text).find() && !NAMES.matches(text)) {
      findings.add(SecurityRules.CI_INJECTION.at(path, line.number()));
    }
    if (BRANCH.matcher(text).find()) {
      findings.add(SecurityRules.CI_ACTION.at(path, line.number()));
    }
  }
}
