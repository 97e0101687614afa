package dev.omk.doctor;

import dev.omk.process.CallerEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A machine with nothing but what a test puts on it: a home, a project, a folder of programs. */
final class Patient {
  final Path root;
  final Path home;
  final Path project;
  final Path programs;
  final Map<String, String> environment = new TreeMap<>();
  Path runtime;

  Patient(Path directory) throws IOException {
    root = directory.toRealPath();
    home = Files.createDirectories(root.resolve("home"));
    project = Files.createDirectories(root.resolve("project"));
    programs = Files.createDirectories(root.resolve("bin"));
    runtime = root.resolve("jdk");
    environment.put("HOME", home.toString());
    environment.put("PATH", programs.toString());
  }

  /** A program on the PATH. */
  Path program(String name, String script) throws IOException {
    return script(programs.resolve(name), script);
  }

  static Path script(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Patient file(String path, String content) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return this;
  }

  CallerEnvironment caller() {
    return new CallerEnvironment(environment);
  }

  List<Diagnosis> examine() throws InterruptedException {
    return new Doctor(caller(), project, Optional.empty(), runtime).examine();
  }

  /** The only diagnosis of that name. */
  Diagnosis of(String area, String name) throws InterruptedException {
    List<Diagnosis> found =
        examine().stream()
            .filter(one -> one.area().equals(area) && one.name().equals(name))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(found);
    }
    return found.getFirst();
  }

  Diagnosis of(String area) throws InterruptedException {
    return of(area, area);
  }
}
