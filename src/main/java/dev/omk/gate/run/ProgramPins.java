package dev.omk.gate.run;

import dev.omk.digest.Sha256;
import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.gate.ProgramPin;
import dev.omk.process.CallerEnvironment;
import dev.omk.process.ProgramLookup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds and compares the programs of gates in one work tree. Each file is hashed once; make a new
 * one for every run.
 */
public final class ProgramPins {
  private final Path workTree;
  private final Map<String, String> environment;
  private final Map<Path, String> hashes = new HashMap<>();

  /**
   * @param workTree the root of the tree
   * @param environment the caller's, for its {@code PATH}
   */
  public ProgramPins(Path workTree, Map<String, String> environment) {
    this.workTree = workTree.toAbsolutePath().normalize();
    this.environment = Map.copyOf(environment);
  }

  /** What each gate's program is now, by the gate's name. To be called on the tree of the base. */
  public Map<String, ProgramPin> of(List<GateSpec> gates) {
    Map<String, ProgramPin> pins = new LinkedHashMap<>();
    for (GateSpec gate : gates) {
      pins.put(gate.name(), pin(gate));
    }
    return pins;
  }

  /** What one gate's program is now. */
  ProgramPin pin(GateSpec gate) {
    return pin(gate, gate.argv().getFirst());
  }

  /** What a program is now that is found as that of the gate is. */
  public ProgramPin pin(GateSpec gate, String program) {
    return find(gate, program)
        .map(path -> new ProgramPin(program, portable(path), sha256(path)))
        .orElse(new ProgramPin(program, "", ""));
  }

  /** Why a gate may not run what its program's name means now; nothing when it may. */
  Optional<String> objection(GateSpec gate, ProgramPin pin) {
    Optional<Path> found = find(gate, gate.argv().getFirst());
    if (found.isEmpty()) {
      return Optional.of("program not found: " + gate.argv().getFirst());
    }
    Path now = found.get();
    if (!pin.found()) {
      return isInside(now)
          ? Optional.of(
              "program %s was not there when ".formatted(portable(now)) + GateResult.SINCE_THEN)
          : Optional.empty();
    }
    if (!portable(now).equals(pin.path())) {
      return Optional.of(
          "program %s is %s now, it was %s when "
                  .formatted(pin.program(), portable(now), pin.path())
              + GateResult.SINCE_THEN);
    }
    return sha256(now).equals(pin.sha256())
        ? Optional.empty()
        : Optional.of("program %s changed since ".formatted(pin.path()) + GateResult.SINCE_THEN);
  }

  private Optional<Path> find(GateSpec gate, String program) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.putAll(gate.env());
    return ProgramLookup.find(
            program, workTree.resolve(gate.workdir()), new CallerEnvironment(variables).path())
        .map(Path::normalize);
  }

  private boolean isInside(Path program) {
    return program.startsWith(workTree);
  }

  /** The same text for the same program in another checkout of the tree. */
  private String portable(Path program) {
    return isInside(program) ? workTree.relativize(program).toString() : program.toString();
  }

  private synchronized String sha256(Path file) {
    return hashes.computeIfAbsent(file, ProgramPins::hash);
  }

  private static String hash(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Sha256.hexOf(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read program " + file, e);
    }
  }
}
