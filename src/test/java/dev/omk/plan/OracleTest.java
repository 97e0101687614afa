package dev.omk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.Comparisons;
import dev.omk.gate.GateSpec;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class OracleTest {
  private static List<String> needs(GoalKind kind, Comparisons comparisons, GateSpec... gates) {
    return Oracle.of(kind, List.of(gates), comparisons).needs().stream()
        .map(need -> need.strength() + " " + need.evidence() + ": " + need.expected())
        .toList();
  }

  private static List<String> needs(GoalKind kind, GateSpec... gates) {
    return needs(kind, Comparisons.NONE, gates);
  }

  @Test
  void everyKindAsksForItsOwnEvidence() {
    assertThat(GoalKind.BUGFIX.evidence()).containsExactly("regression");
    assertThat(GoalKind.of("bugfix")).contains(GoalKind.BUGFIX);
    assertThat(GoalKind.of("nothing")).isEmpty();
    assertThat(GoalKind.REFACTOR.needsComparison()).isTrue();
    assertThat(GoalKind.PERFORMANCE.needsComparison()).isTrue();
    assertThat(GoalKind.BUGFIX.needsComparison()).isFalse();
  }

  @Test
  void aGateGivesEvidenceByATagOrByAWordOfItsName() {
    assertThat(Oracle.gives(Parts.gate("unit", "golden"), "golden")).isTrue();
    assertThat(Oracle.gives(Parts.gate("the Golden-files"), "golden")).isTrue();
    assertThat(Oracle.gives(Parts.gate("goldenfiles", "other"), "golden")).isFalse();
  }

  @Test
  void aFixIsShownByTheGatesThatDecide() {
    String wanted = "a gate or test that fails on the base and passes afterwards";
    assertThat(needs(GoalKind.BUGFIX))
        .containsExactly("missing regression: " + wanted + ": no gate is there to show it");
    assertThat(
            needs(
                GoalKind.BUGFIX,
                Parts.gate("unit"),
                Parts.gate("tells", Parts.Role.TELLS, "make"),
                Parts.gate("off", Parts.Role.SKIPPED, "make"),
                Parts.gate("secret", Parts.Role.HIDDEN, "make"),
                Parts.gate("other", Parts.Role.HIDDEN, "make")))
        .containsExactly("strong regression: " + wanted + ", shown by unit, hidden");
  }

  @Test
  void behaviourThatIsKeptIsComparedByOmk() {
    assertThat(needs(GoalKind.REFACTOR, Parts.observing("out", "err")))
        .containsExactly(
            "strong compatibility: the same output, exit code and files on base and candidate,"
                + " compared by omk: out, err",
            "strong golden: the same output, exit code and files on base and candidate,"
                + " compared by omk: out, err");
    assertThat(needs(GoalKind.REFACTOR, Parts.gate("unit", "golden")))
        .satisfiesExactly(
            need -> assertThat(need).startsWith("missing compatibility: an [[observe]] command"),
            need ->
                assertThat(need)
                    .startsWith(
                        "weak golden: gate unit (weak: it compares nothing with the base)"));
  }

  @Test
  void speedIsTimedByOmk() {
    assertThat(needs(GoalKind.PERFORMANCE, Parts.timing()))
        .containsExactly(
            "strong performance: `./bench.sh` run 5 times each on base and candidate, turn and turn"
                + " about: at least 1.2 times as fast, with 95 % confidence");
    assertThat(needs(GoalKind.PERFORMANCE))
        .singleElement()
        .asString()
        .startsWith("missing performance: a [benchmark] command")
        .endsWith("none is defined yet");
    assertThat(needs(GoalKind.PERFORMANCE, Parts.gate("performance")))
        .singleElement()
        .asString()
        .startsWith("weak performance: gate performance (weak");
  }

  @Test
  void documentsAndAuditsAreLookedUp() {
    assertThat(needs(GoalKind.DOCS))
        .containsExactly(
            "weak docs: links and code blocks of the changed documents, looked up by omk");
    assertThat(needs(GoalKind.DOCS, Parts.gate("links", "docs")))
        .containsExactly(
            "strong docs: links and code blocks of the changed documents, looked up by omk,"
                + " and gate links if it fails on the base");
    assertThat(needs(GoalKind.AUDIT)).singleElement().asString().startsWith("weak audit: a report");
  }

  @Test
  void somethingNewIsShownByGatesThatFailBefore() {
    assertThat(needs(GoalKind.GREENFIELD, Parts.gate("e2e", "acceptance")))
        .satisfiesExactly(
            need ->
                assertThat(need)
                    .isEqualTo(
                        "strong acceptance: gate e2e, if it fails on the base and passes"
                            + " afterwards"),
            need ->
                assertThat(need)
                    .isEqualTo(
                        "missing smoke: a gate with tags = [\"smoke\"]: none is defined yet"),
            need -> assertThat(need).startsWith("missing demo: "));
    assertThat(needs(GoalKind.MIXED).getFirst()).startsWith("weak acceptance: a gate with tags");
  }

  @Test
  void theNamesOfHiddenGatesAreKeptForTheJudgeAlone() {
    Oracle.Need need =
        Oracle.of(
                GoalKind.GREENFIELD,
                List.of(Parts.gate("secret", Parts.Role.HIDDEN, "make", "acceptance")),
                Comparisons.NONE)
            .needs()
            .getFirst();
    assertThat(need.gates()).containsExactly("secret");
    assertThat(need.expected()).startsWith("gate hidden, if");
    assertThat(need.missing()).isFalse();
  }

  @Test
  void whatTheSameSuppliesStandsTogether() {
    assertThat(Oracle.of(GoalKind.REFACTOR, List.of(), Parts.observing("out")).alike())
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(2);
    Oracle apart =
        Oracle.of(GoalKind.REFACTOR, List.of(Parts.gate("unit", "golden")), Comparisons.NONE);
    assertThat(apart.alike()).hasSize(2);
    assertThat(apart.needs().getFirst().missing()).isTrue();
  }
}
