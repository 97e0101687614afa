package dev.omk.cli.render;

import dev.omk.doctor.Diagnosis;
import dev.omk.doctor.Health;
import java.util.List;
import java.util.stream.Collectors;

/** {@code omk doctor} as text. */
public final class DoctorText {
  private static final int WIDEST = 16;

  private DoctorText() {}

  /** One line for each thing, its fix below it; agents that are not there share one line. */
  public static String of(List<Diagnosis> found) {
    Text text = new Text();
    List<Diagnosis> absent = found.stream().filter(DoctorText::isAbsentAgent).toList();
    for (Diagnosis one : found) {
      if (!absent.contains(one)) {
        show(text, one);
      } else if (one.equals(absent.getFirst())) {
        text.shown(
            head("absent", "agents"),
            "not on the PATH: "
                + absent.stream().map(Diagnosis::name).collect(Collectors.joining(", ")));
      }
    }
    text.line(verdict(found));
    return text.toString();
  }

  private static boolean isAbsentAgent(Diagnosis one) {
    return one.health() instanceof Health.Absent
        && one.area().equals("agent")
        && !one.name().equals(one.area());
  }

  private static void show(Text text, Diagnosis one) {
    String name = one.name().equals(one.area()) ? one.area() : one.area() + " " + one.name();
    text.shown(head(one.health().word(), name), one.health().detail());
    one.notes().forEach(note -> text.shown("            note: ", note));
    if (!one.health().fix().isEmpty()) {
      text.hint("            next: ", one.health().fix());
    }
  }

  private static String head(String word, String name) {
    return "  " + padded(word, 8) + " " + padded(name, WIDEST) + " ";
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String verdict(List<Diagnosis> found) {
    long broken = found.stream().filter(one -> one.health() instanceof Health.Broken).count();
    long warnings = found.stream().filter(one -> one.health() instanceof Health.Warning).count();
    if (broken > 0) {
      return "Verdict: " + broken + " broken";
    }
    return "Verdict: nothing that omk needs is broken"
        + (warnings > 0 ? "; warnings: " + warnings : "");
  }
}
