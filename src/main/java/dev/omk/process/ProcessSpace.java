package dev.omk.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where this process runs: the numbers of processes mean something within one space only.
 *
 * @param host the machine's name, for people; no address is looked up, as that can take seconds
 * @param id the same for two processes exactly if they can see each other's numbers: boot id and
 *     PID namespace (pid_namespaces(7)) on Linux, else the host
 */
public record ProcessSpace(String host, String id) {
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
  private static final Path PID_NAMESPACE = Path.of("/proc/self/ns/pid");

  /** The space of this process. */
  public static ProcessSpace current() {
    if (!Proc.available()) {
      return new ProcessSpace("this machine", "this machine");
    }
    return new ProcessSpace(hostName(), Proc.bootId() + ":" + pidNamespace());
  }

  /** The number of the PID namespace, {@code 0} where there is none. */
  static String pidNamespace() {
    try {
      String link = Files.readSymbolicLink(PID_NAMESPACE).toString();
      StringBuilder digits = new StringBuilder();
      link.chars().filter(c -> c >= '0' && c <= '9').forEach(digits::appendCodePoint);
      return digits.isEmpty() ? "0" : digits.toString();
    } catch (IOException none) {
      return "0";
    }
  }

  private static String hostName() {
    try {
      return Files.readString(HOST_NAME).strip().toLowerCase(Locale.ROOT);
    } catch (IOException unreadable) {
      return "this machine";
    }
  }
}
