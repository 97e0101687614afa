package dev.omk.build;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the build passes in, each as {@code name=value}.
 *
 * @param jar the application
 * @param libraries file with the class path of the jars it needs at run time
 * @param picocliSources the sources jar of picocli
 * @param modules modules of the runtime, separated by commas
 * @param training directory with the command lines of the training runs
 * @param launcher template of the shell script at the head of the executable
 * @param options the JVM options of the executable, one a line
 * @param work directory for what is made on the way
 * @param output the executable
 * @param timestamp modification time of everything that is packed
 */
record Settings(
    Path jar,
    Path libraries,
    Path picocliSources,
    String modules,
    Path training,
    Path launcher,
    Path options,
    Path work,
    Path output,
    Instant timestamp) {

  static Settings parse(String[] args) {
    Map<String, String> values =
        Arrays.stream(args)
            .map(arg -> arg.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return new Settings(
        Path.of(value(values, "jar")),
        Path.of(value(values, "libraries")),
        Path.of(value(values, "picocliSources")),
        value(values, "modules"),
        Path.of(value(values, "training")),
        Path.of(value(values, "launcher")),
        Path.of(value(values, "options")),
        Path.of(value(values, "work")),
        Path.of(value(values, "output")),
        Instant.parse(value(values, "timestamp")));
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("missing argument: " + name);
    }
    return value;
  }
}
