package dev.omk.control.verify;

import dev.omk.control.workspace.Progress;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.gate.run.GateListener;

/** Hands on what happens to gates. */
record GateProgress(Progress progress) implements GateListener {
  @Override
  public void started(GateSpec gate) {
    progress.gateStarted(gate);
  }

  @Override
  public void output(GateSpec gate, String line) {
    progress.output(gate.name(), line);
  }

  @Override
  public void finished(GateSpec gate, GateResult result) {
    progress.gateFinished(result);
  }
}
