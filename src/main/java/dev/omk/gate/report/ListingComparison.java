package dev.omk.gate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * What became of the tests that a runner listed on the base.
 *
 * <p>A test that has the same name in another place was moved and is fine. One that is gone, while
 * its place has another that was not there, was renamed as far as anybody can tell.
 *
 * @param gone ids of the base that are not there any more
 * @param renamed ids of the base and what is in their place, {@code OLD is now NEW}
 */
public record ListingComparison(List<String> gone, List<String> renamed) {
  public ListingComparison {
    gone = List.copyOf(gone);
    renamed = List.copyOf(renamed);
  }

  /** Compares the lists of one runner on two trees. */
  public static ListingComparison of(List<ListedTest> base, List<ListedTest> candidate) {
    List<ListedTest> left = new ArrayList<>(base);
    List<ListedTest> fresh = new ArrayList<>(candidate);
    fresh.removeAll(base);
    left.removeAll(candidate);
    left.removeIf(test -> taken(fresh, test, (a, b) -> a.name().equals(b.name())).isPresent());
    List<String> gone = new ArrayList<>();
    List<String> renamed = new ArrayList<>();
    for (ListedTest test : left) {
      taken(fresh, test, (a, b) -> a.place().equals(b.place()))
          .ifPresentOrElse(
              now -> renamed.add(test.id() + " is now " + now.id()), () -> gone.add(test.id()));
    }
    return new ListingComparison(gone, renamed);
  }

  private static Optional<ListedTest> taken(
      List<ListedTest> from, ListedTest test, BiPredicate<ListedTest, ListedTest> like) {
    Optional<ListedTest> found = from.stream().filter(one -> like.test(one, test)).findFirst();
    found.ifPresent(from::remove);
    return found;
  }
}
