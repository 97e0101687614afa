package dev.omk.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One file that runs without Java, wherever it is put and however it is called. */
class LauncherIT {
  @TempDir Path directory;
  private Launch launch;

  @BeforeEach
  void machine() throws IOException {
    launch = new Launch(directory);
  }

  @Test
  void firstRunUnpacksAndTheNextFindsIt() throws Exception {
    assertAnswers(launch.omk("--version"));
    Path unpacked = Launch.unpackedIn(launch.cache());
    Object inode = Files.getAttribute(unpacked, "unix:ino");

    assertAnswers(launch.omk("--version"));

    assertThat(Files.getAttribute(Launch.unpackedIn(launch.cache()), "unix:ino")).isEqualTo(inode);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(unpacked)))
        .isEqualTo("rwx------");
  }

  @Test
  void cacheHomeOfTheDesktopSpecificationIsUsed() throws Exception {
    launch.environment.put("XDG_CACHE_HOME", directory.resolve("cache").toString());

    assertAnswers(launch.omk("--version"));

    assertThat(directory.resolve("cache/omk")).isDirectory();
    assertThat(launch.cache()).doesNotExist();
  }

  @Test
  void aotCacheIsUsedAfterUnpacking() throws Exception {
    launch.omk("--version");
    List<String> java = new ArrayList<>(javaCommand("--version"));
    java.addAll(1, List.of("-XX:AOTMode=on", "-Xlog:class+load:stdout"));

    Launch.Ended ended = launch.run(java);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out().lines().filter(line -> line.contains("dev.omk.cli.Main ")))
        .singleElement()
        .asString()
        .contains("shared objects file");
    assertThat(ended.out().lines().filter(line -> line.contains(" picocli.")))
        .allMatch(line -> line.contains("shared objects file") || line.contains("Lambda"));
  }

  @Test
  void worksWithoutHome() throws Exception {
    launch.environment.remove("HOME");

    assertAnswers(launch.omk("--version"));

    assertThat(Launch.unpackedIn(launch.tmp).getFileName().toString()).startsWith("omk-");
  }

  @Test
  void worksWithHomeThatCannotBeWritten() throws Exception {
    // Nobody can make a directory in /proc, not even root, whom permissions do not stop.
    launch.environment.put("HOME", "/proc");

    assertAnswers(launch.omk("--version"));
    assertAnswers(launch.omk("--version"));

    Path base = Launch.unpackedIn(launch.tmp);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(base)))
        .isEqualTo("rwx------");
  }

  @Test
  void saysWhatToDoWhenThereIsNoPlaceAtAll() throws Exception {
    launch.environment.put("HOME", "/proc");
    launch.environment.put("TMPDIR", "/proc");

    Launch.Ended ended = launch.omk("--version");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err().lines()).singleElement().asString().contains("set XDG_CACHE_HOME");
  }

  @Test
  void otherVersionsAndUnfinishedUnpackingAreLeftAlone() throws Exception {
    Path older = Files.createDirectories(launch.cache().resolve("0123456789abcdef"));
    Path unfinished = Files.createDirectories(launch.cache().resolve(".unpack.1/x"));
    Files.setPosixFilePermissions(launch.cache(), PosixFilePermissions.fromString("rwx------"));

    assertAnswers(launch.omk("--version"));

    assertThat(older).isDirectory();
    assertThat(unfinished).isDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"runtime/lib/modules", "runtime/bin/java", "lib/omk.jar", "omk.aot"})
  void whatSomebodyDeletedIsRepaired(String file) throws Exception {
    launch.omk("--version");
    Path deleted = Launch.unpackedIn(launch.cache()).resolve(file);
    Files.delete(deleted);

    assertAnswers(launch.omk("--version"));

    assertThat(deleted).isNotEmptyFile();
    assertThat(Launch.unpackedIn(launch.cache())).isDirectory();
  }

  @Test
  void whatSomebodyEmptiedIsRepaired() throws Exception {
    launch.omk("--version");
    Path emptied = Launch.unpackedIn(launch.cache()).resolve("lib/omk.jar");
    Files.write(emptied, new byte[0]);

    assertAnswers(launch.omk("--version"));

    assertThat(emptied).isNotEmptyFile();
  }

  @Test
  void optionsInTheEnvironmentDoNotReachTheJvm() throws Exception {
    List<String> names = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
    names.forEach(name -> launch.environment.put(name, "-XX:NoSuchOption"));

    assertAnswers(launch.omk("--version"));
  }

  @Test
  void callersVariablesAreKeptForTheProgramsThatOmkStarts() throws Exception {
    launch.omk("--version");
    launch.environment.put("JAVA_TOOL_OPTIONS", "-Xmx1g");
    launch.environment.put("OMK_CALLER__JAVA_OPTIONS", "of an outer omk");
    launch.environment.put("LC_ALL", "C");
    Path shown = directory.resolve("shown");
    Files.writeString(shown, header().replace("exec \"$d/", "exec env #"));

    Launch.Ended ended = launch.run(List.of("sh", shown.toString()));

    assertThat(ended.out().lines())
        .contains("OMK_CALLER_JAVA_TOOL_OPTIONS=-Xmx1g", "OMK_CALLER_LC_ALL=C", "LC_ALL=C.UTF-8")
        .noneMatch(line -> line.startsWith("JAVA_TOOL_OPTIONS="))
        .noneMatch(line -> line.startsWith("OMK_CALLER__JAVA_OPTIONS="));
  }

  @Test
  void deletedCurrentDirectoryIsOneLine() throws Exception {
    String gone = "mkdir gone && cd gone && rmdir ../gone && exec \"$@\"";

    Launch.Ended ended =
        launch.run(
            List.of(
                "sh", "-c", gone, "sh", Launch.executable().toString(), "goal", "list", "--json"));

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err().lines())
        .containsExactly("omk: the current directory does not exist", "  next: cd to another one");
    assertThat(ended.out())
        .contains(
            "\"code\": \"io\"",
            "\"message\": \"the current directory does not exist\"",
            "\"hint\": \"cd to another one\"");
  }

  @Test
  void runsFromAndUnpacksToPathsWithBlanks() throws Exception {
    Path copy = copyTo(Files.createDirectory(directory.resolve("a folder")).resolve("my omk"));
    launch.environment.put("XDG_CACHE_HOME", directory.resolve("a cache").toString());

    assertAnswers(launch.run(List.of(copy.toString(), "--version")));

    assertThat(directory.resolve("a cache/omk")).isDirectory();
  }

  @Test
  void runsThroughALink() throws Exception {
    Path link =
        Files.createSymbolicLink(directory.resolve("link"), copyTo(directory.resolve("original")));

    assertAnswers(launch.run(List.of(link.toString(), "--version")));
  }

  @Test
  void runsFromThePath() throws Exception {
    Path bin = Files.createDirectory(directory.resolve("bin"));
    copyTo(bin.resolve("omk"));
    launch.environment.merge("PATH", bin.toString(), (path, first) -> first + ":" + path);

    assertAnswers(launch.run(List.of("sh", "-c", "omk --version")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox sh", "bash --posix"})
  void anyShellWillDo(String shell) throws Exception {
    List<String> command = new ArrayList<>(Arrays.asList(shell.split(" ", -1)));
    assumeTrue(isInstalled(command.getFirst()));
    command.addAll(List.of(Launch.executable().toString(), "--version"));

    assertAnswers(launch.run(command));
    assertAnswers(launch.run(command));
  }

  private static Path copyTo(Path path) throws IOException {
    return Files.copy(Launch.executable(), path, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static void assertAnswers(Launch.Ended ended) {
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).startsWith("omk");
    assertThat(ended.err()).isEmpty();
  }

  /** The command that the script ends in, as the shell traces it. */
  private List<String> javaCommand(String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", "-x", Launch.executable().toString()));
    command.addAll(Arrays.asList(args));
    String exec =
        launch
            .run(command)
            .err()
            .lines()
            .filter(line -> line.startsWith("+ exec "))
            .findFirst()
            .orElseThrow();
    return Arrays.asList(exec.substring("+ exec ".length()).split(" ", -1));
  }

  private static String header() throws IOException {
    String all = Files.readString(Launch.executable(), StandardCharsets.ISO_8859_1);
    String last = "dev.omk.cli.Main \"$@\"\n";
    return all.substring(0, all.indexOf(last) + last.length());
  }
}
