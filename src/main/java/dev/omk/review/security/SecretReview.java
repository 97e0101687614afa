package dev.omk.review.security;

import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.Finding.Severity;
import dev.omk.review.ReviewRule;
import dev.omk.scope.TestFiles;
import dev.omk.secret.SecretAllowList;
import dev.omk.secret.SecretFinding;
import dev.omk.secret.SecretScan;
import dev.omk.secret.TextLine;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Secrets in added lines. */
final class SecretReview implements ReviewRule {
  private final SecretScan scan;
  private final TestFiles testFiles;

  SecretReview(SecretAllowList allowList, TestFiles testFiles) {
    this.scan = new SecretScan(allowList);
    this.testFiles = testFiles;
  }

  @Override
  public List<Finding> examine(FilePatch file) {
    Set<String> base = file.removed().stream().map(TextLine::text).collect(Collectors.toSet());
    return scan.scan(file.path(), file.added(), base, testFiles.isTest(file.path())).stream()
        .map(found -> finding(file.path(), found))
        .toList();
  }

  private static Finding finding(String path, SecretFinding found) {
    return new Finding(
        "secret." + found.rule(),
        found.certain() ? Severity.BLOCKING : Severity.WARNING,
        path,
        found.line(),
        found.message(),
        SecurityRules.SECRET.hint());
  }
}
