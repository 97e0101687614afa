package dev.omk.control.review;

import dev.omk.control.session.GoalSession;
import dev.omk.control.workspace.PastOfAGoal;
import dev.omk.goal.Review;
import dev.omk.review.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Blocking findings that come back after they were fixed, or that fixes do not reach: agents that
 * go round in circles there need a person.
 */
public final class ReturningFindings {
  private static final int TRIED = 3;

  private final GoalSession session;
  private final int earlier;

  /** Looks at the reviews from now on. */
  public ReturningFindings(GoalSession session) {
    this.session = session;
    this.earlier = session.goal().review() == null ? 0 : reviews().size();
  }

  /** The first such finding of the last review. */
  public Optional<Finding> first() {
    Review last = session.goal().review();
    if (last == null || last.blocking().isEmpty()) {
      return Optional.empty();
    }
    List<Review> reviews = reviews();
    return in(reviews.subList(Math.min(earlier, reviews.size()), reviews.size()));
  }

  private List<Review> reviews() {
    List<Review> reviews = new ArrayList<>();
    session.ledger().eachEvent(event -> PastOfAGoal.review(event).ifPresent(reviews::add));
    return reviews;
  }

  /**
   * The first such finding.
   *
   * @param reviews of this run of the loop, the latest last
   */
  static Optional<Finding> in(List<Review> reviews) {
    List<Review> trees = new ArrayList<>();
    for (Review review : reviews) {
      if (!trees.isEmpty() && trees.getLast().subject().equals(review.subject())) {
        trees.removeLast(); // The same tree, looked at again: nothing was tried in between.
      }
      trees.add(review);
    }
    if (trees.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Integer> stood = new HashMap<>();
    Map<String, Integer> returned = new HashMap<>();
    Set<String> before = Set.of();
    for (Review review : trees) {
      Set<String> now =
          review.blocking().stream().map(PastOfAGoal::key).collect(Collectors.toSet());
      for (String key : now) {
        if (stood.merge(key, 1, Integer::sum) > 1 && !before.contains(key)) {
          returned.merge(key, 1, Integer::sum);
        }
      }
      before = now;
    }
    return trees.getLast().blocking().stream()
        .filter(
            finding -> {
              String key = PastOfAGoal.key(finding);
              return returned.containsKey(key) || stood.getOrDefault(key, 0) >= TRIED;
            })
        .findFirst();
  }
}
