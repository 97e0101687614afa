package dev.omk.gate.file;

import java.util.List;

/** One language or build tool: looks at a tree and proposes gates; none if it is not used there. */
@FunctionalInterface
interface Ecosystem {
  List<DetectedGate> detect(FileTree tree);
}
