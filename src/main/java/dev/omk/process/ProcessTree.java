package dev.omk.process;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Finds processes by the token in their environment ({@link Command#TOKEN_VARIABLE}), also those of
 * another controller that has died.
 *
 * <p>On Linux this reads {@code /proc}, so it sees the processes of the same user, and the
 * environment that a program was started with. Elsewhere other processes' environments cannot be
 * read: nothing is found, and {@link #tokenAbove} knows this process alone.
 */
public final class ProcessTree {
  private ProcessTree() {}

  /** The processes whose token starts with {@code prefix}; neither this one nor its ancestors. */
  public static List<RunningProcess> withToken(String prefix) {
    return carriers(ProcessTable.now(), prefix).stream()
        .map(entry -> CommandLines.name(entry.key()))
        .toList();
  }

  /**
   * Ends the processes whose token starts with {@code prefix} and everything below them; neither
   * this one nor its ancestors. Looks again until nobody is left, for a few seconds at most.
   *
   * @return what was ended
   * @throws InterruptedException after they were ended
   */
  public static List<RunningProcess> endAll(String prefix) throws InterruptedException {
    TreeEnding ending = new TreeEnding(() -> living(prefix), () -> {});
    ending.end();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return List.copyOf(ending.found());
  }

  /**
   * Whether this process or an ancestor of it carries a token that starts with {@code
   * prefixOrEmpty}; with an empty one, any token at all.
   */
  public static boolean tokenAbove(String prefixOrEmpty) {
    LongPredicate carries =
        pid -> token(pid).filter(token -> token.startsWith(prefixOrEmpty)).isPresent();
    return lineUp().stream().anyMatch(pid -> carries.test(pid));
  }

  private static List<ProcessEntry> living(String prefix) {
    ProcessTable table = ProcessTable.now();
    Set<Long> spared = lineUp();
    return table.withDescendants(carriers(table, prefix)).stream()
        .filter(entry -> !entry.ended() && !spared.contains(entry.pid()))
        .toList();
  }

  private static List<ProcessEntry> carriers(ProcessTable table, String prefix) {
    Set<Long> spared = lineUp();
    return table.entries().stream()
        .filter(entry -> !entry.ended() && !spared.contains(entry.pid()))
        .filter(entry -> token(entry.pid()).filter(t -> t.startsWith(prefix)).isPresent())
        .toList();
  }

  /** This process and its ancestors. */
  private static Set<Long> lineUp() {
    Set<Long> line = new HashSet<>();
    long pid = ProcessHandle.current().pid();
    while (pid > 0 && line.add(pid)) {
      pid = ProcessTable.entry(pid).map(ProcessEntry::parent).orElse(0L);
    }
    return line;
  }

  private static Optional<String> token(long pid) {
    if (Proc.available()) {
      return Proc.environment(pid, Command.TOKEN_VARIABLE);
    }
    return pid == ProcessHandle.current().pid()
        ? CallerEnvironment.ofThisProcess().get(Command.TOKEN_VARIABLE)
        : Optional.empty();
  }
}
