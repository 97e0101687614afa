import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/**
 * A figure beside its budget, and what it was measured beside in the same run.
 *
 * @param what was measured
 * @param value in the unit
 * @param budget the most that it may be, or the least
 * @param most whether the budget is the most
 * @param unit of both
 * @param reference what it is compared with, with its own figure; empty if with nothing
 */
record Figure(
    String what, double value, double budget, boolean most, String unit, String reference) {
  private static final String FILE = "OMK_FIGURES";
  private static final String TAB = "\t";

  /** Keeps a figure that may be as large as its budget. */
  static void atMost(String what, double value, double budget, String unit, String reference)
      throws IOException {
    new Figure(what, value, budget, true, unit, reference).keep();
  }

  /** Keeps a figure that must be as large as its budget. */
  static void atLeast(String what, double value, double budget, String unit, String reference)
      throws IOException {
    new Figure(what, value, budget, false, unit, reference).keep();
  }

  // Without a file to keep it in, a program was run alone: it has printed what it found.
  private void keep() throws IOException {
    String file = System.getenv().getOrDefault(FILE, "");
    if (!file.isEmpty()) {
      String line =
          String.join(
              TAB,
              what,
              String.valueOf(value),
              String.valueOf(budget),
              String.valueOf(most),
              unit,
              reference);
      Path kept = Path.of(file).toAbsolutePath();
      Files.createDirectories(kept.resolveSibling(""));
      Files.writeString(kept, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  private static Figure of(String line) {
    List<String> parts = List.of(line.split(TAB, -1));
    return new Figure(
        parts.get(0),
        Double.parseDouble(parts.get(1)),
        Double.parseDouble(parts.get(2)),
        Boolean.parseBoolean(parts.get(3)),
        parts.get(4),
        parts.get(5));
  }

  private boolean held() {
    return most ? value <= budget : value >= budget;
  }

  private String row() {
    return String.format(
        Locale.ROOT,
        "%-46s %10s %-6s %s %10s  %-7s %s",
        what,
        number(value),
        unit,
        most ? "<=" : ">=",
        number(budget),
        held() ? "held" : "MISSED",
        reference);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
  }

  /** Prints the table of all figures of a run. Arguments: none. */
  public static void main(String[] args) throws IOException {
    System.out.printf(
        "%n%-46s %10s %-6s    %10s  %-7s %s%n", "", "figure", "unit", "budget", "", "beside");
    for (String line : Files.readAllLines(Path.of(System.getenv(FILE)))) {
      System.out.println(of(line).row());
    }
  }
}
