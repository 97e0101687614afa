package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.DoctorText;
import dev.omk.cli.render.Hints;
import dev.omk.doctor.Diagnosis;
import dev.omk.doctor.Doctor;
import dev.omk.doctor.Health;
import dev.omk.json.Json;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk doctor}. */
final class DoctorCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.help(spec, "doctor [flags]", "omk doctor");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    call.values().check();
    List<Diagnosis> found =
        new Doctor(
                call.environment(),
                call.directory(),
                call.globals().stateDirectory().map(Path::of),
                Path.of(System.getProperty("java.home", "")))
            .examine();
    boolean broken = found.stream().anyMatch(one -> one.health() instanceof Health.Broken);
    int code = broken ? ExitCode.ERROR : ExitCode.OK;
    return call.document(code, json(found, call.hints(), code), DoctorText.of(found));
  }

  private static ObjectNode json(List<Diagnosis> found, Hints hints, int code) {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("omk_version", Version.text());
    doc.put("ok", code == ExitCode.OK);
    doc.put("exit_code", code);
    ArrayNode checks = doc.putArray("checks");
    for (Diagnosis one : found) {
      ObjectNode check = checks.addObject();
      check.put("area", one.area());
      check.put("name", one.name());
      check.put("status", one.health().word());
      check.put("detail", one.health().detail());
      check.put("fix", hints.in(one.health().fix()));
      ObjectNode facts = check.putObject("facts");
      one.facts().forEach(facts::put);
      ArrayNode notes = check.putArray("notes");
      one.notes().forEach(notes::add);
    }
    return doc;
  }
}
