package dev.omk.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is run from a directory that somebody else could have filled. */
class LauncherTrustIT {
  @TempDir Path directory;
  private Launch launch;
  private Path evidence;

  @BeforeEach
  void machine() throws IOException {
    launch = new Launch(directory);
    evidence = directory.resolve("the planted program ran");
  }

  @Test
  void directoryOfAnotherUserIsNotUsed() throws Exception {
    assumeTrue(Launch.isRoot());
    launch.omk("--version");
    plantProgram(launch.cache());
    Files.setOwner(launch.cache(), nobody());

    assertAnswersFromTheTemporaryFolder();
  }

  @Test
  void unpackedDirectoryOfAnotherUserIsReplaced() throws Exception {
    assumeTrue(Launch.isRoot());
    launch.omk("--version");
    Path planted = plantProgram(launch.cache());
    Files.setOwner(planted, nobody());

    assertAnswers();

    assertThat(Files.getOwner(Launch.unpackedIn(launch.cache()))).isNotEqualTo(nobody());
  }

  @Test
  void directoryThatOthersMayWriteIsNotUsed() throws Exception {
    launch.omk("--version");
    plantProgram(launch.cache());
    permit(launch.cache(), "rwxrwxrwx");

    assertAnswersFromTheTemporaryFolder();
  }

  @Test
  void unpackedDirectoryThatTheGroupMayWriteIsReplaced() throws Exception {
    launch.omk("--version");
    permit(plantProgram(launch.cache()), "rwxrwx---");

    assertAnswers();

    assertThat(Files.size(Launch.unpackedIn(launch.cache()).resolve("runtime/bin/java")))
        .isGreaterThan(1000);
  }

  @Test
  void linkIsNotFollowed() throws Exception {
    launch.omk("--version");
    plantProgram(launch.cache());
    Path elsewhere = Files.move(launch.cache(), directory.resolve("elsewhere"));
    Files.createSymbolicLink(launch.cache(), elsewhere);

    assertAnswersFromTheTemporaryFolder();
  }

  @Test
  void squattedTemporaryFolderIsAnErrorNotATrap() throws Exception {
    launch.environment.remove("HOME");
    launch.omk("--version");
    Path base = Launch.unpackedIn(launch.tmp);
    plantProgram(base);
    permit(base, "rwxrwxrwx");

    Launch.Ended ended = launch.omk("--version");

    assertThat(evidence).doesNotExist();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err().lines()).singleElement().asString().contains("writable for others");
  }

  private void assertAnswersFromTheTemporaryFolder() throws Exception {
    assertAnswers();
    assertThat(Launch.unpackedIn(launch.tmp).getFileName().toString()).startsWith("omk-");
  }

  private void assertAnswers() throws Exception {
    Launch.Ended ended = launch.omk("--version");
    assertThat(evidence).doesNotExist();
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).startsWith("omk");
  }

  /** Puts a program that leaves evidence in the place of the runtime's. */
  private Path plantProgram(Path base) throws IOException {
    Path unpacked = Launch.unpackedIn(base);
    Path java = unpacked.resolve("runtime/bin/java");
    Files.delete(java);
    Files.writeString(java, "#!/bin/sh\n: >'" + evidence + "'\n");
    permit(java, "rwxr-xr-x");
    return unpacked;
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private UserPrincipal nobody() throws IOException {
    return directory
        .getFileSystem()
        .getUserPrincipalLookupService()
        .lookupPrincipalByName("nobody");
  }
}
