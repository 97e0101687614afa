package dev.omk.agent;

import java.util.List;

/**
 * What one prompt is made of. All of it is redacted already.
 *
 * @param goal the text of the goal, at most 64 KiB
 * @param taskId the task
 * @param taskTitle the task in words
 * @param pass from 1
 * @param plan a summary of the plan; may be empty
 * @param writeSet globs that may be written; empty is the whole project
 * @param protectedPaths globs that may not be touched
 * @param testsMayChange whether the task is about tests
 * @param strategy how to go about it after passes that did not help; may be empty
 * @param failing gates that do not pass, the most important first
 * @param undone what the last turn did that it may not do, one line each
 * @param findings what a review found, one line each
 * @param earlier what earlier passes tried, the latest first
 */
public record PromptInput(
    String goal,
    String taskId,
    String taskTitle,
    int pass,
    String plan,
    List<String> writeSet,
    List<String> protectedPaths,
    boolean testsMayChange,
    String strategy,
    List<FailingGate> failing,
    List<String> undone,
    List<String> findings,
    List<EarlierPass> earlier) {

  /**
   * A gate that does not pass.
   *
   * @param name its name
   * @param commandLine as a person would type it
   * @param reason one line
   * @param excerpt the useful part of its output
   */
  public record FailingGate(String name, String commandLine, String reason, String excerpt) {}

  /**
   * What one earlier pass tried.
   *
   * @param pass from 1
   * @param agent who took it
   * @param tried what it changed, in one line
   * @param result why that was not enough, in one line
   */
  public record EarlierPass(int pass, String agent, String tried, String result) {}

  public PromptInput {
    writeSet = List.copyOf(writeSet);
    protectedPaths = List.copyOf(protectedPaths);
    failing = List.copyOf(failing);
    undone = List.copyOf(undone);
    findings = List.copyOf(findings);
    earlier = List.copyOf(earlier);
  }
}
