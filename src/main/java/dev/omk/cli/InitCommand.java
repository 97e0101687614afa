package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.GatesTemplate;
import dev.omk.cli.render.Hints;
import dev.omk.control.project.Project;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.GateSpec;
import dev.omk.json.Json;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal init}. */
final class InitCommand implements Command {
  private static final String LOOK = "look at it with: omk goal gates";

  @Override
  public void declare(CommandSpec spec) {
    Flags.help(spec, "goal init [flags]", "omk goal init");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    call.workspace().state().requireOurs();
    Path file = call.workspace().root().resolve(Project.GATES_FILE);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw there(file, Project.read(call.workspace()));
    }
    Project project = Project.read(call.workspace());
    write(file, GatesTemplate.of(GateSpec.shown(project.gates())));
    String names =
        GateSpec.shown(project.gates()).stream()
            .map(GateSpec::name)
            .collect(Collectors.joining(", "));
    String text =
        "Gates written: "
            + file
            + "\n"
            + (names.isEmpty()
                ? "  nothing was detected: fill in the example\n"
                : "  detected: " + names + "\n")
            + "Next steps:\n  "
            + Hints.marked("omk goal gates")
            + "\n";
    return call.document(ExitCode.OK, json(file, project), text);
  }

  private static void write(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw there(file, LOOK);
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO,
          "cannot write " + file + ": " + e.getMessage(),
          "check the permissions of its directory",
          e);
    }
  }

  // One that defines no gate is to be filled in: to look at it would lead back here.
  private static OmkException there(Path file, Project project) {
    boolean empty = project.detected() || project.gates().isEmpty();
    return empty
        ? there(file, "it defines no gate yet: add a [[gates]] table to it, then: omk goal gates")
        : there(file, LOOK);
  }

  private static OmkException there(Path file, String next) {
    return new OmkException(ErrorCode.INVALID_VALUE, file + " exists already", next);
  }

  private static ObjectNode json(Path file, Project project) {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("path", file.toString());
    ArrayNode gates = doc.putArray("gates");
    GateSpec.shown(project.gates()).forEach(gate -> gates.add(gate.name()));
    return doc;
  }
}
