package dev.omk.build;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks or applies google-java-format. It parses with the javac of the JVM it runs on, so it has
 * to run on the JDK of the toolchain, not on the one that runs Maven. Files that were fine and have
 * the same size and modification time since are passed over.
 */
public final class FormatSources {
  private final Path index;
  private final Formatter formatter = new Formatter();
  private final Map<Path, String> wrong = new ConcurrentSkipListMap<>();

  private FormatSources(Path index) {
    this.index = index;
  }

  /**
   * @param args {@code check} or {@code apply}, the file that remembers what was fine, and the
   *     directories with the sources
   */
  public static void main(String[] args) throws IOException {
    FormatSources sources = new FormatSources(Path.of(args[1]));
    boolean apply = args[0].equals("apply");
    sources.format(apply, Arrays.stream(args).skip(2).map(Path::of).toList());
    if (!sources.wrong.isEmpty()) {
      sources.wrong.forEach((file, reason) -> System.err.println(file + ": " + reason));
      System.err.println("Format the sources with: ./mvnw -Pformat");
      System.exit(1);
    }
  }

  private void format(boolean apply, List<Path> roots) throws IOException {
    Set<String> known = Files.exists(index) ? Set.copyOf(Files.readAllLines(index)) : Set.of();
    List<Path> files = javaFiles(roots);
    Map<Path, String> unknown = new TreeMap<>();
    for (Path file : files) {
      if (!known.contains(state(file))) {
        unknown.put(file, Files.readString(file));
      }
    }
    Map<Path, String> formatted = new HashMap<>();
    unknown.entrySet().parallelStream()
        .map(entry -> Map.entry(entry.getKey(), formatted(entry.getKey(), entry.getValue())))
        .filter(entry -> !entry.getValue().equals(unknown.get(entry.getKey())))
        .sequential()
        .forEach(entry -> formatted.put(entry.getKey(), entry.getValue()));
    for (Map.Entry<Path, String> entry : formatted.entrySet()) {
      if (apply) {
        Files.writeString(entry.getKey(), entry.getValue());
      } else {
        wrong.putIfAbsent(entry.getKey(), "is not formatted");
      }
    }
    Set<String> fine = new TreeSet<>();
    for (Path file : files) {
      if (!wrong.containsKey(file)) {
        fine.add(state(file));
      }
    }
    Files.createDirectories(index.toAbsolutePath().getParent());
    Files.write(index, fine);
  }

  private String formatted(Path file, String text) {
    try {
      String ordered = ImportOrderer.reorderImports(text, Style.GOOGLE);
      return formatter.formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
    } catch (FormatterException e) {
      wrong.put(file, e.getMessage());
      return text;
    }
  }

  private static String state(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toMillis() + " " + Files.size(file) + " " + file;
  }

  private static List<Path> javaFiles(List<Path> roots) throws IOException {
    Set<Path> files = new TreeSet<>();
    for (Path root : roots) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> paths = Files.walk(root)) {
          files.addAll(
              paths.filter(path -> path.toString().endsWith(".java")).collect(Collectors.toSet()));
        }
      }
    }
    return List.copyOf(files);
  }
}
