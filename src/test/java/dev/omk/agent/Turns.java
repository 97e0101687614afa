package dev.omk.agent;

import dev.omk.gate.GateSpec;
import dev.omk.process.CallerEnvironment;
import dev.omk.process.Confinement;
import dev.omk.scope.ProtectedPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A place with a work tree and a run directory in which agents take turns. */
public final class Turns {
  private final Path tree;
  private final Path runs;
  private final Path temporary;

  /** Lays it out in an empty directory. */
  public Turns(Path directory) {
    tree = made(directory.resolve("tree"));
    runs = made(directory.resolve("state/runs/1-goal-agent-execute"));
    temporary = made(directory.resolve("tmp"));
  }

  private static Path made(Path directory) {
    try {
      return Files.createDirectories(directory).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path tree() {
    return tree;
  }

  public Path temporary() {
    return temporary;
  }

  public String transcript() throws IOException {
    return Files.readString(runs.resolve(AgentTurn.TRANSCRIPT));
  }

  public Path transcriptFile() {
    return runs.resolve(AgentTurn.TRANSCRIPT);
  }

  /** Writes an executable script. */
  public Path script(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The environment of the caller: a PATH, a TMPDIR, and these. */
  public CallerEnvironment caller(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.putIfAbsent("PATH", CallerEnvironment.ofThisProcess().path());
    all.putIfAbsent("TMPDIR", temporary.toString());
    return new CallerEnvironment(all);
  }

  public TurnRequest request(String prompt, GateSpec... failing) {
    return new TurnRequest(
        "goal-20261122-120000-000-0123abcd",
        "goal-agent-execute",
        1,
        tree,
        prompt,
        List.of(),
        ProtectedPaths.of(List.of(), List.of(), List.of()),
        "",
        runs,
        "test-" + UUID.randomUUID(),
        Confinement.none(),
        List.of(failing),
        false,
        false);
  }

  /** A command agent that runs a shell script, with generous times. */
  public static AgentSpec.Command shell(String script) {
    return command(List.of("sh", "-c", script), Duration.ofSeconds(30), Duration.ofSeconds(30));
  }

  public static AgentSpec.Command command(List<String> argv, Duration timeout, Duration idle) {
    return new AgentSpec.Command(
        "mine",
        argv,
        "see agents.mine.command in .omk/config.toml",
        timeout,
        idle,
        Map.of(),
        List.of(),
        "",
        null);
  }

  /** A gate that fails and has this {@code fix}. */
  public static GateSpec gate(String name, List<String> fix, String workdir) {
    return new GateSpec(
        name,
        List.of("false"),
        "",
        true,
        false,
        false,
        Duration.ofSeconds(30),
        fix,
        List.of(),
        false,
        List.of(),
        List.of(),
        List.of(),
        0,
        Map.of("FROM_GATE", "yes"),
        workdir,
        false,
        "test");
  }
}
