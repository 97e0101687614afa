package dev.omk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.error.ErrorCode;
import dev.omk.goal.GoalStatus;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The reference, from the model of the commands, the docstrings of the code and the schemas. */
final class Reference {
  private static final String HEAD =
      """
      # Reference

      Made from the code by `ReferenceTest`, which fails while this page says something else.

      - [Commands](#commands)
      - [Exit codes](#exit-codes)
      - [gates.toml](#gatestoml)
      - [config.toml](#configtoml)
      - [Events](#events)
      - [JSON documents](#json-documents)

      """;

  private Reference() {}

  static String page() throws IOException {
    StringBuilder out = new StringBuilder(HEAD);
    commands(out);
    exitCodes(out);
    out.append(
        "## gates.toml\n\n`.omk/gates.toml` says what must pass. Hidden gates are in your own,");
    out.append(
        " `${XDG_CONFIG_HOME:-~/.config}/omk/gates.toml` ([TRUST.md](TRUST.md#hidden-gates)).");
    out.append(" What omk compares itself (`observe`, `benchmark`) is explained in");
    out.append(" [PLANNING.md](PLANNING.md#what-omk-compares-itself).\n\n");
    tables(out, ReferenceTables.gates());
    out.append("## config.toml\n\n`.omk/config.toml` of the project lies over the user's own,");
    out.append(
        " `${XDG_CONFIG_HOME:-~/.config}/omk/config.toml`; flags lie over both. Durations are");
    out.append(" digits with `s`, `m`, `h` or `d`. What is not named here is an error.\n\n");
    tables(out, ReferenceTables.config());
    events(out);
    documents(out);
    return out.toString().stripTrailing() + "\n";
  }

  private static void commands(StringBuilder out) {
    out.append(
        "## Commands\n\n`GOAL_ID` is an id, a unique prefix of one, or `latest` (the default).");
    out.append("\n\n```\n").append(Globals.HELP.stripTrailing()).append("\n```\n\n");
    for (CommandName name : CommandName.values()) {
      CommandSpec spec = ParsedCommand.spec(name, name.create());
      out.append("### omk ").append(name.words()).append("\n\n").append(name.purpose());
      out.append(".\n\n```console\n");
      Manual.examples(spec).forEach(example -> out.append(example).append('\n'));
      out.append("```\n\n");
      List<String> rows =
          Stream.concat(
                  spec.positionalParameters().stream().map(Reference::row),
                  spec.options().stream().filter(one -> !one.hidden()).map(Reference::row))
              .toList();
      if (!rows.isEmpty()) {
        out.append("| argument | meaning |\n|---|---|\n");
        rows.forEach(out::append);
        out.append('\n');
      }
    }
  }

  private static String row(PositionalParamSpec argument) {
    return "| `" + argument.paramLabel() + "` | " + meaning(argument.description()) + " |\n";
  }

  private static String row(OptionSpec option) {
    String names = String.join(", ", option.names());
    String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
    return "| `" + cell(names + value) + "` | " + meaning(option.description()) + " |\n";
  }

  private static String meaning(String... lines) {
    return cell(String.join("; ", lines));
  }

  static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }

  private static void exitCodes(StringBuilder out) throws IOException {
    out.append("## Exit codes\n\n```\n")
        .append(Manual.EXIT_CODES.stripTrailing())
        .append("\n```\n\n")
        .append(Manual.CLOSED_PIPE)
        .append("\n\n");
    out.append("Commands that judge a goal end with the code of its status:\n\n");
    out.append("| status | code | the goal is |\n|---|---|---|\n");
    for (GoalStatus status : GoalStatus.values()) {
      out.append("| `").append(status.json()).append("` | ").append(ExitCode.of(status));
      out.append(" | ").append(status.words()).append(" |\n");
    }
    out.append("\nWith `--json` a failure is `{\"error\":{\"code\",\"message\",\"hint\"}}`:\n\n");
    out.append("| error | exit code | meaning |\n|---|---|---|\n");
    Map<String, String> said = Docstrings.of("error/ErrorCode.java").type("ErrorCode").members();
    for (ErrorCode code : ErrorCode.values()) {
      out.append("| `").append(code.json()).append("` | ").append(ExitCode.of(code)).append(" | ");
      out.append(cell(said.getOrDefault(code.name(), ""))).append(" |\n");
    }
    out.append('\n');
  }

  private static void tables(StringBuilder out, List<ReferenceTables.Table> tables) {
    for (ReferenceTables.Table table : tables) {
      String title = table.header().isEmpty() ? "above the first table" : table.header();
      out.append("### ").append(title).append("\n\n| key | meaning |\n|---|---|\n");
      out.append(table.rows()).append('\n');
    }
  }

  private static void events(StringBuilder out) throws IOException {
    out.append(
        "## Events\n\nA goal's journal, `omk goal replay --json` and `--progress json` tell events.");
    out.append(" Each has a `kind` and, in its payload, the fields named here.\n\n");
    out.append("| kind | what happened | fields |\n|---|---|---|\n");
    for (Docstrings.Type type : Docstrings.of("goal/GoalEvent.java").types().values()) {
      if (!type.kinds().isEmpty()) {
        out.append("| ").append(codes(type.kinds())).append(" | ").append(cell(type.text()));
        out.append(" | ");
        out.append(codes(type.components().stream().map(ReferenceTables::snake).toList()));
        out.append(" |\n");
      }
    }
    out.append("| `journal_recovered` | The journal itself put what was torn off its end aside.");
    out.append(" | `line` `dropped_bytes` `kept_as` `kept_sha256` |\n\n");
    between(out);
  }

  private static void between(StringBuilder out) throws IOException {
    out.append(
        "Between them `--progress json` writes lines that are in no journal. They have no `seq`");
    out.append(" and no payload: their fields stand beside `kind`.\n\n");
    out.append("| kind | what happened | fields |\n|---|---|---|\n");
    Map<String, String> said = Docstrings.of("cli/ProgressJson.java").type("Kind").members();
    for (ProgressJson.Kind kind : ProgressJson.Kind.values()) {
      out.append("| ").append(codes(List.of(kind.json()))).append(" | ");
      out.append(cell(said.getOrDefault(kind.name(), ""))).append(" | ");
      out.append(codes(kind.fields())).append(" |\n");
    }
    out.append('\n');
  }

  private static String codes(List<String> words) {
    return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(" "));
  }

  private static void documents(StringBuilder out) throws IOException {
    out.append(
        "## JSON documents\n\nWhich command prints which is in [schema](schema/README.md). A");
    out.append(" reader ignores fields that it does not know: documents grow.\n\n");
    out.append("| document | what it is | always there |\n|---|---|---|\n");
    try (Stream<Path> files = Files.list(Path.of("docs/schema"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        ObjectNode schema = Json.parseObject(Files.readAllBytes(file));
        out.append("| [").append(schema.path("title").asText()).append("](schema/");
        out.append(file.getFileName()).append(") | ");
        out.append(cell(schema.path("description").asText())).append(" | ");
        out.append(codes(schema.path("required").valueStream().map(JsonNode::asText).toList()));
        out.append(" |\n");
      }
    } catch (MalformedJsonException e) {
      throw new IOException(e);
    }
  }
}
