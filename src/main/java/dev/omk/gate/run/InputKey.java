package dev.omk.gate.run;

import dev.omk.digest.Sha256;
import dev.omk.gate.GateDigest;
import dev.omk.gate.GateSpec;
import dev.omk.gate.ProgramPin;
import dev.omk.glob.GlobSearch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What decides a gate's result, as one hash: its definition with the environment that it declares,
 * its program and those that its command names, and path, mode and content of its inputs. The same
 * in every checkout of a tree. A link counts by where and what it leads to.
 */
final class InputKey {
  private static final String ENCODING = "omk-inputs-2";

  /** Files by which version managers choose a tool, in a directory or in one above. */
  private static final List<String> CHOICES =
      List.of(
          ".python-version",
          ".ruby-version",
          ".node-version",
          ".nvmrc",
          ".java-version",
          ".sdkmanrc",
          ".tool-versions",
          "mise.toml",
          ".mise.toml",
          "rust-toolchain",
          "rust-toolchain.toml",
          "global.json");

  private InputKey() {}

  /**
   * The key of a gate in a tree, with what else its command names. Nothing when the gate has no
   * inputs, when one of its globs matches nothing (which looks like a mistake), or when an input is
   * no file, nor a link to one.
   */
  static Optional<String> of(
      GateSpec gate, Path workTree, ProgramPin program, List<ProgramPin> named) throws IOException {
    if (gate.inputs().isEmpty() || !program.found()) {
      return Optional.empty();
    }
    MessageDigest sha256 = Sha256.newDigest();
    add(sha256, ENCODING);
    add(sha256, GateDigest.of(List.of(gate)));
    add(sha256, program.path());
    add(sha256, program.sha256());
    for (ProgramPin other : named) {
      add(sha256, other.path());
      add(sha256, other.sha256());
    }
    add(sha256, System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    for (Path choice : choices(gate, workTree)) {
      add(sha256, workTree.relativize(choice).toString());
      add(sha256, content(choice).orElse(""));
    }
    for (String glob : gate.inputs()) {
      Set<Path> files = GlobSearch.find(workTree, glob);
      if (files.isEmpty()) {
        return Optional.empty();
      }
      for (Path file : files) {
        Optional<String> content = content(file);
        if (content.isEmpty()) {
          return Optional.empty();
        }
        add(sha256, workTree.relativize(file).toString());
        add(sha256, content.get());
      }
    }
    return Optional.of(Sha256.hexOf(sha256));
  }

  // By these a shim, of which alone the identity is known, chooses what it starts.
  private static List<Path> choices(GateSpec gate, Path workTree) {
    List<Path> found = new ArrayList<>();
    Path root = workTree.normalize();
    Path at = root.resolve(gate.workdir()).normalize();
    while (at != null && at.startsWith(root)) {
      for (String name : CHOICES) {
        Path file = at.resolve(name);
        if (Files.isRegularFile(file)) {
          found.add(file);
        }
      }
      at = at.getParent();
    }
    return found;
  }

  // Through a link the gate reads what it leads to, wherever that is.
  private static Optional<String> content(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return target(file).map(target -> "link " + target);
    }
    return bytes(file);
  }

  private static Optional<String> target(Path link) throws IOException {
    Optional<String> content = bytes(link);
    return content.isPresent()
        ? Optional.of(Files.readSymbolicLink(link) + " " + content.get())
        : Optional.empty();
  }

  private static Optional<String> bytes(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of((Files.isExecutable(file) ? "x " : "- ") + Sha256.hexOf(in));
    }
  }

  /** Length first, so that no two lists of texts give the same bytes. */
  private static void add(MessageDigest sha256, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    sha256.update(bytes);
  }
}
