package dev.omk.cli;

import dev.omk.control.workspace.Progress;

/** Progress that somebody shows until it is closed. */
interface ClosableProgress extends Progress, AutoCloseable {
  @Override
  void close();
}
