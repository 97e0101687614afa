package dev.omk.process;

/** A request to stop one thing, made for itself or by whatever stops all that it is part of. */
public final class LinkedCancellation implements AutoCloseable {
  private final Cancellation whole;
  private final Cancellation part = new Cancellation();
  private final Runnable stopPart = part::request;

  /**
   * Begins.
   *
   * @param whole stops the part, too, until this is closed
   */
  public LinkedCancellation(Cancellation whole) {
    this.whole = whole;
    whole.onRequest(stopPart);
  }

  /** That of the part; to ask it to stop asks nothing else to. */
  public Cancellation part() {
    return part;
  }

  /** The part is over. */
  @Override
  public void close() {
    whole.remove(stopPart);
  }
}
