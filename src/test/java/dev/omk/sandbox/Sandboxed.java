package dev.omk.sandbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.omk.process.Captured;
import dev.omk.process.Command;
import dev.omk.process.ProcessRunner;
import dev.omk.process.Stdin;
import dev.omk.sandbox.Enclosure.Inhabitant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A work tree and a home beside it, and programs confined to them by the real bubblewrap. */
final class Sandboxed {
  final Path root;
  final Path tree;
  final Path home;
  final Map<String, String> environment = new HashMap<>();
  boolean network = true;

  Sandboxed(Path directory) throws IOException {
    root = directory.toRealPath();
    tree = Files.createDirectories(root.resolve("project"));
    home = Files.createDirectories(root.resolve("home"));
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", home.toString());
  }

  /** The bubblewrap of this system; without one the test is skipped, which .ci/run tells of. */
  static Bubblewrap bubblewrap() throws InterruptedException {
    Bubblewrap.Found found =
        Bubblewrap.find(new ProcessRunner(), System.getenv("PATH"), Path.of("/nowhere"));
    assumeTrue(found instanceof Bubblewrap.Found.Works, found::toString);
    return ((Bubblewrap.Found.Works) found).bubblewrap();
  }

  Sandboxed file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** Runs a shell line in the tree. */
  Captured run(Inhabitant who, String line) throws InterruptedException {
    Enclosure enclosure =
        new Enclosure(
            who,
            tree,
            Optional.of(home),
            List.of(Path.of("/tmp"), Path.of("/var/tmp")),
            List.of(),
            List.of(tree.resolve(".git"), tree.resolve(".omk")),
            List.of(),
            List.of(tree.resolve(".omk/goals"), home.resolve(".config/omk")),
            List.of(home.resolve(".config/omk/checks")),
            network);
    Command command =
        new Command(
            List.of("sh", "-c", line),
            tree,
            environment,
            Duration.ofMinutes(5),
            Duration.ZERO,
            new Stdin.Empty(),
            "sandbox-test." + UUID.randomUUID());
    return new ProcessRunner()
        .capture(bubblewrap().confining(enclosure).confine(command, List.of()), 1 << 20);
  }

  String read(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }
}
