package dev.omk.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The Java runtime in the executable: the modules that are needed, and nothing else. */
final class RuntimeImage {
  /** The launcher runs {@code java} alone; the class list and the source of jrt-fs serve tools. */
  private static final List<String> NOT_NEEDED =
      List.of("bin/keytool", "lib/classlist", "lib/jrt-fs.jar", "lib/jexec");

  private final Settings settings;

  RuntimeImage(Settings settings) {
    this.settings = settings;
  }

  /** Links it, or keeps the one that is there when it has the same modules of the same JDK. */
  void link(Path runtime) throws IOException {
    Path stamp = settings.work().resolve("runtime.stamp");
    String wanted = System.getProperty("java.vm.version") + " " + settings.modules();
    if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
      return;
    }
    Files.deleteIfExists(stamp);
    Trees.delete(runtime);
    Tools.run(
        "jlink",
        "--add-modules",
        settings.modules(),
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        "--output",
        runtime.toString());
    for (String file : NOT_NEEDED) {
      Files.deleteIfExists(runtime.resolve(file));
    }
    Files.writeString(stamp, wanted);
  }
}
