package dev.omk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.Comparisons;
import dev.omk.gate.GateSpec;
import dev.omk.plan.PointedFiles.Pointed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeuristicTest {
  private static final RepositoryMap EMPTY = map("", List.of());
  private static final RepositoryMap CALC =
      map(
          "tests/",
          List.of("`bin/calc`"),
          new Pointed("src/calc.py", 9, "defines 'calc'", true),
          new Pointed("README.md", 5, "mentions 'calc'", false));

  private static RepositoryMap map(String tests, List<String> entries, Pointed... pointed) {
    return new RepositoryMap(
        3,
        Map.of(),
        Map.of(),
        tests.isEmpty() ? Map.of() : Map.of(tests, 2),
        entries,
        List.of(),
        List.of(pointed));
  }

  private static Outline outline(
      String text, RepositoryMap map, Comparisons comparisons, GateSpec... gates) {
    return Heuristic.outline(
        text, Intake.read(text), List.of(gates), comparisons, map, List.of("src/calc.py"), null);
  }

  private static List<String> steps(String text, RepositoryMap map, GateSpec... gates) {
    return outline(text, map, Comparisons.NONE, gates).steps();
  }

  @Test
  void aBugIsSeenToFailFirst() {
    assertThat(steps("Fix the crash of calc", CALC, Parts.gate("unit"), Parts.gate("lint")))
        .containsExactly(
            "See it fail: unit, lint on the base. If all is green there, add a test to tests/ that"
                + " fails.",
            "Start at `src/calc.py`.",
            "End when unit, lint pass.");
    assertThat(steps("Fix the crash of calc", EMPTY))
        .containsExactly("Write a gate that shows the bug.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tests/ | to tests/",
        "the root | beside the code",
        "'' | beside the code (there are no tests yet)"
      })
  void aTestGoesWhereTestsAre(String folder, String where) {
    String text = "Add a sum command to it";
    assertThat(steps(text, map(folder, List.of("`bin/calc`", "`a`", "`b`"))))
        .containsExactly(
            "Say what must be true in a test that fails today: add it " + where + ".",
            "Start at `bin/calc`, `a`.");
  }

  @Test
  void aTestThatTheGoalPointsToIsWhereAnotherOneGoes() {
    RepositoryMap map =
        map(
            "tests/",
            List.of(),
            new Pointed("README.md", 9, "", false),
            new Pointed("src/calc.py", 8, "", true),
            new Pointed("tests/test_calc.py", 7, "", false));
    assertThat(steps("Add a sum command", map).getFirst())
        .endsWith("add it beside `tests/test_calc.py`.");
  }

  @Test
  void whatMustStayTheSameIsObserved() {
    assertThat(steps("Refactor the client of calc", CALC, Parts.gate("unit")))
        .containsExactly(
            "Define what must stay the same: [[observe]] in .omk/gates.toml.",
            "Start at `src/calc.py`.",
            "End when unit passes.");
    assertThat(outline("Refactor the client", EMPTY, Parts.observing("out", "err")).steps())
        .containsExactly("Keep what is observed the same: ./out.sh, ./err.sh.");
  }

  @Test
  void speedIsMeasuredFirst() {
    assertThat(steps("Make the calc command faster", CALC))
        .containsExactly(
            "Define what is timed: [benchmark] in .omk/gates.toml.", "Start at `src/calc.py`.");
    assertThat(outline("Make the calc command faster", EMPTY, Parts.timing()).steps())
        .containsExactly("Measure first: ./bench.sh.");
  }

  @Test
  void anAuditIsAReportAndDocumentsAreNamed() {
    assertThat(steps("Audit the permissions of calc", CALC))
        .containsExactly(
            "Write AUDIT.md: one line a finding, each with `path:line` and what is wrong there.",
            "Read `src/calc.py` first.");
    assertThat(steps("Audit the permissions of calc", EMPTY)).hasSize(1);
    assertThat(steps("Document the functions of calc", CALC))
        .containsExactly("Change or describe `src/calc.py`, `README.md`.");
    assertThat(steps("Document the functions of calc", EMPTY)).isEmpty();
  }

  @Test
  void whatWasTakenForGrantedIsSaid() {
    GateSpec detected =
        new GateSpec(
            "unit",
            List.of("make"),
            "",
            true,
            false,
            false,
            GateSpec.DEFAULT_TIMEOUT,
            List.of(),
            List.of(),
            false,
            List.of(),
            List.of(),
            List.of(),
            0,
            Map.of(),
            "",
            false,
            "detected: Makefile");
    assertThat(outline("Sort the entries of calc", EMPTY, Comparisons.NONE, detected).assumptions())
        .containsExactly(
            "what was detected is what matters (unit): .omk/gates.toml would say otherwise",
            "it is something new (kind greenfield); --kind says otherwise",
            "no file is named or meant by the goal's words: the whole project is open");
    assertThat(
            outline("Fix the crash of calc", CALC, Comparisons.NONE, Parts.gate("unit"))
                .assumptions())
        .isEmpty();
  }

  @Test
  void whatMayGoWrongIsSaid() {
    assertThat(outline("Fix the crash of calc", EMPTY, Comparisons.NONE).risks())
        .containsExactly("there are no tests: what breaks beside the goal will not be seen");
    RepositoryMap steering =
        map(
            "tests/",
            List.of(),
            new Pointed("src/other.py", 9, "", true),
            new Pointed("src/calc.py", 8, "", true));
    assertThat(outline("Fix the crash of calc", steering, Comparisons.NONE).risks())
        .singleElement()
        .asString()
        .startsWith("a gate starts `src/calc.py` itself")
        .contains("--allow src/calc.py");
    RepositoryMap other = map("tests/", List.of(), new Pointed("src/other.py", 9, "", true));
    assertThat(outline("Fix the crash of calc", other, Comparisons.NONE).risks()).isEmpty();
  }

  @Test
  void aVagueTextIsAskedAbout() {
    assertThat(outline("Make it awesome", CALC, Comparisons.NONE).open())
        .singleElement()
        .extracting(Question::text)
        .asString()
        .startsWith("What must be true afterwards");
    assertThat(outline("Fix the crash of calc", CALC, Comparisons.NONE).open()).isEmpty();
  }

  @Test
  void theRatioOfTheTextCountsForSpeedAloneAndUnlessAFlagSaysAnother() {
    String faster = "Make the calc command 3 times faster";
    assertThat(outline(faster, CALC, Comparisons.NONE).minSpeedup()).isEqualByComparingTo("3");
    assertThat(
            Heuristic.outline(
                    faster,
                    Intake.read(faster),
                    List.of(),
                    Comparisons.NONE,
                    CALC,
                    List.of(),
                    new BigDecimal("2"))
                .minSpeedup())
        .isEqualByComparingTo("2");
    assertThat(outline("Fix the crash at 3 times", CALC, Comparisons.NONE).minSpeedup()).isNull();
    assertThat(Heuristic.askedSpeedup("1x of what it was")).isEmpty();
    assertThat(Heuristic.askedSpeedup("at 3 o'clock")).isEmpty();
  }

  @Test
  void aVagueTextIsRewordedWithWhatIsKnownOfTheProject() {
    List<GateSpec> gates =
        new ArrayList<>(
            List.of(
                Parts.gate("secret", Parts.Role.HIDDEN, "sh"),
                Parts.gate("tells", Parts.Role.TELLS, "lint"),
                Parts.gate("unit")));
    assertThat(Heuristic.place(gates, CALC))
        .isEqualTo(new Rewordings.Place("make test", "src/calc.py", "tests/"));
    GateSpec reporting =
        Parts.gate("unit", Parts.Role.DECIDES, "pytest --junitxml={reports}/j.xml");
    assertThat(Heuristic.place(List.of(reporting), CALC).gate())
        .startsWith("pytest")
        .doesNotContain("{");
    assertThat(Heuristic.place(List.of(), EMPTY)).isEqualTo(Rewordings.Place.UNKNOWN);
    assertThat(Rewordings.of("Make it good.", Rewordings.Place.UNKNOWN))
        .containsExactly(
            "Make it good, so that `./check.sh` fails today and exits 0 afterwards",
            "Make it good: add a test to the tests that fails today, and change the code until it"
                + " passes");
  }
}
