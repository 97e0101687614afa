package dev.omk.worktree;

import java.util.Set;

/**
 * What interpreters and test runners leave beside sources for themselves. No part of a subject,
 * whatever the project ignores, unless it is tracked; a clean checkout does not have it.
 */
final class Caches {
  /** The same as ignore rules. */
  static final String RULES =
      """
      __pycache__/
      *.py[cod]
      .pytest_cache/
      .mypy_cache/
      .ruff_cache/
      .hypothesis/
      .DS_Store
      """;

  private static final Set<String> NAMES =
      Set.of(
          "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis", ".DS_Store");

  private Caches() {}

  /** Whether a file or directory of that name is one. */
  static boolean isOne(String name) {
    return NAMES.contains(name) || name.matches(".*\\.py[cod]");
  }
}
