package dev.omk.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A release as the workflow makes it, of the executable under test: its archive stands in for those
 * of the other platforms.
 */
final class Release {
  static final List<String> PLATFORMS = List.of("linux-x64", "linux-arm64", "macos-arm64");
  private static final Path SCRIPTS = Path.of("src/build/release").toAbsolutePath();

  final Path dist;
  final String version;

  private Release(Path dist, String version) {
    this.dist = dist;
    this.version = version;
  }

  static Release make(Path root) throws IOException, InterruptedException {
    Launch launch = new Launch(root).unpackedOnce();
    launch.environment.put("GITHUB_REPOSITORY", "somebody/omk");
    Path dist = root.resolve("dist");
    Launch.Ended packaged = launch.run(List.of(script("package.sh"), dist.toString()));
    assertThat(packaged.code()).as(packaged.err()).isZero();
    Path archive = Path.of(packaged.out().strip());
    String name = archive.getFileName().toString();
    String own = PLATFORMS.stream().filter(name::contains).findFirst().orElseThrow();
    for (String platform : PLATFORMS) {
      Path other = dist.resolve(name.replace(own, platform));
      if (!other.equals(archive)) {
        Files.copy(archive, other, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    String version = name.substring("omk-".length(), name.indexOf("-" + own));
    Launch.Ended assembled = launch.run(List.of(script("assemble.sh"), version, dist.toString()));
    assertThat(assembled.code()).as(assembled.err()).isZero();
    return new Release(dist, version);
  }

  static String script(String name) {
    return SCRIPTS.resolve(name).toString();
  }

  /** Names of what is in it. */
  List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(dist)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  String text(String name) throws IOException {
    return Files.readString(dist.resolve(name));
  }
}
