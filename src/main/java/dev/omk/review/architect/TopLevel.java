package dev.omk.review.architect;

import dev.omk.review.ChangeRule;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.ReviewInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Folders at the top that the base does not have. */
final class TopLevel implements ChangeRule {
  private static final int SETTLED = 2;

  @Override
  public List<Finding> examine(ReviewInput input) {
    Set<String> tops = new HashSet<>();
    input.context().basePaths().forEach(path -> tops.add(top(path)));
    tops.remove("");
    if (tops.size() < SETTLED) {
      return List.of(); // What has no structure yet cannot leave it.
    }
    List<Finding> findings = new ArrayList<>();
    for (FilePatch file : input.diff().files()) {
      String top = top(file.path());
      if (file.isNew() && !top.isEmpty() && !input.context().goalNames(top) && tops.add(top)) {
        findings.add(
            ArchitectRules.TOP_LEVEL.at(file.path(), 0, "a new folder at the top: " + top + "/"));
      }
    }
    return findings;
  }

  private static String top(String path) {
    return path.substring(0, Math.max(0, path.indexOf('/')));
  }
}
