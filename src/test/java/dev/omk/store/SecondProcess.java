package dev.omk.store;

import dev.omk.digest.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What tests let other processes do. */
final class SecondProcess {
  private SecondProcess() {}

  /** Starts this class in a Java of its own; its standard output is for the test to read. */
  static Process start(String... arguments) throws IOException {
    List<String> argv = new ArrayList<>();
    argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    argv.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-cp"));
    argv.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    argv.add(SecondProcess.class.getName());
    argv.addAll(List.of(arguments));
    return new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** {@code append DIR COUNT NAME}, {@code lease DIR}, {@code key HOME}. */
  public static void main(String[] arguments) throws IOException {
    switch (arguments[0]) {
      case "append" -> append(Path.of(arguments[1]), Integer.parseInt(arguments[2]), arguments[3]);
      case "lease" -> lease(Path.of(arguments[1]));
      case "key" -> key(arguments[1]);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void append(Path directory, int count, String name) {
    Journal journal = Goals.open(directory);
    for (int i = 0; i < count; i++) {
      long seq = journal.append(List.of(Goals.event(name + "-" + i))).events().getLast().seq();
      System.out.println(seq);
    }
  }

  private static void lease(Path directory) throws IOException {
    Holder holder =
        new Holder(ProcessHandle.current().pid(), "then", "here", "space", Instant.EPOCH, "test");
    Optional<ControllerLease> lease =
        ControllerLease.tryAcquire(
            directory,
            ControllerLease.CONTROLLER,
            holder,
            (pid, startedAt) -> false,
            Storage.real());
    System.out.println(lease.isPresent() ? "held" : "refused");
    if (lease.isPresent() && System.in.read() >= 0) {
      lease.get().close();
    }
  }

  private static void key(String home) {
    Mac mac = KeyFile.of(Optional.empty(), Optional.of(home), DurableFiles.real()).loadOrCreate();
    System.out.println(Sha256.hex(mac.of(new byte[0], 0, 0)));
  }
}
