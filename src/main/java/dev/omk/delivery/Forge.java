package dev.omk.delivery;

import java.util.List;
import java.util.Optional;

/**
 * A repository on a forge, and what is asked of it and done to it. Every method throws {@code
 * BLOCKED_ON_EXTERNAL} when the forge cannot be asked (no program, no login, no permission, no
 * network, a rate limit) and {@code BLOCKED_ON_HUMAN} when it refuses until a person does
 * something.
 */
public interface Forge {
  /** The repository that pull requests are opened in. */
  RemoteAddress address();

  /** What the forge says of it. */
  ForgeRepository repository() throws InterruptedException;

  /** Every pull request from that branch, newest first. */
  List<ForgePull> from(String owner, String branch) throws InterruptedException;

  /** One pull request as it is now. */
  ForgePull pull(long number) throws InterruptedException;

  /**
   * What a pull request is to be.
   *
   * @param owner of the repository that the branch is in
   */
  record Wanted(
      String owner, String branch, String base, String title, String body, boolean draft) {}

  /** Opens a pull request. */
  ForgePull open(Wanted wanted) throws InterruptedException;

  /** Gives a pull request this title, body and base. */
  ForgePull rewrite(long number, Wanted wanted) throws InterruptedException;

  /** Makes a draft of it, or no draft any more. */
  void makeDraft(ForgePull pull, boolean draft) throws InterruptedException;

  /** The checks of a commit, without our own. */
  List<ForgeCheck> checks(String commit) throws InterruptedException;

  /** What people said in reviews: comments on lines, and reviews that do not approve. */
  List<Remark> remarks(long number) throws InterruptedException;

  /** Who asked for changes and has not approved since; and how many approve. */
  Reviews reviews(long number) throws InterruptedException;

  /** The latest word of every reviewer. */
  record Reviews(List<String> against, int approvals) {
    public Reviews {
      against = List.copyOf(against);
    }
  }

  /** How a branch is protected. */
  Protection protection(String branch) throws InterruptedException;

  /**
   * Merges it, if its head is still that commit.
   *
   * @return the commit that it was merged as
   */
  String merge(ForgePull pull, String method) throws InterruptedException;

  /** Puts it into the merge queue, if its head is still that commit. */
  void enqueue(ForgePull pull) throws InterruptedException;

  /** Whether it is in the merge queue: a queue drops what does not pass in it. */
  boolean isQueued(ForgePull pull) throws InterruptedException;

  /**
   * The commit that a branch of the forge is at.
   *
   * @throws dev.omk.error.OmkException {@code NOT_FOUND} if there is no such branch
   */
  String head(String branch) throws InterruptedException;

  /** The tree of a commit on the forge. */
  String tree(String commit) throws InterruptedException;

  /** Sets our commit status. */
  void setStatus(String commit, ForgeStatus status) throws InterruptedException;

  /** What our commit status says last, if there is one. */
  Optional<ForgeStatus> status(String commit) throws InterruptedException;
}
