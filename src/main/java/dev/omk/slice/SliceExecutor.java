package dev.omk.slice;

/** Works on slices: here, or wherever an implementation has them done. */
public interface SliceExecutor {

  /**
   * Works on one slice until it can be brought in, or cannot go on. Called at once for several
   * slices, from as many threads; never twice at once for the same.
   *
   * @param order which one, and what it is to know
   * @return what came of it; nothing of it runs any more
   * @throws dev.omk.error.OmkException if what was done cannot be recorded
   */
  SliceResult execute(SliceOrder order) throws InterruptedException;
}
