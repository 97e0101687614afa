package dev.omk.sandbox;

import dev.omk.process.Captured;
import dev.omk.process.Command;
import dev.omk.process.Confinement;
import dev.omk.process.Ending;
import dev.omk.process.ProcessRunner;
import dev.omk.process.ProgramLookup;
import dev.omk.text.Harmless;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The bubblewrap program of this system, which was tried and works. */
public final class Bubblewrap {
  /** Its name on the {@code PATH}. */
  public static final String PROGRAM = "bwrap";

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int LIMIT_BYTES = 4096;

  private final Path program;

  private Bubblewrap(Path program) {
    this.program = program;
  }

  /** What came of looking for it. */
  public sealed interface Found {
    /** It is there and this system lets it work. */
    record Works(Bubblewrap bubblewrap) implements Found {}

    /** It cannot be used; one line says why. */
    record Unusable(String reason) implements Found {}
  }

  /**
   * Looks for it, never inside of {@code workTree}, where an agent could have put one, and tries
   * it. Starts one short program.
   *
   * @param path the {@code PATH} to look on
   */
  public static Found find(ProcessRunner runner, String path, Path workTree)
      throws InterruptedException {
    String folders =
        Arrays.stream(path.split(":", -1))
            .filter(folder -> folder.startsWith("/") && isOutside(folder, workTree))
            .collect(Collectors.joining(":"));
    Optional<Path> program =
        folders.isEmpty() ? Optional.empty() : ProgramLookup.find(PROGRAM, Path.of("/"), folders);
    return program.isEmpty()
        ? new Found.Unusable("bubblewrap (bwrap) is not on the PATH")
        : tried(runner, program.get());
  }

  private static Found tried(ProcessRunner runner, Path program) throws InterruptedException {
    Command command =
        Command.of(trial(program), Path.of("/"), Map.of("PATH", "/usr/bin:/bin"), TIMEOUT);
    Captured captured = runner.capture(command, LIMIT_BYTES);
    if (captured.ending() instanceof Ending.Exited(int code) && code == 0) {
      return new Found.Works(new Bubblewrap(program));
    }
    String said = captured.err().lines().findFirst().map(line -> ": " + line).orElse("");
    return new Found.Unusable(
        "bubblewrap (" + program + ") does not work here" + Harmless.line(said, 200));
  }

  /** A command line that succeeds where programs can be confined: the same options, no mounts. */
  public static List<String> trial(Path program) {
    List<String> argv = new ArrayList<>(List.of(program.toString()));
    argv.addAll(BubblewrapConfinement.base(false));
    argv.addAll(List.of("--tmpfs", "/tmp", "--remount-ro", "/tmp", "--", "true"));
    return argv;
  }

  /** Confines programs so. */
  public Confinement confining(Enclosure enclosure) {
    return new BubblewrapConfinement(program, enclosure);
  }

  private static boolean isOutside(String folder, Path workTree) {
    try {
      Path real = Path.of(folder).toRealPath();
      return !real.startsWith(workTree) && !Path.of(folder).normalize().startsWith(workTree);
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }
}
