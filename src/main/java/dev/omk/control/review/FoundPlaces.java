package dev.omk.control.review;

import dev.omk.control.session.GoalSession;
import dev.omk.control.workspace.Subjects;
import dev.omk.error.OmkException;
import dev.omk.json.MalformedJsonException;
import dev.omk.review.Finding;
import dev.omk.text.Count;
import dev.omk.worktree.Subject;
import java.util.List;
import java.util.Optional;

/**
 * Whether what a reviewer found is in the candidate, or in a file of the base that is gone. Who
 * names another place did not look, so that is no valid answer.
 */
final class FoundPlaces {
  private static final int MOST = 64 * 1024 * 1024;

  private final GoalSession session;
  private final Subject candidate;

  FoundPlaces(GoalSession session, String candidate) {
    this.session = session;
    this.candidate = Subjects.parse(candidate);
  }

  /** Makes sure that all of them are. */
  void require(List<Finding> findings) throws MalformedJsonException, InterruptedException {
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      String where = "findings[" + i + "]";
      Optional<Long> lines = lines(finding.path());
      if (lines.isEmpty()) {
        throw new MalformedJsonException(
            where + ".path is no file of the project: " + finding.path());
      }
      if (finding.line() > Math.max(1, lines.get())) {
        throw new MalformedJsonException(
            where
                + ".line is "
                + finding.line()
                + ", but "
                + finding.path()
                + " has "
                + Count.of(lines.get(), "line"));
      }
    }
  }

  private Optional<Long> lines(String path) throws InterruptedException {
    try {
      Optional<byte[]> there = session.tree().read(candidate, path, MOST);
      return (there.isPresent()
              ? there
              : session.tree().read(Subjects.parse(session.goal().base()), path, MOST))
          .map(FoundPlaces::lines);
    } catch (OmkException e) {
      return Optional.of((long) Integer.MAX_VALUE); // It is there, and too large to count in.
    }
  }

  private static long lines(byte[] text) {
    long lines = 0;
    for (byte b : text) {
      lines += b == '\n' ? 1 : 0;
    }
    return text.length > 0 && text[text.length - 1] != '\n' ? lines + 1 : lines;
  }
}
