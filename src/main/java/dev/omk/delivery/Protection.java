package dev.omk.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * How a branch is protected, by branch protection and rulesets together.
 *
 * @param checks names of the checks that must pass
 * @param approvals how many people must approve
 * @param mergeQueue whether merges go through a queue
 * @param linear whether merge commits are refused
 * @param methods the only ways to merge that a ruleset leaves; empty if it does not say
 */
public record Protection(
    List<String> checks, int approvals, boolean mergeQueue, boolean linear, List<String> methods) {
  public Protection {
    checks = List.copyOf(checks);
    methods = List.copyOf(methods);
  }

  /** Whether it may be merged this way: {@code merge}, {@code squash} or {@code rebase}. */
  public boolean allows(String method) {
    return !(linear && method.equals("merge")) && (methods.isEmpty() || methods.contains(method));
  }

  /** What a protected branch should have and this one lacks. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (checks.isEmpty()) {
      missing.add("required status checks");
    }
    if (approvals < 1) {
      missing.add("required approving reviews");
    }
    return missing;
  }
}
