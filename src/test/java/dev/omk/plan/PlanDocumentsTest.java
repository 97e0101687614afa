package dev.omk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.Comparisons;
import dev.omk.gate.GateSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanDocumentsTest {
  private static final Outline FULL =
      new Outline(
          List.of(
              new Criterion("AC-1", "it sums", Criterion.GOAL),
              new Criterion("AC-2", "it is quick", "thinker")),
          List.of("a shell is there"),
          List.of(new Question(1, "Which?", "this", "me"), Question.open(2, "When?")),
          List.of("3 files: Python (3)", "starts at: `./bin/calc`, `other`"),
          List.of("read", "write"),
          List.of("it may break"),
          List.of("another gate"),
          List.of("data/**"),
          List.of("pass 1 failed"),
          List.of("docs, for 'readme'"),
          "thinker",
          "asked for",
          null);

  private static PlanInput plan(
      String text, GoalKind kind, Outline outline, Comparisons compared, GateSpec... gates) {
    return new PlanInput(
        text,
        kind,
        "the goal says so",
        List.of(),
        List.of("branch main"),
        List.of(gates),
        compared,
        Oracle.of(kind, List.of(gates), compared),
        outline,
        List.of(),
        StandardTasks.graph().tasks());
  }

  private static PlanInput bare(GoalKind kind, GateSpec... gates) {
    return plan("Fix it", kind, Outline.NONE, Comparisons.NONE, gates);
  }

  @Test
  void whatIsWantedIsTheTextAndAllThatFollowsFromIt() {
    assertThat(
            PlanDocuments.prd(
                plan("Fix the sum\nof calc", GoalKind.BUGFIX, FULL, Comparisons.NONE)))
        .isEqualTo(
            """
            # Goal

            > Fix the sum
            > of calc

            Kind: **bugfix**, because the goal says so.

            ## Decided against

            - docs, for 'readme'

            ## Acceptance criteria

            - **AC-1** it sums
            - **AC-2** it is quick (from thinker)

            ## Open questions

            - 1. Which? -- me: this
            - 2. When?

            ## Assumptions

            - a shell is there

            ## Repository

            - branch main
            - 3 files: Python (3)
            - starts at: `./bin/calc`, `other`
            """);
  }

  @Test
  void ofALongTextTheBeginningIsQuoted() {
    String sixty = "line\n".repeat(60);
    assertThat(PlanDocuments.prd(plan(sixty, GoalKind.BUGFIX, FULL, Comparisons.NONE)))
        .doesNotContain("more lines");
    assertThat(PlanDocuments.prd(plan(sixty + "x\ny", GoalKind.BUGFIX, FULL, Comparisons.NONE)))
        .contains("> … 2 more lines in goal.json\n")
        .doesNotContain("> x");
  }

  @Test
  void howAVagueTextCouldBePutIsSaid() {
    PlanInput bare = bare(GoalKind.BUGFIX);
    PlanInput vague =
        new PlanInput(
            bare.text(),
            bare.kind(),
            bare.kindReason(),
            List.of("fix it so that `make` passes"),
            bare.place(),
            bare.gates(),
            bare.comparisons(),
            bare.oracle(),
            bare.outline(),
            bare.gaps(),
            bare.tasks());
    assertThat(PlanDocuments.prd(vague))
        .contains(
            "\n## Decision needed: say it so that it can be judged, for instance\n\n- fix it");
    assertThat(PlanDocuments.prd(bare)).doesNotContain("##  Decision").doesNotContain("Decision");
  }

  @Test
  void howItIsDoneIsStepsAndGates() {
    assertThat(
            PlanDocuments.technicalPlan(
                plan(
                    "Fix it",
                    GoalKind.BUGFIX,
                    FULL,
                    Parts.observing("out"),
                    Parts.gate("unit"),
                    Parts.gate("tells", Parts.Role.TELLS, "a|b"),
                    Parts.gate("off", Parts.Role.SKIPPED, "make"),
                    Parts.gate("secret", Parts.Role.HIDDEN, "make"))))
        .isEqualTo(
            """
            # Plan

            Made by thinker: asked for.

            ## Steps

            1. read
            2. write

            ## Learned so far

            - pass 1 failed

            ## Risks

            - it may break

            ## Suggested, and not taken up by itself

            - another gate

            ## Protected besides

            - data/**

            ## Gates, pinned from the base

            | gate | command | decides | from |
            |---|---|---|---|
            | unit | `make test` | yes | .omk/gates.toml:1 |
            | tells | `a\\|b test` | no | .omk/gates.toml:1 |
            | off | `make test` | skipped | .omk/gates.toml:1 |
            | and hidden ones: 1 |  |  |  |
            | observe out | `./out.sh` |  | .omk/gates.toml:9 |
            """);
  }

  @Test
  void aPlanWithoutGatesSaysThatNothingCanBeProven() {
    assertThat(PlanDocuments.technicalPlan(bare(GoalKind.BUGFIX)))
        .isEqualTo(
            """
            # Plan

            Made without a model.

            ## Gates, pinned from the base

            None. Without a gate nothing can be proven: write `.omk/gates.toml`
            (`omk goal init` makes one to fill in).
            """);
    assertThat(PlanDocuments.technicalPlan(bare(GoalKind.BUGFIX, Parts.gate("unit"))))
        .doesNotContain("hidden ones");
  }

  @Test
  void tasksAreListedWhereTheyAreNotTheUsualOnes() {
    PlanInput bare = bare(GoalKind.BUGFIX);
    PlanInput sliced =
        new PlanInput(
            bare.text(),
            bare.kind(),
            bare.kindReason(),
            bare.hints(),
            bare.place(),
            bare.gates(),
            bare.comparisons(),
            bare.oracle(),
            bare.outline(),
            bare.gaps(),
            SlicedTasks.graph(SlicedTasks.uncut("Fix the parser.")).tasks());
    assertThat(PlanDocuments.technicalPlan(sliced))
        .contains("\n## Tasks\n\n| task | needs | writes |\n|---|---|---|\n| `goal-intake`: Record")
        .contains("| `goal-agent-implement-0`: Fix the parser. | goal-plan | project files |\n");
  }

  @Test
  void whatCountsAsProofIsATableOfWhoGivesIt() {
    assertThat(
            PlanDocuments.testSpec(
                plan(
                    "Fix it",
                    GoalKind.BUGFIX,
                    FULL,
                    Comparisons.NONE,
                    Parts.gate("unit", "AC-1"),
                    Parts.gate("secret", Parts.Role.HIDDEN, "make", "AC-2"))))
        .isEqualTo(
            """
            # What will count as proof

            | what must be shown | evidence | given by | at best |
            |---|---|---|---|
            | **AC-1** it sums | it fails on the base and passes afterwards | unit | strong |
            | **AC-2** it is quick | a test with AC-2 in its name, or a gate tagged with it | nothing yet: a person has to look | weak |
            | regression, for a goal of kind bugfix | a gate or test that fails on the base and passes afterwards, shown by unit, hidden | a gate that was red | strong |
            | nothing is broken | no test of the base fails, is skipped or gone; no blocking finding | unit | strong |
            """);
  }

  @Test
  void whatIsMissingCanBePasted() {
    PlanInput bare = bare(GoalKind.GREENFIELD, Parts.gate("e2e", "acceptance"));
    PlanInput lacking =
        new PlanInput(
            bare.text(),
            bare.kind(),
            bare.kindReason(),
            bare.hints(),
            bare.place(),
            bare.gates(),
            bare.comparisons(),
            bare.oracle(),
            bare.outline(),
            List.of("no smoke test"),
            bare.tasks());
    assertThat(PlanDocuments.testSpec(lacking))
        .contains("given by | at best |")
        .contains("passes afterwards | e2e | strong |")
        .contains("none is defined yet | nothing yet | missing |")
        .endsWith(
            """

            ## Missing now

            - no smoke test

            ## To add to .omk/gates.toml, with a command of this project

            ```toml
            [[gates]]
            name = "smoke"
            run = "./show.sh"
            tags = ["smoke"]

            [[gates]]
            name = "demo"
            run = "./show.sh"
            tags = ["demo"]
            ```
            """);
    assertThat(PlanDocuments.testSpec(bare(GoalKind.BUGFIX)))
        .contains(
            "| nothing is broken | no test of the base fails, is skipped or gone; no blocking"
                + " finding | no gate | missing |")
        .contains("no gate is there to show it | nothing yet | missing |")
        .doesNotContain("toml");
    assertThat(PlanDocuments.testSpec(bare(GoalKind.DOCS)))
        .contains("looked up by omk | omk | weak |");
  }

  @Test
  void whatIsObservedOrTimedIsPastedOnce() {
    assertThat(PlanDocuments.testSpec(bare(GoalKind.REFACTOR)))
        .endsWith(
            """
            ```toml
            [[observe]]
            name = "behaviour"
            run = "./show.sh"
            normalise = ["times", "paths"]
            ```
            """)
        .containsOnlyOnce("[[observe]]\n");
    assertThat(PlanDocuments.testSpec(bare(GoalKind.PERFORMANCE)))
        .endsWith(
            """
            ```toml
            [benchmark]
            run = "./bench.sh"
            min_speedup = 1.2
            ```
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "go, go run ., go test -run ^$ -bench .",
    "cargo, cargo run --example show, cargo bench",
    "npm, ./show.sh, npm run bench",
    "python3, ./show.sh, python3 bench.py",
    "make, ./show.sh, ./bench.sh"
  })
  void theExampleIsACommandOfTheProjectsOwnTool(String tool, String shows, String times) {
    GateSpec gate = Parts.gate("unit", Parts.Role.DECIDES, tool);
    assertThat(PlanDocuments.testSpec(bare(GoalKind.REFACTOR, gate)))
        .contains("\nrun = \"" + shows + "\"\n");
    assertThat(PlanDocuments.testSpec(bare(GoalKind.PERFORMANCE, gate)))
        .contains("\nrun = \"" + times + "\"\n");
  }

  @ParameterizedTest
  @CsvSource({
    "./bin/calc, bin/calc",
    "lib/index.js, node lib/index.js",
    "calc/cli.py, python3 calc/cli.py",
    "src/main.rs, ./show.sh"
  })
  void theExampleStartsWhereTheProgramStarts(String entry, String shows) {
    Outline outline =
        new Outline(
            List.of(),
            List.of(),
            List.of(),
            List.of("3 files", "starts at: `" + entry + "` (main), `other`"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Outline.HEURISTIC,
            "",
            null);
    assertThat(PlanDocuments.testSpec(plan("Fix it", GoalKind.REFACTOR, outline, Comparisons.NONE)))
        .contains("\nrun = \"" + shows + "\"\n");
  }
}
