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
 */
public record Protection(List<String> checks, int approvals, boolean mergeQueue, boolean linear) {
  public Protection {
    checks = List.copyOf(checks);
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
