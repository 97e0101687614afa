package dev.omk.agent;

import java.util.List;

/**
 * What an agent asked to be allowed while it worked, and the answer. An answer is a courtesy, never
 * a boundary: what counts is the tree that the turn leaves.
 *
 * @param kind what the agent calls it: {@code read edit delete move search execute think fetch
 *     switch_mode other}
 * @param title in the agent's words, redacted, harmless and at most 200 characters
 * @param paths that it named, from the work tree where they lie in it; the first few
 * @param allowed whether it was allowed, and then this once only
 * @param reason one line
 */
public record Permission(
    String kind, String title, List<String> paths, boolean allowed, String reason) {
  public Permission {
    paths = List.copyOf(paths);
  }
}
