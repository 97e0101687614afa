package dev.omk.build;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The jars in the executable. picocli is published as class files of Java 5, which an AOT cache
 * does not keep, so it is compiled anew from its own sources.
 */
final class Libraries {
  private static final String PICOCLI = "picocli";

  private final Settings settings;
  private final List<String> names = new ArrayList<>();

  Libraries(Settings settings) {
    this.settings = settings;
  }

  /** Fills {@code directory} with the jars; the application comes first. */
  void lay(Path directory) throws IOException {
    Trees.delete(directory);
    Files.createDirectories(directory);
    names.clear();
    add(settings.jar(), directory.resolve("omk.jar"));
    for (Path jar : published()) {
      String name = jar.getFileName().toString();
      add(name.startsWith(PICOCLI) ? recompiled(name) : jar, directory.resolve(name));
    }
  }

  /** The class path, relative to {@code lib}, in the order in which the JVM sees it. */
  List<String> names() {
    return List.copyOf(names);
  }

  private void add(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    names.add(to.getFileName().toString());
  }

  private List<Path> published() throws IOException {
    return Arrays.stream(Files.readString(settings.libraries()).strip().split(File.pathSeparator))
        .map(Path::of)
        .sorted(Comparator.comparing(Path::getFileName))
        .toList();
  }

  private Path recompiled(String name) throws IOException {
    Path jar = settings.work().resolve(name);
    if (Files.exists(jar)) {
      return jar;
    }
    Path sources = settings.work().resolve("picocli-sources");
    Path classes = settings.work().resolve("picocli-classes");
    Trees.delete(sources);
    Trees.delete(classes);
    Files.createDirectories(sources);
    Tools.run("jar", "-x", "-f", settings.picocliSources().toString(), "-C", sources.toString());
    List<String> javac =
        new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", classes.toString()));
    javac.addAll(
        Trees.sorted(sources).stream()
            .map(Path::toString)
            .filter(file -> file.endsWith(".java") && !file.endsWith("module-info.java"))
            .toList());
    Tools.run("javac", javac.toArray(String[]::new));
    Path unfinished = settings.work().resolve(name + ".unfinished");
    Tools.run(
        "jar",
        "-c",
        "-f",
        unfinished.toString(),
        "--date",
        settings.timestamp().toString(),
        "-C",
        classes.toString(),
        ".");
    return Files.move(unfinished, jar, StandardCopyOption.REPLACE_EXISTING);
  }
}
