package dev.omk.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of the release workflow, and the installer that they make. */
class ReleaseIT {
  @TempDir static Path root;
  private static Release release;

  @TempDir Path directory;
  private Launch launch;
  private Path prefix;

  @BeforeAll
  static void made() throws Exception {
    release = Release.make(root);
  }

  @BeforeEach
  void machine() throws Exception {
    launch = new Launch(directory).unpackedOnce();
    prefix = directory.resolve("a prefix");
    launch.environment.put("PREFIX", prefix.toString());
  }

  private Launch.Ended install(String from) throws Exception {
    launch.environment.put("OMK_RELEASE_URL", from);
    return launch.run(List.of("sh", release.dist.resolve("install.sh").toString()));
  }

  @Test
  void releaseHasTheSumOfEverythingInIt() throws Exception {
    assertThat(release.names())
        .containsExactly(
            "SHA256SUMS",
            "install.sh",
            "omk-" + release.version + "-linux-arm64.tar.gz",
            "omk-" + release.version + "-linux-x64.tar.gz",
            "omk-" + release.version + "-macos-arm64.tar.gz",
            "omk.rb");
    assertThat(release.text("SHA256SUMS").lines()).hasSize(5);
    String check = "cd '" + release.dist + "' && sha256sum --quiet -c SHA256SUMS";
    assertThat(launch.run(List.of("sh", "-c", check)).code()).isZero();
  }

  @Test
  void formulaNamesEveryArchiveWithItsHash() throws Exception {
    String formula = release.text("omk.rb");
    String sums = release.text("SHA256SUMS");
    for (String platform : Release.PLATFORMS) {
      String name = "omk-" + release.version + "-" + platform + ".tar.gz";
      String hash = sums.lines().filter(line -> line.endsWith(name)).findFirst().orElseThrow();
      assertThat(formula)
          .containsSubsequence(
              "https://github.com/somebody/omk/releases/download/v" + release.version + "/" + name,
              "sha256 \"" + hash.substring(0, 64) + "\"");
    }
    if (launch.run(List.of("sh", "-c", "command -v ruby")).code() == 0) {
      assertThat(launch.run(List.of("ruby", "-c", release.dist + "/omk.rb")).code()).isZero();
    }
  }

  @Test
  void installerPutsWhatItDownloadedIntoThePrefix() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          Path file = release.dist.resolve(exchange.getRequestURI().getPath().substring(1));
          exchange.sendResponseHeaders(200, Files.size(file));
          try (OutputStream body = exchange.getResponseBody()) {
            Files.copy(file, body);
          }
        });
    server.start();
    Launch.Ended ended;
    try {
      ended = install("http://127.0.0.1:" + server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out())
        .contains(
            "its SHA-256 is that of the release",
            "installed omk " + release.version + " as " + prefix + "/bin/omk",
            "is not on your PATH",
            "omk demo");
    Launch.Ended version = launch.run(List.of(prefix.resolve("bin/omk").toString(), "--version"));
    assertThat(version.out()).isEqualTo("omk " + release.version + "\n");
    assertThat(prefix.resolve("share/man/man1/omk-goal-run.1")).exists();
    assertThat(files(prefix.resolve("bin"))).containsExactly("omk");
    assertThat(files(launch.tmp)).isEmpty();
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void archiveWithAnotherHashIsNeitherRunNorInstalled() throws Exception {
    Path mirror = Files.createDirectory(directory.resolve("mirror"));
    for (String platform : Release.PLATFORMS) {
      String name = "omk-" + release.version + "-" + platform + ".tar.gz";
      Files.writeString(mirror.resolve(name), "not what was released");
    }
    Launch.Ended ended = install("file://" + mirror);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("has SHA-256 ", "nothing was installed");
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(prefix).doesNotExist();
  }

  @Test
  void directoryWhereTheProgramGoesIsRefusedBeforeAnythingIsDownloaded() throws Exception {
    Path omk = Files.createDirectories(prefix.resolve("bin/omk"));
    directoryIsRefused(omk);
    Path elsewhere = Files.move(omk, directory.resolve("elsewhere"));
    Files.createSymbolicLink(omk, elsewhere);
    directoryIsRefused(omk);
    assertThat(files(elsewhere)).isEmpty();
  }

  private void directoryIsRefused(Path omk) throws Exception {
    Launch.Ended ended = install("file://" + directory.resolve("no mirror"));
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains(omk + " is a directory: move it away").hasLineCount(1);
    assertThat(files(prefix.resolve("bin"))).containsExactly("omk");
  }

  @Test
  void linesOfTheInstallerCanBePasted() throws Exception {
    prefix = directory.resolve("it's $HOME 2");
    launch.environment.put("PREFIX", prefix + "//");
    Launch.Ended ended = install("file://" + release.dist);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains(" as " + prefix + "/bin/omk,");
    String export = after("  export", ended);
    String found = "export" + export + "\ncommand -v omk";
    assertThat(launch.run(List.of("sh", "-c", found)).out()).isEqualTo(prefix + "/bin/omk\n");

    assertThat(launch.run(List.of("sh", "-c", after("to remove it: ", ended))).code()).isZero();

    assertThat(files(prefix.resolve("bin"))).isEmpty();
    assertThat(files(prefix.resolve("share/man/man1"))).isEmpty();
  }

  private static String after(String start, Launch.Ended ended) {
    return ended
        .out()
        .lines()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElseThrow()
        .substring(start.length());
  }

  @Test
  void prefixOnThePathIsKnownAndOneThatCannotBeThereIsTold() throws Exception {
    String path = launch.environment.get("PATH");
    launch.environment.put("PATH", prefix.resolve("bin") + ":" + path);
    launch.environment.put("PREFIX", prefix + "/");
    assertThat(install("file://" + release.dist).out())
        .contains("try it: omk demo")
        .doesNotContain("PATH");

    Path divided = directory.resolve("a:b");
    launch.environment.put("PREFIX", divided.toString());
    assertThat(install("file://" + release.dist).out())
        .contains("cannot be on a PATH", "try it: '" + divided + "/bin/omk' demo")
        .doesNotContain("export");
  }

  @Test
  void manualThatCannotBeWrittenIsALineAndNoFailure() throws Exception {
    Files.createDirectories(prefix);
    Files.createFile(prefix.resolve("share")); // Closed to root too.
    Launch.Ended ended = install("file://" + release.dist);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .contains("its manual is not installed")
        .endsWith("to remove it: rm '" + prefix + "/bin/omk'\n");
    assertThat(prefix.resolve("bin/omk")).isExecutable();
  }

  @Test
  void systemWithoutAReleaseIsToldSo() throws Exception {
    Path bin = Files.createDirectory(directory.resolve("bin"));
    program(bin, "uname", "case $1 in -s) echo Plan9 ;; *) echo mips ;; esac");
    launch.environment.put("PATH", bin + ":" + launch.environment.get("PATH"));
    Launch.Ended ended = install("file://" + release.dist);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("there is no omk for Plan9 on mips");
    assertThat(prefix).doesNotExist();
  }

  private static Path program(Path bin, String name, String script) throws IOException {
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void halfOfTheInstallerDoesNothing() throws Exception {
    String text = release.text("install.sh");
    Path half = directory.resolve("half.sh");
    Files.writeString(half, text.substring(0, text.indexOf("mkdir -p \"$prefix")));
    launch.environment.put("OMK_RELEASE_URL", "file://" + release.dist);
    Launch.Ended ended = launch.run(List.of("sh", half.toString()));
    assertThat(ended.out()).isEmpty();
    assertThat(prefix).doesNotExist();
  }

  @Test
  void tagVersionAndChangelogMustAgree() throws Exception {
    Path project =
        copy("1.2.3", "## 1.2.3 (2026-11-28)\n\nNew.\n\n## 1.2.2 (2026-01-01)\n\nOld.\n");
    String script = project.resolve("src/build/release/version.sh").toString();
    Launch.Ended fits = launch.run(List.of(script, "v1.2.3"));
    assertThat(fits.out()).isEqualTo("1.2.3\n");
    Launch.Ended another = launch.run(List.of(script, "v1.2.4"));
    assertThat(another.code()).isEqualTo(1);
    assertThat(another.err()).contains("the tag is 'v1.2.4' and pom.xml has version '1.2.3'");
    Files.writeString(project.resolve("CHANGELOG.md"), "## 1.2.2 (2026-01-01)\n");
    assertThat(launch.run(List.of(script, "v1.2.3")).err()).contains("no heading '## 1.2.3");
  }

  @Test
  void snapshotIsNotReleased() throws Exception {
    Path project = copy("1.2.3-SNAPSHOT", "## 1.2.3 (2026-11-28)\n");
    String script = project.resolve("src/build/release/version.sh").toString();
    Launch.Ended ended = launch.run(List.of(script, "v1.2.3"));
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("'1.2.3-SNAPSHOT', which is none to release");
  }

  @Test
  void draftHasTheFilesAndWhatTheChangelogSaysOfThisVersionAlone() throws Exception {
    Path project =
        copy("1.2.3", "## 1.2.3 (2026-11-28)\n\nNew.\n\n## 1.2.2 (2026-01-01)\n\nOld.\n");
    Path bin = Files.createDirectory(directory.resolve("bin"));
    program(
        bin,
        "gh",
        "printf '%s\\n' \"$@\"; while [ \"$1\" != --notes-file ]; do shift; done; cat \"$2\"");
    launch.environment.put("PATH", bin + ":" + launch.environment.get("PATH"));
    Path dist = Files.createDirectory(directory.resolve("dist"));
    Files.writeString(dist.resolve("omk.rb"), "");
    String script = project.resolve("src/build/release/publish.sh").toString();
    Launch.Ended ended = launch.run(List.of(script, "v1.2.3", dist.toString()));
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .startsWith("release\ncreate\nv1.2.3\n--draft\n")
        .contains(dist + "/omk.rb\n", "New.")
        .doesNotContain("Old.");
  }

  /** The scripts in a project of another version. */
  private Path copy(String version, String changelog) throws IOException {
    Path project = directory.resolve("project");
    Path scripts = Files.createDirectories(project.resolve("src/build/release"));
    for (String name : List.of("version.sh", "publish.sh")) {
      Path target = scripts.resolve(name);
      Files.copy(Path.of(Release.script(name)), target);
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    String pom = Files.readString(Path.of("pom.xml"));
    Files.writeString(
        project.resolve("pom.xml"),
        pom.replaceFirst("(?m)^  <version>.*</version>$", "  <version>" + version + "</version>"));
    Files.writeString(project.resolve("CHANGELOG.md"), changelog);
    return project;
  }

  @Test
  void jobWithoutOmkInstallsTheReleaseOfItsTag() throws Exception {
    launch.environment.remove("PREFIX");
    launch.environment.put("OMK_RELEASE_URL", "file://" + release.dist);
    launch.environment.put("ACTION_REF", "v1.2.3");
    launch.environment.put("RUNNER_TEMP", directory.resolve("runner").toString());
    Path path = Files.createFile(directory.resolve("github-path"));
    launch.environment.put("GITHUB_PATH", path.toString());
    String verify = Path.of(".github/actions/verify/verify.sh").toAbsolutePath().toString();
    String job =
        "git init -q . && mkdir -p .omk && printf '[[gates]]\\nname = \"t\"\\nrun = \"true\"\\n'"
            + " > .omk/gates.toml && git add .omk && git -c user.name=a -c user.email=a@localhost"
            + " commit -qm a && "
            + verify;
    Launch.Ended ended = launch.run(List.of("bash", "-c", job));
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out()).contains("Verification: passed");
    assertThat(Files.readString(path)).isEqualTo(directory + "/runner/omk-v1.2.3/bin\n");
  }
}
