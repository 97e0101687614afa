package dev.omk.task;

import java.time.Duration;
import java.time.Instant;

/**
 * The right of one worker to a task: it has to give signs of life, and is released when the task
 * ends or its controller is found dead.
 *
 * @param taskId the task
 * @param holder the worker, for instance the name of an agent
 * @param acquiredAt when it began
 * @param heartbeatAt the last sign of life
 */
public record Lease(String taskId, String holder, Instant acquiredAt, Instant heartbeatAt) {
  /** Signs of life come this often. */
  public static final Duration HEARTBEAT = Duration.ofSeconds(30);

  /** Without a sign of life for so long a lease is void. */
  public static final Duration TERM = HEARTBEAT.multipliedBy(4);

  /** A new one. */
  public static Lease begin(String taskId, String holder, Instant now) {
    return new Lease(taskId, holder, now, now);
  }

  /** The same after a sign of life. */
  public Lease renewed(Instant now) {
    return new Lease(taskId, holder, acquiredAt, now);
  }

  /** When it becomes void unless there is another sign of life. */
  public Instant expiresAt() {
    return heartbeatAt.plus(TERM);
  }

  /** Whether it is void. */
  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt());
  }
}
