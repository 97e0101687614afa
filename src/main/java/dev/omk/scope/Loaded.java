package dev.omk.scope;

import java.util.List;

/**
 * One thing that a statement loads.
 *
 * @param statement its number
 * @param candidates where it may be, in the order in which it is looked for
 * @param names what it is called afterwards
 * @param everything whether all that it defines gets its own name
 * @param text the part of the statement that stands for it
 */
record Loaded(
    int statement, List<String> candidates, List<String> names, boolean everything, String text) {
  Loaded {
    candidates = List.copyOf(candidates);
    names = List.copyOf(names);
  }
}
