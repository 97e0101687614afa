package dev.omk.control.verify;

import dev.omk.control.session.GoalSession;
import dev.omk.control.tree.ScratchDirectory;
import dev.omk.control.workspace.Subjects;
import dev.omk.worktree.Subject;
import java.nio.file.Path;

/**
 * Two clean checkouts beside each other: the base, and the candidate with the tests and their data
 * as the base had them, so that both are asked the same.
 */
final class ComparisonRooms implements AutoCloseable {
  private final ScratchDirectory scratch;
  private final Path base;
  private final Path candidate;

  private ComparisonRooms(ScratchDirectory scratch, Path base, Path candidate) {
    this.scratch = scratch;
    this.base = base;
    this.candidate = candidate;
  }

  static ComparisonRooms open(GoalSession session, Subject candidate) throws InterruptedException {
    ScratchDirectory scratch = ScratchDirectory.create(session.goal().id());
    try {
      Subject base = Subjects.parse(session.goal().base());
      Path changed = BaseTests.of(session, base, candidate).checkout(scratch.path());
      Path old = scratch.path().resolve(BaseTests.BASE);
      session.surroundings().lay(old);
      session.surroundings().lay(changed);
      return new ComparisonRooms(scratch, old, changed);
    } catch (RuntimeException | InterruptedException e) {
      scratch.close();
      throw e;
    }
  }

  Path base() {
    return base;
  }

  Path candidate() {
    return candidate;
  }

  @Override
  public void close() {
    scratch.close();
  }
}
