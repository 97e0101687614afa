package dev.omk.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Linux's {@code /proc}, as far as we read it (proc(5)). A process that is gone, or that we may not
 * look at, is empty: both are normal while one reads.
 */
final class Proc {
  private static final Path ROOT = Path.of("/proc");

  private Proc() {}

  /** Whether this system has it. */
  static boolean available() {
    return Files.isReadable(ROOT.resolve("self/stat"));
  }

  static List<ProcessEntry> all() {
    String[] names = ROOT.toFile().list();
    List<ProcessEntry> entries = new ArrayList<>();
    for (String name : names == null ? new String[0] : names) {
      if (Character.isDigit(name.charAt(0))) {
        stat(Long.parseLong(name)).ifPresent(entries::add);
      }
    }
    return entries;
  }

  /** Fields 1, 3, 4, 6 and 22 of {@code stat}; the name in field 2 may contain anything. */
  static Optional<ProcessEntry> stat(long pid) {
    String line = read(pid, "stat");
    int nameEnd = line.lastIndexOf(')');
    if (nameEnd < 0) {
      return Optional.empty();
    }
    String[] fields = line.substring(nameEnd + 2).split(" ", 21);
    if (fields.length < 21) {
      return Optional.empty();
    }
    return Optional.of(
        new ProcessEntry(
            new ProcessKey(pid, Long.parseLong(fields[19])),
            Long.parseLong(fields[1]),
            Long.parseLong(fields[3]),
            "ZXx".contains(fields[0])));
  }

  /** The value of an environment variable as the program was started with it. */
  static Optional<String> environment(long pid, String name) {
    String all = read(pid, "environ");
    String start = name + "=";
    for (int at = 0; at < all.length(); ) {
      int end = all.indexOf('\0', at);
      end = end < 0 ? all.length() : end;
      if (all.startsWith(start, at)) {
        byte[] value =
            all.substring(at + start.length(), end).getBytes(StandardCharsets.ISO_8859_1);
        return Optional.of(new String(value, StandardCharsets.UTF_8));
      }
      at = end + 1;
    }
    return Optional.empty();
  }

  /** The arguments separated by NUL; the name in brackets when there are none. */
  static String commandLine(long pid) {
    String line = read(pid, "cmdline");
    if (line.isEmpty()) {
      return "[" + read(pid, "comm").strip() + "]";
    }
    return new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Whether it has given its memory back: it is about to be gone, and runs nothing any more. */
  static boolean leaving(long pid) {
    return read(pid, "statm").startsWith("0 ");
  }

  /** The pipes that it has as standard output and standard error, named as the system does. */
  static Set<String> outputPipes(long pid) {
    Set<String> pipes = new HashSet<>();
    for (String descriptor : List.of("1", "2")) {
      try {
        Path link = ROOT.resolve(Long.toString(pid)).resolve("fd").resolve(descriptor);
        pipes.add(Files.readSymbolicLink(link).toString());
      } catch (IOException closed) {
        // then it is none of them
      }
    }
    pipes.removeIf(name -> !name.startsWith("pipe:"));
    return pipes;
  }

  /** Changes with every boot. */
  static String bootId() {
    return readFile(ROOT.resolve("sys/kernel/random/boot_id")).strip();
  }

  /** Now, in the unit of {@link ProcessKey#started}: hundredths of a second since boot. */
  static long now() {
    String uptime = readFile(ROOT.resolve("uptime"));
    int end = uptime.indexOf(' ');
    return end < 0 ? 0 : Math.round(Double.parseDouble(uptime.substring(0, end)) * 100);
  }

  private static String read(long pid, String file) {
    return readFile(ROOT.resolve(Long.toString(pid)).resolve(file));
  }

  private static String readFile(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }
}
