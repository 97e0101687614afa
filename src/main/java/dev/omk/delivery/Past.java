package dev.omk.delivery;

import java.util.List;

/**
 * What a goal's journal knows beyond its proof.
 *
 * @param redOnBase the gates that did not pass before any work, one line each
 * @param findings what reviews found, and how it ended, one line each
 */
public record Past(List<String> redOnBase, List<String> findings) {
  /** Nothing more is known. */
  public static final Past UNKNOWN = new Past(List.of(), List.of());

  public Past {
    redOnBase = List.copyOf(redOnBase);
    findings = List.copyOf(findings);
  }
}
