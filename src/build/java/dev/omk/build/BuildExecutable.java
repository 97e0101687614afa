package dev.omk.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Packs the application, a Java runtime and AOT caches into one executable file. Run by the build
 * with the JDK of the toolchain, straight from the source; see {@link Settings} for its arguments.
 */
public final class BuildExecutable {
  private BuildExecutable() {}

  /** Builds the file or fails with an exception, which fails the build. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Settings settings = Settings.parse(args);
    Path image = settings.work().resolve("image");
    Files.createDirectories(image);
    new RuntimeImage(settings).link(image.resolve("runtime"));
    new Libraries(settings).lay(image.resolve("lib"));
    Trees.stamp(image, settings.timestamp());
    TrainingRun training = new TrainingRun(settings);
    training.record(image, "omk.aot", "all", List.of());
    training.record(image, "omk-reading.aot", "reading", List.of("reading-plan", "reading-verify"));
    Trees.stamp(image, settings.timestamp());
    Path payload = settings.work().resolve("payload.tar.gz");
    Payload packed = Payload.pack(image, payload);
    new Launcher(settings).write(packed, settings.output());
    ManPages.write(image.toAbsolutePath(), settings.output().resolveSibling("man").resolve("man1"));
  }
}
