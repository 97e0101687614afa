package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands print with {@code --json} is what docs/schema says. */
class SchemaIT {
  private static final String GOAL = "Fix the failing answer test";

  @TempDir Path directory;
  private Omk omk;

  @BeforeEach
  void project() throws Exception {
    omk = new Omk(directory).withDefect();
  }

  private Omk.Ended json(String... args) throws Exception {
    List<String> all = new ArrayList<>(List.of("--json"));
    all.addAll(Arrays.asList(args));
    return omk.call(all);
  }

  /** A call of every command on a goal that was planned, and the schema of what it prints. */
  private static List<String> call(CommandName name) {
    return switch (name) {
      case RUN, PLAN -> List.of("outcome", name.lastWord(), GOAL);
      case LIST -> List.of("list", "list");
      case STATUS, VERIFY, REVIEW, CANCEL, PAUSE -> List.of("outcome", name.lastWord());
      case EXECUTE -> List.of("outcome", "execute", "--agent", "mender");
      case ACCEPT -> List.of("outcome", "accept", "--summary", "read it");
      case REJECT -> List.of("outcome", "reject", "--reason", "not yet");
      case ANSWER -> List.of("error", "answer", "--question", "1", "--text", "yes");
      case REPLAN -> List.of("outcome", "replan");
      case BUDGET_ADD -> List.of("outcome", "budget-add", "--time", "30m", "--usd", "2.5");
      case RESUME -> List.of("resume-auto", "resume", "--auto");
      case SHOW -> List.of("show", "show");
      case PROOF -> List.of("proof", "proof");
      case RESTORE -> List.of("outcome", "restore", "base");
      case REPLAY -> List.of("replay", "replay");
      case WATCH -> List.of("outcome", "watch");
      case REPORT -> List.of("report", "report");
      case BUDGET -> List.of("budget", "budget");
      case OPEN_PR -> List.of("error", "open-pr", "--dry-run");
      case MERGE -> List.of("error", "merge");
      case IMPORT -> List.of("error", "import", ".");
      case PRUNE -> List.of("prune", "prune", "--older-than", "0s");
      case INIT -> List.of("error", "init");
      case GATES -> List.of("gates", "gates");
      case DEMO -> List.of("error", "demo", ".");
      case DOCTOR -> List.of("doctor", "doctor");
      case COMPLETION -> List.of("completion", "completion", "fish");
    };
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void everyCommandPrintsTheDocumentOfItsSchema(CommandName name) throws Exception {
    assertThat(json("goal", "plan", GOAL, "--agent", "mender").code()).isZero();
    List<String> call = call(name);
    List<String> args = new ArrayList<>(call.subList(1, call.size()));
    if (name.ofGoal()) {
      args.addFirst("goal");
    }

    Omk.Ended ended = json(args.toArray(new String[0]));

    Schemas.valid(call.getFirst(), ended);
  }

  @Test
  void documentsOfAGoalThatWasWorkedOnFit() throws Exception {
    Omk.Ended ran =
        json("goal", "run", GOAL, "--until-ready", "--agent", "mender", "--budget-time", "1h");
    assertThat(ran.code()).as(ran.err()).isEqualTo(4);
    Schemas.valid("outcome", ran);
    everyReading();
    Schemas.valid("outcome", json("goal", "accept", "--summary", "read it"));
    everyReading();
    exported();
    omk.file("answer.txt", "43\n");
    everyReading();
    Schemas.valid("outcome", json("goal", "reject", "--reason", "wrong after all"));
    Schemas.valid("outcome", json("goal", "pause"));
    everyReading();
    Schemas.valid("outcome", json("goal", "resume"));
    Schemas.valid("outcome", json("goal", "cancel"));
    everyReading();
  }

  private void exported() throws Exception {
    Schemas.valid("error", json("goal", "proof", "--public-key"));
    String file = directory.resolve("proof.intoto.jsonl").toString();
    Schemas.valid("proof-export", json("goal", "proof", "--export", file, "--sign"));
    Schemas.valid("public-key", json("goal", "proof", "--public-key"));
    Omk.Ended check = json("goal", "proof", "--check", file, "--tree", "HEAD");
    Schemas.valid("attestation-check", check);
    assertThat(check.code()).isEqualTo(3); // What was mended is not committed.
  }

  private void everyReading() throws Exception {
    for (String name : List.of("show", "proof", "replay", "budget", "list")) {
      Schemas.valid(name, json("goal", name));
    }
    Omk.Ended text = json("goal", "open-pr");
    Schemas.valid(text.code() == 0 ? "open-pr" : "error", text);
    Schemas.valid("diff", json("goal", "show", "--diff"));
    Schemas.valid("outcome", json("goal", "status"));
    Schemas.valid("proof-check", json("goal", "proof", "--check"));
  }

  @Test
  void gatesThatAreApprovedFit() throws Exception {
    json("goal", "plan", GOAL, "--agent", "mender");
    Schemas.valid("outcome", json("goal", "gates", "--approve")); // Nothing to approve.
    Path gates = omk.project.resolve(".omk/gates.toml");
    Files.writeString(
        gates, Files.readString(gates) + "\n[[gates]]\nname = \"more\"\nrun = \"true\"\n");
    Schemas.valid("gates", json("goal", "gates"));
    Schemas.valid("outcome", json("goal", "gates", "--approve"));
  }

  @Test
  void agentThatDoesNotHelpAndAVagueGoalFit() throws Exception {
    Schemas.valid("outcome", json("goal", "run", GOAL, "--until-ready", "--agent", "idler"));
    everyReading();
    Schemas.valid("outcome", json("goal", "run", "make it better"));
    everyReading();
  }

  @Test
  void emptyListAndErrorsFit() throws Exception {
    ObjectNode list = Schemas.valid("list", json("goal", "list"));
    assertThat(list.path("goals")).isEmpty();
    Schemas.valid("error", json("goal", "status"));
    Schemas.valid("error", json("goal", "nonsense"));
    Schemas.valid("error", json("goal", "run"));
    Schemas.valid("resume-auto", json("goal", "resume", "--auto"));
    Schemas.valid("version", json("--version"));
    Schemas.valid("help", json("help"));
    Schemas.valid("help", json("goal", "run", "--help"));
    Schemas.valid("outcome", json("demo", directory.resolve("demo").toString()));
    Files.delete(omk.project.resolve(".omk/gates.toml"));
    Schemas.valid("init", json("goal", "init"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"failing", "nothing has run yet"})
  void damagedGoalFits(String edited) throws Exception {
    json("goal", "plan", GOAL);
    try (Stream<Path> goals = Files.list(omk.project.resolve(".omk/goals"))) {
      Path goal = goals.filter(Files::isDirectory).findFirst().orElseThrow();
      Path journal = goal.resolve("events.jsonl");
      Files.writeString(journal, Files.readString(journal).replace(edited, "edited"));
      Files.delete(goal.resolve("goal.json"));
    }

    Omk.Ended check = json("goal", "proof", "--check");
    assertThat(check.code()).isEqualTo(8);
    Schemas.valid("proof-check", check);
    assertThat(Schemas.valid("list", json("goal", "list")).path("goals")).hasSize(1);
    for (String name : List.of("show", "proof", "budget", "replay")) {
      Omk.Ended ended = json("goal", name);
      assertThat(ended.code()).isEqualTo(8);
      assertThat(fitsOneOf(ended, "error", name)).as(ended.out()).isTrue();
    }
    if (!edited.equals("failing")) {
      Schemas.valid("replay", json("goal", "replay")); // The first event is intact.
    }
  }

  private static boolean fitsOneOf(Omk.Ended ended, String... names) throws Exception {
    ObjectNode document =
        Json.parseObject(ended.out().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    for (String name : names) {
      if (Schemas.problems(name, document).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  @Test
  void misspeltMissingAndWrongFieldsAreFound() throws Exception {
    ObjectNode version = Json.object().put("version", 1).put("omk_version", "0.6.0");
    assertThat(Schemas.problems("version", version)).isEmpty();

    assertThat(Schemas.problems("version", version.deepCopy().put("omk_verison", "x"))).hasSize(1);
    assertThat(Schemas.problems("version", version.deepCopy().put("omk_version", 6))).hasSize(1);
    assertThat(Schemas.problems("version", version.deepCopy().without("omk_version"))).hasSize(1);
  }

  @Test
  void everySchemaIsInTheTableOfItsReadme() throws Exception {
    String readme = Files.readString(Path.of("docs/schema/README.md"));
    try (Stream<Path> files = Files.list(Path.of("docs/schema"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .allMatch(name -> name.equals("README.md") || readme.contains("(" + name + ")"));
    }
  }
}
