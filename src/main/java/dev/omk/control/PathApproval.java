package dev.omk.control;

import dev.omk.control.session.GoalSession;
import dev.omk.control.turn.Judging;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.glob.Globs;
import dev.omk.goal.Goal;
import dev.omk.goal.NextCommand;
import dev.omk.scope.Violation;
import dev.omk.text.ShellWord;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a person has to name before a protected path that an agent changed may stand. */
final class PathApproval {
  private final GoalSession session;

  PathApproval(GoalSession session) {
    this.session = session;
  }

  /**
   * Makes sure that every such path is approved, and nothing else.
   *
   * @throws OmkException {@code BLOCKED_ON_HUMAN} if one is not named; {@code INVALID_VALUE} if one
   *     is named that no agent changed
   */
  void require(Set<String> approve) throws InterruptedException {
    Set<String> pending = pending();
    for (String glob : approve) {
      Globs globs = Globs.of(List.of(glob));
      if (pending.stream().noneMatch(globs::covers)) {
        throw new OmkException(
            ErrorCode.INVALID_VALUE,
            "--approve " + glob + ": no agent changed a protected path of that name",
            "see what was changed: omk goal show " + session.goal().id() + " --diff");
      }
    }
    Globs approved = Globs.of(List.copyOf(approve));
    Set<String> open =
        pending.stream()
            .filter(path -> !approved.covers(path))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!open.isEmpty()) {
      throw new OmkException(
          ErrorCode.BLOCKED_ON_HUMAN,
          "an agent changed what is protected: "
              + String.join(", ", open)
              + " (omk goal show "
              + session.goal().id()
              + " --diff has it)",
          "when it may be so: " + NextCommand.accept(session.goal().id()) + flags(open));
    }
  }

  /** These paths as flags of {@code accept}, as they are typed. */
  static String flags(Collection<String> paths) {
    return paths.stream()
        .map(path -> " --approve " + ShellWord.of(path))
        .collect(Collectors.joining());
  }

  private Set<String> pending() throws InterruptedException {
    Goal goal = session.goal();
    Set<String> byAgents =
        goal.passes().stream()
            .flatMap(pass -> pass.violations().stream())
            .filter(Violation::needsApproval)
            .map(Violation::path)
            .collect(Collectors.toCollection(TreeSet::new));
    if (byAgents.isEmpty()) {
      return byAgents;
    }
    // What was put back since needs nobody's word.
    Set<String> still =
        new Judging(session)
            .judge(session.candidate()).judgement().violations().stream()
                .map(Violation::path)
                .collect(Collectors.toSet());
    byAgents.retainAll(still);
    return byAgents;
  }
}
