package dev.omk.process;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a program reads while it runs. Nobody waits for a program that does not read: a virtual
 * thread writes. Thread-safe.
 */
public final class ProgramInput implements Closeable {
  /** So much may wait for a program that does not read, in bytes. */
  public static final long MAX_WAITING = 64L * 1024 * 1024;

  private static final byte[] END = {};

  private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private volatile boolean closed;

  ProgramInput(OutputStream pipe) {
    Thread.ofVirtual().name("program-input").start(() -> write(pipe));
  }

  /**
   * Writes this when its turn comes. What is sent after {@link #close}, or to a program that closed
   * its input, is dropped.
   *
   * @return false if the program does not read and too much waits for it: then this is dropped
   */
  public boolean send(byte[] bytes) {
    if (closed || bytes.length == 0) {
      return true;
    }
    if (waitingBytes.addAndGet(bytes.length) > MAX_WAITING) {
      waitingBytes.addAndGet(-bytes.length);
      return false;
    }
    waiting.add(bytes.clone());
    return true;
  }

  /** End of file, after what was sent. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      waiting.add(END);
    }
  }

  private void write(OutputStream pipe) {
    try (pipe) {
      for (byte[] next = waiting.take(); next.length > 0; next = waiting.take()) {
        pipe.write(next);
        if (waiting.isEmpty()) {
          pipe.flush();
        }
        waitingBytes.addAndGet(-next.length);
      }
    } catch (IOException gone) {
      closed = true; // it reads no more; how it ends says the rest
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
