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
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds and compares the programs of gates in one work tree. Each file is hashed once; make a new
 * one for every run.
 */
public final class ProgramPins {
  private static final int MOST_WORDS = 64;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s;|&()<>\"'`$={}]+");
  private static final Pattern SCRIPT =
      Pattern.compile("[^\0]+\\.(sh|bash|py|js|mjs|cjs|ts|rb|pl|php|lua)");

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

  /**
   * What the words of a gate's command mean now besides its program: programs on the {@code PATH},
   * and scripts of the work tree.
   */
  List<ProgramPin> named(GateSpec gate) {
    return words(gate).map(word -> named(gate, word)).filter(ProgramPin::found).toList();
  }

  private static Stream<String> words(GateSpec gate) {
    Stream<String> words =
        gate.shellLine().isEmpty()
            ? gate.argv().stream().skip(1)
            : BETWEEN_WORDS.splitAsStream(gate.shellLine());
    return words
        .filter(word -> !word.isEmpty() && !word.startsWith("-"))
        .distinct()
        .limit(MOST_WORDS);
  }

  /**
   * What tells the programs of the gates, and those that their commands name, from others of the
   * same names, without reading them: path, size and time of last change, sorted. Those of the work
   * tree are left out.
   */
  public Set<String> marks(List<GateSpec> gates) {
    Set<String> marks = new TreeSet<>();
    for (GateSpec gate : gates) {
      Stream.concat(Stream.of(gate.argv().getFirst()), words(gate))
          .flatMap(word -> find(gate, word).stream())
          .filter(program -> !isInside(program))
          .map(ProgramPins::mark)
          .forEach(marks::add);
    }
    return marks;
  }

  private static String mark(Path program) {
    try {
      BasicFileAttributes file = Files.readAttributes(program, BasicFileAttributes.class);
      return program + " " + file.size() + " " + file.lastModifiedTime();
    } catch (IOException e) {
      return program.toString(); // Gone since: the gate itself will say so.
    }
  }

  private ProgramPin named(GateSpec gate, String word) {
    if (!SCRIPT.matcher(word).matches()) {
      return pin(gate, word);
    }
    Path script = workTree.resolve(gate.workdir()).resolve(word).normalize();
    return isInside(script) && Files.isRegularFile(script)
        ? new ProgramPin(word, portable(script), sha256(script))
        : pin(gate, word);
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
