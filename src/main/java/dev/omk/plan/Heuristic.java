package dev.omk.plan;

import dev.omk.gate.Comparisons;
import dev.omk.gate.GateSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The plan that no model is asked for: from the text, the gates and the map of the repository. */
public final class Heuristic {
  private static final Pattern TIMES =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)\\s*(?:x|×|times)(?![\\p{L}\\p{N}])");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s*(?:%|percent)");

  private final Intake intake;
  private final List<GateSpec> gates;
  private final Comparisons comparisons;
  private final RepositoryMap map;
  private final Set<String> gateFiles;

  private Heuristic(
      Intake intake,
      List<GateSpec> gates,
      Comparisons comparisons,
      RepositoryMap map,
      Collection<String> gateFiles) {
    this.intake = intake;
    this.gates = GateSpec.shown(gates); // Agents read the steps.
    this.comparisons = comparisons;
    this.map = map;
    this.gateFiles = Set.copyOf(gateFiles);
  }

  /**
   * The outline.
   *
   * @param text of the goal as it was given
   * @param gateFiles what gates start or read, which agents may not change
   * @param minSpeedup what {@code --min-speedup} says, or null
   */
  public static Outline outline(
      String text,
      Intake intake,
      List<GateSpec> gates,
      Comparisons comparisons,
      RepositoryMap map,
      Collection<String> gateFiles,
      @Nullable BigDecimal minSpeedup) {
    Heuristic plan = new Heuristic(intake, gates, comparisons, map, gateFiles);
    List<Question> questions =
        intake instanceof Intake.Vague vague
            ? List.of(
                Question.open(
                    1,
                    "What must be true afterwards, so that a gate or a test can show it? ("
                        + vague.reason()
                        + ")"))
            : List.of();
    return new Outline(
        Criteria.in(text),
        plan.assumptions(),
        questions,
        map.lines(),
        plan.steps(),
        plan.risks(),
        List.of(),
        List.of(),
        List.of(),
        intake.alternatives(),
        Outline.HEURISTIC,
        "",
        minSpeedup == null && intake.kind() == GoalKind.PERFORMANCE
            ? askedSpeedup(intake.normalized()).orElse(null)
            : minSpeedup);
  }

  /** What is known of the project for rewording a vague text. */
  public static Rewordings.Place place(List<GateSpec> gates, RepositoryMap map) {
    return new Rewordings.Place(
        GateSpec.shown(gates).stream()
            .filter(GateSpec::decides)
            .map(GateSpec::typed)
            .findFirst()
            .orElse(""),
        map.products().stream().findFirst().orElse(""),
        map.testFolder());
  }

  /** How many times as fast a text asks for, if it does. */
  public static Optional<BigDecimal> askedSpeedup(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("twice as fast")) {
      return Optional.of(BigDecimal.valueOf(2));
    }
    Matcher times = TIMES.matcher(lower);
    if (times.find()) {
      BigDecimal ratio = new BigDecimal(times.group(1));
      return Optional.of(ratio).filter(r -> r.compareTo(BigDecimal.ONE) > 0);
    }
    Matcher percent = PERCENT.matcher(lower);
    return percent.find()
        ? Optional.of(BigDecimal.ONE.add(new BigDecimal(percent.group(1)).movePointLeft(2)))
        : Optional.empty();
  }

  private List<String> deciding() {
    return gates.stream().filter(GateSpec::decides).map(GateSpec::name).toList();
  }

  private String files() {
    List<String> files = map.products().stream().map(path -> "`" + path + "`").limit(3).toList();
    return files.isEmpty()
        ? String.join(", ", map.entries().stream().limit(2).toList())
        : String.join(", ", files);
  }

  /** What the goal's words point to, documents among it. */
  private String named() {
    return map.pointed().stream()
        .map(file -> "`" + file.path() + "`")
        .limit(3)
        .collect(Collectors.joining(", "));
  }

  private String tests() {
    Optional<String> near =
        map.pointed().stream()
            .filter(file -> !file.product() && Language.of(file.path()).isPresent())
            .map(file -> "beside `" + file.path() + "`")
            .findFirst();
    String folder = map.testFolder();
    boolean none = folder.isEmpty() || !folder.endsWith("/");
    return near.orElse(
        folder.isEmpty()
            ? "beside the code (there are no tests yet)"
            : none ? "beside the code" : "to " + folder);
  }

  private List<String> steps() {
    List<String> steps = new ArrayList<>();
    String start = files().isEmpty() ? "" : "Start at " + files() + ".";
    String gates = deciding().isEmpty() ? "" : String.join(", ", deciding());
    switch (intake.kind()) {
      case BUGFIX -> {
        steps.add(
            gates.isEmpty()
                ? "Write a gate that shows the bug."
                : "See it fail: "
                    + gates
                    + " on the base. If all is green there, add a test "
                    + tests()
                    + " that fails.");
        add(steps, start);
      }
      case GREENFIELD, MIXED -> {
        steps.add("Say what must be true in a test that fails today: add it " + tests() + ".");
        add(steps, start);
      }
      case REWRITE, MIGRATION, REFACTOR -> {
        steps.add(
            comparisons.observations().isEmpty()
                ? "Define what must stay the same: [[observe]] in .omk/gates.toml."
                : "Keep what is observed the same: "
                    + String.join(
                        ", ",
                        comparisons.observations().stream().map(o -> o.commandLine()).toList())
                    + ".");
        add(steps, start);
      }
      case PERFORMANCE -> {
        steps.add(
            comparisons.benchmark() == null
                ? "Define what is timed: [benchmark] in .omk/gates.toml."
                : "Measure first: " + comparisons.benchmark().commandLine() + ".");
        add(steps, start);
      }
      case AUDIT -> {
        steps.add(
            "Write AUDIT.md: one line a finding, each with `path:line` and what is wrong there.");
        add(steps, files().isEmpty() ? "" : "Read " + files() + " first.");
      }
      case DOCS -> add(steps, named().isEmpty() ? "" : "Change or describe " + named() + ".");
    }
    if (!gates.isEmpty()) {
      steps.add("End when " + gates + (deciding().size() == 1 ? " passes." : " pass."));
    }
    return steps;
  }

  private static void add(List<String> steps, String step) {
    if (!step.isEmpty()) {
      steps.add(step);
    }
  }

  private List<String> assumptions() {
    List<String> assumptions = new ArrayList<>();
    if (!gates.isEmpty() && gates.getFirst().origin().startsWith("detected")) {
      assumptions.add(
          "what was detected is what matters ("
              + String.join(", ", deciding())
              + "): .omk/gates.toml would say otherwise");
    }
    if (intake.kindReason().startsWith("no word")) {
      assumptions.add("it is something new (kind greenfield); --kind says otherwise");
    }
    if (map.pointed().isEmpty()) {
      assumptions.add("no file is named or meant by the goal's words: the whole project is open");
    }
    return assumptions;
  }

  private List<String> risks() {
    List<String> risks = new ArrayList<>();
    if (map.tests().isEmpty()) {
      risks.add("there are no tests: what breaks beside the goal will not be seen");
    }
    List<String> steering =
        map.products().stream().filter(path -> gateFiles.contains(path)).limit(3).toList();
    if (!steering.isEmpty()) {
      risks.add(
          "a gate starts `"
              + String.join("`, `", steering)
              + "` itself, so that an agent may not change it: let the gate start another file, or"
              + " begin with `omk goal run ... --allow "
              + steering.getFirst()
              + "`");
    }
    return risks;
  }
}
