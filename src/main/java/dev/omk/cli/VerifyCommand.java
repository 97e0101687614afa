package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.GateList;
import dev.omk.cli.render.GateReport;
import dev.omk.cli.render.GoalText;
import dev.omk.cli.render.GoalView;
import dev.omk.cli.render.JUnitXml;
import dev.omk.cli.render.SarifLog;
import dev.omk.control.GoalController;
import dev.omk.control.verify.GateCheck;
import dev.omk.control.verify.GateOptions;
import dev.omk.control.verify.TreeCheck;
import dev.omk.control.verify.TreeCheckRequest;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.GateSpec;
import dev.omk.goal.GoalId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk goal verify}. */
final class VerifyCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.goalId(spec);
    spec.addOption(Flags.flag("--no-goal", "run the gates on the tree as it is, without a goal"));
    spec.addOption(
        Flags.value(
            "--base",
            "REF",
            "with --no-goal: also say what broke and what was fixed since REF (none)"));
    spec.addOption(
        Flags.repeated(
            "--gate",
            Flags.GATE,
            "only this gate, without what it needs; may be repeated; never a full verification"));
    spec.addOption(Flags.flag("--list", "list the gates that would run, and run none"));
    spec.addOption(Flags.flag("--fresh", "ignore results of earlier runs"));
    spec.addOption(
        Flags.flag("--clean", "run in a fresh checkout, without ignored files and build output"));
    spec.addOption(Flags.flag("--fail-fast", "start nothing more after a gate that did not pass"));
    spec.addOption(Flags.flag("--keep-going", "run gates also when what they need did not pass"));
    spec.addOption(Flags.value("--junit", Flags.FILE, "write the results as JUnit XML (none)"));
    spec.addOption(Flags.value("--sarif", Flags.FILE, "write the findings as SARIF 2.1.0 (none)"));
    Flags.help(
        spec,
        "goal verify [GOAL_ID] [flags]",
        "omk goal verify latest",
        "omk goal verify --gate tests",
        "omk goal verify --no-goal --base main");
  }

  @Override
  public Answer run(Call call) throws InterruptedException {
    GateOptions options = options(call.values());
    Optional<OutputFile> junit = OutputFile.of(call, "--junit", "../gates.xml");
    Optional<OutputFile> sarif = OutputFile.of(call, "--sarif", "../gates.sarif");
    OutputFile.requireApart(call, junit, sarif);
    Optional<String> base = call.values().text("--base");
    boolean withoutGoal = call.values().given("--no-goal");
    requireFit(call.values(), withoutGoal);
    if (call.values().given("--list")) {
      return list(call, options, base, withoutGoal);
    }
    Optional<GoalController.Verified> verified =
        withoutGoal ? Optional.empty() : Optional.of(verify(call, options));
    GateCheck check = verified.isPresent() ? verified.get().check() : tree(call, options, base);
    junit.ifPresent(file -> file.write(JUnitXml.of(check)));
    sarif.ifPresent(file -> file.write(SarifLog.of(check, Version.text())));
    if (verified.isPresent()) {
      tell(call, verified.get(), Stream.concat(junit.stream(), sarif.stream()).toList());
    }
    int code =
        verified.isPresent() ? code(check, Call.view(verified.get().outcome())) : code(check);
    GithubActions.of(call).ifPresent(github -> github.tell(check, code));
    return verified.isPresent()
        ? ofGoal(call, check, Call.view(verified.get().outcome()), code)
        : call.document(
            code,
            GateReport.document(check, Interrupts.exitCode().orElse(code)),
            GateReport.text(check));
  }

  private static void tell(Call call, GoalController.Verified verified, List<OutputFile> written)
      throws InterruptedException {
    for (OutputFile file : written) {
      file.tellIfInside(call, verified.outcome().goal().id());
    }
  }

  private static GateOptions options(Values values) {
    return new GateOptions(
        values.texts("--gate"),
        values.given("--fresh"),
        values.given("--clean"),
        values.given("--fail-fast"),
        values.given("--keep-going"));
  }

  private static void requireFit(Values values, boolean withoutGoal) {
    if (values.given("--base") && !withoutGoal) {
      values
          .problems()
          .usage(
              "--base needs --no-goal: a goal is compared with its own base",
              "for instance: --no-goal --base main");
    }
    values.requireAlone("--no-goal", Flags.GOAL_ID);
    values.requireApart("--fail-fast", "--keep-going");
    values.requireApart("--list", "--junit");
    values.requireApart("--list", "--sarif");
  }

  /** The goal that is meant; a fresh clone has none, and its reader wants to know what to do. */
  private static GoalId goal(Call call) throws InterruptedException {
    boolean latest = call.values().argument().orElse(Workspace.LATEST).equals(Workspace.LATEST);
    if (latest && call.workspace().newest().isEmpty()) {
      throw new OmkException(
          ErrorCode.NOT_FOUND,
          "No goals found (omk goal run \"...\" makes one)",
          "run the gates without one: omk goal verify --no-goal");
    }
    return call.goal();
  }

  // The goal first: whether it is there is told together with what is wrong with the flags.
  private static GoalController.Verified verify(Call call, GateOptions options)
      throws InterruptedException {
    GoalId goal = goal(call);
    return call.controller().verify(goal, options);
  }

  private static List<GateSpec> gates(Call call, GateOptions options) throws InterruptedException {
    GoalId goal = goal(call);
    return call.controller().gates(goal, options);
  }

  private static GateCheck tree(Call call, GateOptions options, Optional<String> base)
      throws InterruptedException {
    TreeCheckRequest request = request(call, options, base);
    return new TreeCheck(call.workspace(), call.progress(), Interrupts.install()).run(request);
  }

  // What only the project can judge is told together with what is wrong with the flags.
  private static TreeCheckRequest request(Call call, GateOptions options, Optional<String> base)
      throws InterruptedException {
    Optional<Workspace> place = call.place();
    Optional<TreeCheckRequest> request =
        place.isPresent()
            ? TreeCheckRequest.of(place.get(), options, base, call.values().problems())
            : Optional.empty();
    call.values().check();
    return request.orElseThrow();
  }

  private static Answer list(
      Call call, GateOptions options, Optional<String> base, boolean withoutGoal)
      throws InterruptedException {
    List<GateSpec> gates =
        withoutGoal ? request(call, options, base).gates() : gates(call, options);
    GateList shown = new GateList(gates, call.redactor());
    return call.document(ExitCode.OK, shown.json(), shown.text());
  }

  private static Answer ofGoal(Call call, GateCheck check, GoalView view, int code) {
    int shown = Interrupts.exitCode().orElse(code);
    ObjectNode outcome = view.json(shown);
    outcome.set("verification", GateReport.json(check));
    return call.document(
        code,
        outcome,
        GoalText.step("Verification: " + GateReport.word(check), GateReport.lines(check), view));
  }

  // Gates that were cut off by a pause or a cancel say nothing.
  private static int code(GateCheck check, GoalView view) {
    int standing = ExitCode.ofStatus(view.status());
    boolean cutOff =
        standing == ExitCode.PAUSED_OR_CANCELLED || standing == ExitCode.NEEDS_MORE_BUDGET;
    return cutOff ? standing : code(check);
  }

  private static int code(GateCheck check) {
    if (check.green()) {
      return ExitCode.OK;
    }
    return check.errored() ? ExitCode.BLOCKED_ON_EXTERNAL : ExitCode.NOT_READY;
  }
}
