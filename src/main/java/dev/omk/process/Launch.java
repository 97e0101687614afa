package dev.omk.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the program of a command, or says in one line why that is not possible. */
final class Launch {
  private static final List<Path> SETSID =
      List.of(
          Path.of("/usr/bin/setsid"),
          Path.of("/bin/setsid"),
          Path.of("/run/current-system/sw/bin/setsid"));

  private final Command command;

  Launch(Command command) {
    this.command = command;
  }

  /** What became of it. */
  sealed interface Outcome {
    /** It runs. */
    record Started(LiveRuns.Started run) implements Outcome {}

    /** It does not; one line says why. */
    record Refused(String reason) implements Outcome {}
  }

  Outcome start() {
    try {
      return new Outcome.Started(startProgram());
    } catch (RefusedException | IOException | IllegalArgumentException e) {
      return new Outcome.Refused(CommandLines.harmless(String.valueOf(e.getMessage())));
    }
  }

  private LiveRuns.Started startProgram() throws RefusedException, IOException {
    Path directory = command.directory().toAbsolutePath();
    if (!Files.isDirectory(directory)) {
      throw new RefusedException("working directory not found: " + directory);
    }
    refuseWhatJavaWouldGarble();
    List<String> argv = new ArrayList<>(command.argv());
    argv.set(0, program(directory).toString());
    argv.addAll(0, command.wrapper());
    Optional<Path> setsid = sessionStarter();
    setsid.ifPresent(starter -> argv.addFirst(starter.toString()));
    ProcessBuilder builder = new ProcessBuilder(argv).directory(directory.toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(command.environment());
    if (!command.token().isEmpty()) {
      environment.put(Command.TOKEN_VARIABLE, command.token());
    }
    return start(builder, setsid.isPresent());
  }

  private LiveRuns.Started start(ProcessBuilder builder, boolean sessionOfItsOwn)
      throws RefusedException, IOException {
    try (StdinFile stdin = StdinFile.of(command.stdin())) {
      builder.redirectInput(stdin.from());
      return LiveRuns.OF_THIS_JVM.start(builder::start, command.token(), sessionOfItsOwn);
    }
  }

  /** Java writes a question mark for what the locale's encoding lacks; better not to run that. */
  private void refuseWhatJavaWouldGarble() throws RefusedException {
    CharsetEncoder encoder = Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder();
    for (String argument : command.argv()) {
      if (!encoder.canEncode(argument)) {
        throw new RefusedException(
            "the locale cannot express an argument (set LC_ALL=C.UTF-8): " + argument);
      }
    }
  }

  private Path program(Path directory) throws RefusedException {
    String name = command.argv().getFirst();
    String path = new CallerEnvironment(command.environment()).path();
    Path program =
        ProgramLookup.find(name, directory, path)
            .orElseThrow(() -> new RefusedException(whyNot(name, directory)));
    Optional<Path> interpreter = interpreter(program);
    if (interpreter.isPresent() && !Files.isExecutable(interpreter.get())) {
      throw new RefusedException("interpreter of " + name + " not found: " + interpreter.get());
    }
    return program;
  }

  private static String whyNot(String name, Path directory) {
    try {
      Path file = directory.resolve(name);
      if (name.indexOf('/') >= 0 && Files.isRegularFile(file)) {
        return "program is not executable: " + name;
      }
    } catch (InvalidPathException e) {
      return "program name is not valid: " + name;
    }
    return "program not found: " + name;
  }

  /** The program in the first line of a script. Looked at because setsid would report it late. */
  private static Optional<Path> interpreter(Path script) {
    String head = head(script);
    if (!head.startsWith("#!")) {
      return Optional.empty();
    }
    String first = head.substring(2).lines().findFirst().orElse("").strip().split("\\s", 2)[0];
    return first.startsWith(File.separator) ? Optional.of(Path.of(first)) : Optional.empty();
  }

  private static String head(Path file) {
    char[] start = new char[256];
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      return new String(start, 0, Math.max(reader.read(start), 0));
    } catch (IOException unreadable) {
      return ""; // executable all the same
    }
  }

  /**
   * A session of its own shows every process below that did not open another one, and keeps the
   * keys that a person presses at our terminal (Ctrl-C) for us. {@code setsid} replaces itself by
   * the program, so the id is the program's.
   */
  private Optional<Path> sessionStarter() {
    return command.token().isEmpty() || !Proc.available()
        ? Optional.empty()
        : SETSID.stream().filter(Files::isExecutable).findFirst();
  }
}
