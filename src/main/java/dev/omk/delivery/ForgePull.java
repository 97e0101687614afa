package dev.omk.delivery;

/**
 * A pull request as its forge describes it.
 *
 * @param number by which people know it
 * @param node by which GitHub's GraphQL knows it
 * @param url where people see it
 * @param state whether it is open
 * @param draft whether it is a draft
 * @param title one line
 * @param body markdown
 * @param head the commit that it would merge
 * @param branch the branch of that commit
 * @param base the branch that it would be merged into
 * @param mergeCommit what it was merged as; empty before
 * @param mergeState GitHub's word: {@code clean}, {@code blocked}, {@code dirty}, {@code behind} …
 * @param autoMerge whether somebody has asked the forge to merge it by itself
 */
public record ForgePull(
    long number,
    String node,
    String url,
    State state,
    boolean draft,
    String title,
    String body,
    String head,
    String branch,
    String base,
    String mergeCommit,
    String mergeState,
    boolean autoMerge) {

  /** Where it stands. */
  public enum State {
    OPEN,
    CLOSED,
    MERGED
  }

  /** For people. */
  public String name() {
    return "#" + number;
  }
}
