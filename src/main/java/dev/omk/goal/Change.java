package dev.omk.goal;

import dev.omk.scope.ChangedFile;
import java.util.List;

/**
 * The whole difference between base and candidate, and what weakens it as evidence.
 *
 * @param subject the candidate
 * @param files what differs from the base
 * @param weak reasons why a person should look, for instance a changed test; path and reason
 * @param artifacts the patch; none when nothing differs
 * @param trivial whether only white space differs, which is no work
 */
public record Change(
    String subject,
    List<ChangedFile> files,
    List<Doubt> weak,
    List<Artifact> artifacts,
    boolean trivial) {
  /** The doubt about a difference that is of tests alone. */
  public static final String ONLY_TESTS = "nothing but tests was changed";

  /** Nothing differs, or nothing has been looked at yet. */
  public static final Change NONE = new Change("", List.of(), List.of(), List.of(), false);

  public Change {
    files = List.copyOf(files);
    weak = List.copyOf(weak);
    artifacts = List.copyOf(artifacts);
  }

  /** The path of the patch relative to the goal directory; empty when nothing differs. */
  public String diff() {
    return artifacts.isEmpty() ? "" : artifacts.getFirst().path();
  }

  /**
   * A reason for doubt that a person may settle.
   *
   * @param path the file, or empty
   * @param reason one line
   */
  public record Doubt(String path, String reason) {}
}
