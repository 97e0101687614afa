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
 * The jar in the executable. picocli is published as class files of Java 5, which an AOT cache does
 * not keep, so it is compiled anew from its own sources.
 */
final class Libraries {
  private static final String PICOCLI = "picocli";

  /** The application and all that it needs, in {@code lib}. */
  static final String JAR = "omk.jar";

  private final Settings settings;

  Libraries(Settings settings) {
    this.settings = settings;
  }

  /** Fills {@code directory} with the one jar. */
  void lay(Path directory) throws IOException {
    Trees.delete(directory);
    Files.createDirectories(directory);
    MergedJar merged = new MergedJar();
    merged.add(settings.jar());
    for (Path jar : published()) {
      String name = jar.getFileName().toString();
      merged.add(name.startsWith(PICOCLI) ? recompiled(name) : jar);
    }
    merged.write(directory.resolve(JAR), settings.timestamp());
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
