package dev.omk.task;

import java.util.List;

/**
 * A further task that an agent proposes. It waits for a person; nobody works on it unseen.
 *
 * @param title one line
 * @param description what is to be done
 * @param writeSet globs that it would write to; empty is the whole project
 * @param by the agent
 * @param pass in which it was proposed
 */
public record Proposal(
    String title, String description, List<String> writeSet, String by, int pass) {
  /** The most that one pass may propose. */
  public static final int MOST_A_PASS = 8;

  /** The most that a goal keeps. */
  public static final int MOST_A_GOAL = 32;

  public Proposal {
    writeSet = List.copyOf(writeSet);
  }
}
