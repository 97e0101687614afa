package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.attest.BundleCheck;
import dev.omk.attest.VerifyingKey;
import dev.omk.cli.render.AttestationReport;
import dev.omk.cli.render.CheckReport;
import dev.omk.cli.render.ProofText;
import dev.omk.cli.render.Staleness;
import dev.omk.control.read.GoalReader;
import dev.omk.control.read.ProofCheck;
import dev.omk.control.read.ProofExport;
import dev.omk.control.read.SigningKeys;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.Problems;
import dev.omk.goal.GoalId;
import dev.omk.json.Json;
import dev.omk.text.Harmless;
import dev.omk.text.ShellWord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal proof}. */
final class ProofCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(Flags.format("text, json or md (text)", "text", "json", "md"));
    spec.addOption(
        Flags.flag(
            "--check",
            "verify it again: journal, artifacts, work tree, claims; exit 0 only for a ready"
                + " goal"));
    spec.addOption(
        Flags.value(
            "--tree",
            "REV",
            "with --check FILE in place of GOAL_ID: accept an exported proof only if it is"
                + " about REV (none)"));
    spec.addOption(
        Flags.value(
            "--key", Flags.FILE, "with --tree: only if it was signed with this public key (none)"));
    spec.addOption(
        Flags.value(
            "--export", Flags.FILE, "write it as in-toto statements for other machines (none)"));
    spec.addOption(
        Flags.flag("--sign", "with --export: sign it (DSSE, Ed25519); the key is made once"));
    spec.addOption(Flags.flag("--public-key", "print the key that others verify with"));
    Flags.help(
        spec,
        "goal proof [GOAL_ID] [flags]",
        "omk goal proof --check && echo still proven",
        "omk goal proof --export ../proof.intoto.jsonl --sign",
        "omk goal proof --public-key > ../omk.pub",
        "omk goal proof --check ../proof.intoto.jsonl --tree HEAD --key ../omk.pub");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    Format format = call.format();
    Values values = call.values();
    requireTree(call);
    requireFit(values);
    Optional<OutputFile> export = OutputFile.of(call, "--export", "../proof.intoto.jsonl");
    Optional<String> tree = values.text("--tree");
    Optional<String> key = values.text("--key");
    if (values.given("--tree") && tree.isEmpty()) {
      values.check(); // Else FILE would be taken for a goal.
    }
    if (values.given("--public-key")) {
      VerifyingKey open = SigningKeys.open(call.workspace());
      return shown(ExitCode.OK, format, AttestationReport.key(open), open.pem());
    }
    if (tree.isPresent() && values.given("--check")) {
      return foreign(call, tree.get(), key, format);
    }
    GoalId id = call.goal();
    if (export.isPresent()) {
      return exported(call, id, export.get(), format);
    }
    if (values.given("--check")) {
      ProofCheck.Result check = ProofCheck.of(call.workspace(), id);
      Recovery.tell(call, check.recovery());
      return checked(check, format);
    }
    return proof(call, id, format);
  }

  private static void requireFit(Values values) {
    require(
        values, "--tree", "--check", "omk goal proof --check ../proof.intoto.jsonl --tree HEAD");
    require(values, "--key", "--check", "--check FILE --tree HEAD --key ../omk.pub");
    if (values.given("--check")) {
      require(values, "--key", "--tree", "--tree HEAD --key ../omk.pub");
    }
    require(values, "--sign", "--export", "--export ../proof.intoto.jsonl --sign");
    if (values.given("--export") && values.given("--check")) {
      values
          .problems()
          .usage(
              "--export and --check cannot be given together",
              "an export always checks the proof first; leave --check out");
    }
    values.requireApart("--public-key", "--check");
    values.requireApart("--public-key", "--export");
    values.requireAlone("--public-key", Flags.GOAL_ID);
    if (values.given("--tree") && values.given("--check") && values.argument().isEmpty()) {
      values.problems().usage("--tree needs the FILE to check", "for instance: --check FILE");
    }
  }

  // An exported proof says something of one tree alone, so without one there is nothing to check;
  // what else would be said of such a line follows from that.
  private static void requireTree(Call call) {
    Values values = call.values();
    Optional<String> file = values.argument();
    if (values.given("--check")
        && !values.given("--tree")
        && file.isPresent()
        && Files.isRegularFile(call.directory().resolve(file.get()))) {
      String key = values.text("--key").map(path -> " --key " + word(path)).orElse("");
      values
          .problems()
          .rule(
              "--check of a FILE needs --tree REV: an exported proof is about one tree",
              "for instance: omk goal proof --check " + word(file.get()) + " --tree HEAD" + key);
      values.check();
    }
  }

  private static String word(String path) {
    return ShellWord.of(Harmless.line(path, 200));
  }

  private static void require(Values values, String flag, String other, String example) {
    if (values.given(flag) && !values.given(other)) {
      values.problems().usage(flag + " needs " + other, "for instance: " + example);
    }
  }

  private static Answer proof(Call call, GoalId id, Format format) throws InterruptedException {
    GoalReader reader = call.reader();
    GoalReader.Read read = reader.proof(id);
    Recovery.tell(call, read.recovery());
    boolean stale = !read.damaged() && reader.stale(reader.goal(id));
    ObjectNode proof = Staleness.over(reader.shown(id, read), stale);
    Recovery.note(proof, read.recovery());
    return Recovery.answer(
        read,
        switch (format) {
          case TEXT -> ProofText.text(proof);
          case MARKDOWN -> ProofText.markdown(proof);
          case JSON -> Json.pretty(proof);
        });
  }

  private static Answer exported(Call call, GoalId id, OutputFile file, Format format)
      throws InterruptedException {
    boolean sign = call.values().given("--sign");
    ProofExport.Exported exported = ProofExport.of(call.workspace(), id, sign, Version.text());
    file.write(exported.bundle());
    file.tellIfInside(call, id);
    return shown(
        ExitCode.OK,
        format,
        AttestationReport.json(exported, file.path(), ExitCode.OK),
        AttestationReport.text(exported, file.path()));
  }

  private static Answer foreign(Call call, String tree, Optional<String> key, Format format)
      throws InterruptedException {
    Path here = call.directory();
    Path file = here.resolve(call.values().argument().orElse("")).normalize();
    Problems problems = call.values().problems();
    Optional<Workspace> place = call.place();
    if (place.isEmpty()) {
      problems.check();
    }
    BundleCheck.Result check =
        ProofExport.check(place.orElseThrow(), file, tree, key.map(here::resolve), problems);
    int code =
        switch (check.verdict()) {
          case ACCEPTED -> ExitCode.OK;
          case NOT_READY -> ExitCode.NOT_READY;
          case TAMPERED -> ExitCode.DAMAGED_STATE;
        };
    return shown(
        code,
        format,
        AttestationReport.json(check, file, code),
        AttestationReport.text(check, file));
  }

  private static Answer shown(int code, Format format, ObjectNode document, String text) {
    return new Answer(code, format == Format.JSON ? Json.pretty(document) : text);
  }

  private static Answer checked(ProofCheck.Result check, Format format) {
    int code =
        switch (check.verdict()) {
          case READY -> ExitCode.OK;
          case NOT_READY -> ExitCode.NOT_READY;
          case DAMAGED -> ExitCode.DAMAGED_STATE;
        };
    return shown(code, format, CheckReport.json(check, code), CheckReport.text(check));
  }
}
