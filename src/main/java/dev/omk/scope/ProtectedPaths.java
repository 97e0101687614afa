package dev.omk.scope;

import dev.omk.glob.Globs;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which paths an agent may not change, from the facts of the base: built-in names, the user's
 * globs, and the files that gates run.
 *
 * <p>Paths are compared without case and at any depth, and whether they are there already or new.
 */
public final class ProtectedPaths {
  private final Globs configured;
  private final Set<String> gateFiles;
  private final PartRules parts;
  private final Globs allowed;

  private ProtectedPaths(Globs configured, Set<String> gateFiles, PartRules parts, Globs allowed) {
    this.configured = configured;
    this.gateFiles = gateFiles;
    this.parts = parts;
    this.allowed = allowed;
  }

  /**
   * The protection that the base calls for.
   *
   * @param globs {@code [scope] protected}; one without a slash counts at any depth, one that names
   *     a folder protects what is below
   * @param gateFiles existing files that a gate's command names, or that such a file calls
   * @param gateWords the words of the gates' commands: a new script of one of these names would
   *     define a gate
   */
  public static ProtectedPaths of(
      Collection<String> globs, Collection<String> gateFiles, Collection<String> gateWords) {
    List<String> anchored =
        globs.stream().map(glob -> glob.contains("/") ? glob : "**/" + glob).toList();
    Set<String> files = new HashSet<>();
    gateFiles.forEach(file -> files.add(lower(file)));
    return new ProtectedPaths(
        Globs.ignoringCase(anchored),
        files,
        new PartRules(Set.copyOf(gateWords)),
        Globs.of(List.of()));
  }

  /**
   * Whether a path holds what omk itself goes by. A change there is undone however often it comes:
   * other gates are approved as gates, never as a changed file.
   */
  public static boolean ours(String path) {
    return lower(path).startsWith(".omk/");
  }

  /** Whether a file says how a project is built and tested, beside much else. */
  public static boolean isBuildFile(String path) {
    return new PartRules(Set.of()).of(lower(path)).isPresent();
  }

  /**
   * The same but for what a person allowed beforehand.
   *
   * @param globs of paths that are free
   */
  public ProtectedPaths allowing(Collection<String> globs) {
    return new ProtectedPaths(configured, gateFiles, parts, Globs.of(List.copyOf(globs)));
  }

  /** How far a path is protected. */
  public Protection of(String path) {
    if (allowed.covers(path)) {
      return Protection.FREE;
    }
    String lower = lower(path);
    if (ProtectedNames.whole(lower) || configured.covers(path)) {
      return Protection.PROTECTED;
    }
    if (parts.of(lower).isPresent()) {
      return Protection.PARTLY;
    }
    // A test that a gate names is judged as a test: adding to it is honest work.
    boolean gateRunsIt = gateFiles.contains(lower) && !TestNames.isNamed(path);
    return gateRunsIt ? Protection.PROTECTED : Protection.FREE;
  }

  /**
   * Whether the protected parts of a file differ. Order, comments and layout do not count where the
   * format has a parser; what cannot be parsed counts as changed if a character differs.
   *
   * @param path one whose protection is {@link Protection#PARTLY}
   * @param baseText empty when the file was not there
   * @param candidateText empty when the file is gone
   */
  public boolean partChanged(String path, String baseText, String candidateText) {
    if (baseText.equals(candidateText)) {
      return false;
    }
    return parts.of(lower(path)).map(rule -> rule.changed(baseText, candidateText)).orElse(true);
  }

  /**
   * Whether a new file would be found before a program or module that a gate starts.
   *
   * @param newPath a path that was not on the base
   * @param programsAndModules names that gates start: {@code python3}, {@code unittest}, {@code
   *     npm}, {@code pytest}
   */
  public static boolean shadows(String newPath, Set<String> programsAndModules) {
    return new Shadowing(programsAndModules).shadows(newPath);
  }

  static String lower(String path) {
    return path.toLowerCase(Locale.ROOT);
  }
}
