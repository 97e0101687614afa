package dev.omk.store;

/** Answers whether a process of this machine lives. */
@FunctionalInterface
public interface Liveness {
  /** Whether a process of that number that was started then is running. */
  boolean alive(long pid, String startedAt);
}
