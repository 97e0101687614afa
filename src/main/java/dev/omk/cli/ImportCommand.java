package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.Hints;
import dev.omk.control.GoalImport;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.json.Json;
import dev.omk.text.Harmless;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal import}. */
final class ImportCommand implements Command {
  private static final int LINE = 300;

  @Override
  public void declare(CommandSpec spec) {
    Flags.argument(spec, Flags.DIRECTORY, "a state directory of omk 0.5.0, or one goal in it");
    Flags.help(spec, "goal import DIR [flags]", "omk goal import ~/.local/state/omk");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    Path from = call.directory().resolve(call.values().argument().orElse(".")).normalize();
    call.values().check();
    if (!Files.isDirectory(from)) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "DIR: there is no directory " + from,
          "for instance: omk goal import ~/.local/state/omk");
    }
    List<GoalImport.Entry> entries = new GoalImport(call.workspace()).run(from);
    int code =
        entries.stream()
            .filter(entry -> entry.outcome() == GoalImport.Outcome.REFUSED)
            .mapToInt(entry -> ExitCode.of(entry.code()))
            .max()
            .orElse(ExitCode.OK);
    return call.document(code, json(entries, code), text(entries));
  }

  private static long count(List<GoalImport.Entry> entries, GoalImport.Outcome outcome) {
    return entries.stream().filter(entry -> entry.outcome() == outcome).count();
  }

  private static ObjectNode json(List<GoalImport.Entry> entries, int code) {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("exit_code", code);
    for (GoalImport.Outcome outcome : GoalImport.Outcome.values()) {
      doc.put(word(outcome), count(entries, outcome));
    }
    ArrayNode goals = doc.putArray("goals");
    for (GoalImport.Entry entry : entries) {
      ObjectNode goal = goals.addObject();
      goal.put("goal_id", entry.id());
      goal.put("outcome", word(entry.outcome()));
      goal.put("reason", entry.reason());
    }
    return doc;
  }

  private static String word(GoalImport.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private static String text(List<GoalImport.Entry> entries) {
    StringBuilder text = new StringBuilder();
    text.append("Goals imported: ")
        .append(count(entries, GoalImport.Outcome.IMPORTED))
        .append(", here already: ")
        .append(count(entries, GoalImport.Outcome.PRESENT))
        .append(", refused: ")
        .append(count(entries, GoalImport.Outcome.REFUSED))
        .append('\n');
    for (GoalImport.Entry entry : entries) {
      String reason = entry.reason().isEmpty() ? "" : ": " + entry.reason();
      text.append("  ")
          .append(Harmless.line(word(entry.outcome()) + " " + entry.id() + reason, LINE))
          .append('\n');
    }
    return text.append("Next steps:\n  ")
        .append(Hints.marked("omk goal list"))
        .append('\n')
        .toString();
  }
}
