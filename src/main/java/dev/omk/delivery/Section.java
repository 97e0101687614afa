package dev.omk.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of the text.
 *
 * @param title its heading
 * @param head names of the columns; empty for a list
 * @param rows as many cells each as there are columns, one in a list
 */
public record Section(String title, List<String> head, List<List<String>> rows) {
  public Section {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** A list. */
  static Section list(String title, List<String> items) {
    return new Section(title, List.of(), items.stream().map(List::of).toList());
  }

  /** The same with at most so many rows, and one that says how many are left out. */
  Section atMost(int limit) {
    if (rows.size() <= limit) {
      return this;
    }
    List<List<String>> some = new ArrayList<>(rows.subList(0, limit));
    List<String> more = new ArrayList<>(List.of("and " + (rows.size() - limit) + " more"));
    while (more.size() < head.size()) {
      more.add("");
    }
    some.add(more);
    return new Section(title, head, some);
  }
}
