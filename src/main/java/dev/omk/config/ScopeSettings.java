package dev.omk.config;

import java.util.List;

/**
 * The {@code [scope]} table.
 *
 * @param protectedPaths globs added to the built-in protected paths
 * @param tests globs added to what counts as a test file
 */
public record ScopeSettings(List<String> protectedPaths, List<String> tests) {
  public ScopeSettings {
    protectedPaths = List.copyOf(protectedPaths);
    tests = List.copyOf(tests);
  }

  /** An empty table. */
  public static ScopeSettings none() {
    return new ScopeSettings(List.of(), List.of());
  }

  ScopeSettings over(ScopeSettings lower) {
    return new ScopeSettings(
        Layers.union(lower.protectedPaths, protectedPaths), Layers.union(lower.tests, tests));
  }
}
