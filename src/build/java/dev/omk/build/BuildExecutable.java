package dev.omk.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Packs the application, a Java runtime and an AOT cache into one executable file. Run by the build
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
    Libraries libraries = new Libraries(settings);
    libraries.lay(image.resolve("lib"));
    Trees.stamp(image, settings.timestamp());
    new TrainingRun(settings, libraries).record(image);
    Trees.stamp(image, settings.timestamp());
    Path payload = settings.work().resolve("payload.tar.gz");
    Payload packed = Payload.pack(image, payload);
    new Launcher(settings, libraries).write(packed, settings.output());
  }
}
