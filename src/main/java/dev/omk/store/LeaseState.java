package dev.omk.store;

import java.time.Instant;
import java.util.Optional;

/** A lease as others see it. */
public sealed interface LeaseState {
  /** Nobody has it. */
  record Free() implements LeaseState {}

  /**
   * A living process has it.
   *
   * @param holder who; nothing in the moment before it has written that down
   * @param heartbeat when it last said so
   */
  record Held(Optional<Holder> holder, Optional<Instant> heartbeat) implements LeaseState {}

  /**
   * Its holder died without giving it back.
   *
   * @param holder who it was
   */
  record Orphaned(Holder holder) implements LeaseState {}
}
