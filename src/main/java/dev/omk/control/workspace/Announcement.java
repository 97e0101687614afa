package dev.omk.control.workspace;

/** How a goal is told to somebody else's program. */
@FunctionalInterface
public interface Announcement {
  /** The document that is told, on one line. */
  String of(Outcome outcome);
}
