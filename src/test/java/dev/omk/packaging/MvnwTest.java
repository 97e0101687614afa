package dev.omk.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wrapper script, in a project of its own, with an archive on the loopback interface. */
class MvnwTest {
  private static final List<String> PROGRAMS =
      List.of(
          "sh",
          "sed",
          "sort",
          "head",
          "grep",
          "tr",
          "od",
          "cut",
          "curl",
          "wget",
          "tar",
          "gzip",
          "mktemp",
          "mkdir",
          "mv",
          "rm",
          "dirname",
          "sha256sum",
          "shasum",
          "cat");

  @TempDir Path directory;
  private final AtomicInteger requests = new AtomicInteger();
  private Launch launch;
  private Path bin;
  private Path project;
  private HttpServer server;
  private byte[] archive;

  @BeforeEach
  void projectWithAnArchive() throws Exception {
    launch = new Launch(directory);
    project = Files.createDirectories(directory.resolve("a project"));
    Files.copy(Path.of("mvnw"), project.resolve("mvnw"), StandardCopyOption.COPY_ATTRIBUTES);
    pom("[25,26)");
    bin = Files.createDirectory(directory.resolve("bin"));
    for (String program : PROGRAMS) {
      for (String folder : System.getenv("PATH").split(":", -1)) {
        Path found = Path.of(folder, program);
        if (Files.isExecutable(found) && Files.notExists(bin.resolve(program))) {
          program(program, "exec " + found + " \"$@\"");
        }
      }
    }
    program("java", "exit 0");
    launch.environment.put("PATH", bin.toString());
    Path jdk = Files.createDirectories(launch.home.resolve(".jdks/one/bin"));
    Files.writeString(jdk.resolveSibling("release"), "JAVA_VERSION=\"25.0.1\"\n");
    program(jdk.resolve("javac"), "exit 0");
    archive = mavenArchive();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(200, archive.length);
          exchange.getResponseBody().write(archive);
          exchange.close();
        });
    server.start();
    wrapper(sha256());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void recentMavenIsUsedAsItIs() throws Exception {
    installed("3.9.2");

    assertThat(mvnw("-q", "verify").out()).isEqualTo("installed: -q verify\n");
    assertThat(requests).hasValue(0);
  }

  @Test
  void olderMavenIsPassedOverAndThePinnedOneFetchedOnce() throws Exception {
    installed("3.8.6");

    assertThat(mvnw("-q", "verify").out()).isEqualTo("fetched: -q verify\n");
    assertThat(mvnw("a b").out()).isEqualTo("fetched: a b\n");
    assertThat(requests).hasValue(1);
    assertThat(Launch.unpackedIn(launch.home.resolve(".m2/wrapper/dists/apache-maven-3.99.0")))
        .isDirectory();
  }

  @Test
  void archiveWithAnotherHashIsNotUsed() throws Exception {
    wrapper("0".repeat(64));

    assertOneLine(mvnw("verify"), "has another SHA-256");
    assertThat(launch.home.resolve(".m2/wrapper/dists/apache-maven-3.99.0")).isEmptyDirectory();
  }

  @Test
  void unreachableArchiveIsOneLine() throws Exception {
    server.stop(0);

    Launch.Ended ended = mvnw("verify");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("mvnw: cannot fetch http://");
  }

  @Test
  void missingJdkIsOneLineThatSaysWhatToInstall() throws Exception {
    program("mvn", "[ \"$1\" != -v ] || { echo Apache Maven 3.9.2; exit 0; }; exit 1");
    pom("[99,100)");

    assertOneLine(mvnw("verify"), "built with a JDK 99, and none was found: install one");
  }

  @Test
  void missingJavaIsOneLine() throws Exception {
    Files.delete(bin.resolve("java"));

    assertOneLine(mvnw("verify"), "no Java is here: install a JDK 25");
  }

  private static void assertOneLine(Launch.Ended ended, String text) {
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err().lines()).singleElement().asString().startsWith("mvnw: ").contains(text);
  }

  private Launch.Ended mvnw(String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(project.resolve("mvnw").toString()));
    command.addAll(List.of(args));
    return launch.run(command);
  }

  private void installed(String version) throws IOException {
    program(
        "mvn",
        "[ \"$1\" = -v ] && echo \"Apache Maven " + version + " (x)\" || echo \"installed: $*\"");
  }

  private void pom(String range) throws IOException {
    Files.writeString(project.resolve("pom.xml"), "<required.jdk>" + range + "</required.jdk>\n");
  }

  private void wrapper(String sum) throws IOException {
    Path properties = project.resolve(".mvn/wrapper/maven-wrapper.properties");
    Files.createDirectories(properties.getParent());
    String url =
        "http://127.0.0.1:" + server.getAddress().getPort() + "/apache-maven-3.99.0-bin.tar.gz";
    Files.writeString(
        properties, "distributionUrl=" + url + "\ndistributionSha256Sum=" + sum + "\n");
  }

  private byte[] mavenArchive() throws Exception {
    Path maven = directory.resolve("apache-maven-3.99.0/bin");
    Files.createDirectories(maven);
    program(maven.resolve("mvn"), "echo \"fetched: $*\"");
    Path file = directory.resolve("maven.tar.gz");
    assertThat(launch.run(List.of("tar", "-czf", file.toString(), "apache-maven-3.99.0")).code())
        .isZero();
    return Files.readAllBytes(file);
  }

  private String sha256() throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
  }

  private void program(String name, String body) throws IOException {
    program(bin.resolve(name), body);
  }

  private static void program(Path file, String body) throws IOException {
    Files.write(file, ("#!/bin/sh\n" + body + "\n").getBytes(UTF_8));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
