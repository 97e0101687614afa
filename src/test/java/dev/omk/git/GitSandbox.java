package dev.omk.git;

import dev.omk.process.ProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real repository in a directory of its own, with a home where the user has no git settings. */
public final class GitSandbox {
  private final Path home;
  private final Path root;

  private GitSandbox(Path home, Path root) {
    this.home = home;
    this.root = root;
  }

  /** A place without a repository. */
  public static GitSandbox plain(Path base) {
    try {
      Path real = base.toRealPath();
      return new GitSandbox(
          Files.createDirectories(real.resolve("home")),
          Files.createDirectories(real.resolve("work")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A repository without a commit. */
  public static GitSandbox empty(Path base) {
    GitSandbox sandbox = plain(base);
    sandbox.git("init", "-q", "-b", "main");
    return sandbox;
  }

  /** A repository with one commit of {@code a.txt} and {@code src/b.txt}. */
  public static GitSandbox committed(Path base) {
    return empty(base).file("a.txt", "one\n").file("src/b.txt", "two\n").commit("first");
  }

  public Path root() {
    return root;
  }

  public Path home() {
    return home;
  }

  /** The same home, another work tree. */
  public GitSandbox at(Path other) {
    return new GitSandbox(home, other);
  }

  public Git program() {
    return Git.find(new ProcessRunner(), environment()).orElseThrow();
  }

  public Map<String, String> environment() {
    return Map.of("PATH", System.getenv("PATH"), "HOME", home.toString());
  }

  public GitSandbox file(String path, String content) {
    return bytes(path, content.getBytes(StandardCharsets.UTF_8));
  }

  public GitSandbox bytes(String path, byte[] content) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An executable that leaves {@code marker} behind when it runs. */
  public GitSandbox trap(Path script, Path marker) {
    try {
      Files.createDirectories(script.getParent());
      Files.writeString(script, "#!/bin/sh\n: > '" + marker + "'\ncat\n");
      if (!script.toFile().setExecutable(true)) {
        throw new IOException("cannot make executable: " + script);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public GitSandbox commit(String message) {
    git("add", "-A");
    git(
        "-c",
        "user.name=T",
        "-c",
        "user.email=t@t",
        "commit",
        "-q",
        "--allow-empty",
        "-m",
        message);
    return this;
  }

  /** Runs git as the user would, in the work tree, and gives its output. */
  public String git(String... arguments) {
    List<String> argv = new ArrayList<>(List.of("git"));
    argv.addAll(List.of(arguments));
    return run(argv);
  }

  public String run(List<String> argv) {
    try {
      ProcessBuilder builder = new ProcessBuilder(argv).directory(root.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment());
      Process process = builder.redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new AssertionError(argv + " exited with " + exit + ": " + output);
      }
      return output.stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
