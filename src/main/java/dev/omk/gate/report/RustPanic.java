package dev.omk.gate.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.gate.GateFinding;
import dev.omk.gate.GateFinding.Level;
import java.util.List;
import java.util.Optional;

/**
 * What one block of a panic of Rust says: the thread, which is the test, its place, the message.
 */
final class RustPanic {
  private static final Pattern PANIC =
      Pattern.compile("^thread '(.*)'.* panicked at ([^\\s:]+):(\\d{1,9}):\\d+:?$");

  private RustPanic() {}

  /** The panic; nothing where this is no such block. */
  static Optional<GateFinding> of(List<String> lines) {
    Matcher panic = PANIC.matcher(lines.getFirst());
    if (!panic.find()) {
      return Optional.empty();
    }
    List<String> said =
        lines.subList(1, lines.size()).stream()
            .map(String::strip)
            .takeWhile(line -> !line.isEmpty() && !line.startsWith("note: "))
            .toList();
    String thread = panic.group(1).equals("main") ? "" : panic.group(1) + ": ";
    return Optional.of(
        new GateFinding(
            Level.ERROR,
            "",
            OutputPlaces.cut(thread + String.join("; ", said)),
            panic.group(2),
            Integer.parseInt(panic.group(3))));
  }
}
