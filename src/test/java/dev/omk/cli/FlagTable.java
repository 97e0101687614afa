package dev.omk.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Good and bad values of every flag and every argument. {@link EveryFlagIT} fails for one without a
 * row. A flag without a value has the value {@code ""}.
 */
final class FlagTable {
  private static final String LONG = "9223372036854775807";
  private static final String TOO_LONG = "9223372036854775808";
  private static final String ZERO = " must be greater than zero";
  private static final String BLANK = " must not be blank";

  private static final List<Row> ROWS =
      List.of(
          // Global ones.
          row("--json").good(""),
          row("-C").good(".", "tests/..").rule("nowhere", "-C: there is no directory 'nowhere'"),
          row("--state-dir").good(".omk", "tests/../.omk").rule("", "--state-dir" + BLANK),
          row("--quiet").good(""),
          row("--verbose").good(""),
          row("--color")
              .good("auto", "always", "never")
              .usage("blue", "--color must be one of auto, always, never, not 'blue'")
              .usage("", "--color must be one of")
              .usage("Auto", "did you mean 'auto'"),
          row("--progress")
              .good("auto", "live", "plain", "json", "none")
              .usage("loud", "--progress must be one of auto, live, plain, json, none, not 'loud'")
              .usage("", "--progress must be one of"),
          row("--help"),
          row("--version"),
          // Arguments.
          row("GOAL_ID")
              .good("latest")
              .rule("nope", "Goal 'nope' not found")
              .rule("../../etc", "Goal '../../etc' not found")
              .rule("LATEST", "Goal 'LATEST' not found")
              .rule("", "Goal '' not found")
              .rule("goal-20000101-000000-000-0123abcd", "not found")
              .rule("goal-2", "is the beginning of 2 goals"),
          row("GOAL")
              .good(
                  "Fix the failing answer test", "Fix über 🎉 \u001b[31mred", "x".repeat(64 * 1024))
              .rule("", "goal text cannot be empty")
              .rule(" \t ", "goal text cannot be empty")
              .rule("x".repeat(64 * 1024 + 1), "goal text is larger than 64 KiB"),
          row("DIR").good("somewhere"),
          row("SHELL")
              .good("bash", "zsh", "fish")
              .usage("tcsh", "SHELL must be one of bash, zsh, fish")
              .usage("", "SHELL must be one of"),
          // Goals to be made.
          row("--until-ready").good(""),
          agent("--agent"),
          row("goal review --agent")
              .good("mender", "mender,claude")
              .rule("fixer", "--agent: agent 'fixer' cannot review")
              .rule("nobody", "--agent: unknown agent 'nobody'"),
          row("demo --agent").good("fixer").rule("", "--agent" + BLANK),
          row("--reviewer")
              .good("mender", "mender, claude")
              .rule("fixer", "--reviewer: agent 'fixer' cannot review")
              .rule(",", "--reviewer names no agent")
              .rule("mendr", "--reviewer: unknown agent 'mendr' (did you mean 'mender'?)"),
          row("--accept")
              .good("manual", "auto")
              .usage("maybe", "--accept must be one of manual, auto"),
          count("--max-iterations"),
          count("--max-agents"),
          count("--budget-tokens"),
          count("--planner-token-budget"),
          row("--budget-time")
              .good("0", "90", "30s", "15M", " 8h ", "7d", LONG)
              .rule("nope", "invalid --budget-time: invalid duration 'nope'")
              .rule("-5s", "invalid --budget-time: invalid duration '-5s'")
              .rule("1.5h", "invalid --budget-time: invalid duration '1.5h'")
              .rule("", "invalid --budget-time: invalid duration ''")
              .rule(LONG + "d", "invalid --budget-time: invalid duration")
              .rule(TOO_LONG, "invalid --budget-time: invalid duration"),
          money("--budget-usd"),
          row("--policy")
              .good("local", "draft-pr", "auto-pr")
              .usage("remote", "--policy must be one of local, draft-pr, auto-pr, not 'remote'")
              .usage("auto_pr", "did you mean 'auto-pr'"),
          row("--merge-policy")
              .good("disabled", "manual", "gated")
              .usage("always", "--merge-policy must be one of disabled, manual, gated"),
          row("--slice-execution").good(""),
          row("--isolate").good(""),
          row("--enforce-protection").good(""),
          row("--no-llm-planner").good(""),
          row("--goal-file")
              .rule("nowhere.md", "--goal-file: 'nowhere.md' cannot be read")
              .rule("", "--goal-file" + BLANK),
          row("--kind")
              .good("bugfix", "docs")
              .usage("feature", "--kind must be one of greenfield, rewrite")
              .usage("bugfx", "did you mean 'bugfix'"),
          row("--min-speedup")
              .good("1.2", " 2 ")
              .rule("1", "--min-speedup must be greater than 1")
              .rule("1001", "--min-speedup must be greater than 1 and at most 1000")
              .usage("fast", "--min-speedup needs a number, not 'fast'"),
          // Goals that exist.
          row("--format")
              .good("text", "json", "md")
              .usage("xml", "--format must be one of text, json, md, not 'xml'")
              .usage("", "--format must be one of"),
          row("goal open-pr --format")
              .good("markdown", "md", "json", "text")
              .usage("xml", "--format must be one of markdown, md, json, text, not 'xml'"),
          row("goal open-pr --policy")
              .good("local", "draft-pr", "auto-pr")
              .usage("none", "--policy must be one of"),
          row("--limit")
              .good("1", " 20 ", LONG)
              .rule("0", "--limit" + ZERO)
              .rule(TOO_LONG, "--limit must be at most " + LONG)
              .usage("few", "--limit needs a whole number, not 'few'"),
          row("--status")
              .good("ready", "blocked_on_human")
              .usage("red", "--status must be one of running, ready")
              .usage("not-ready", "did you mean 'not_ready'"),
          row("--exit-code").good(""),
          row("--check").good(""),
          row("--tree").usage("HEAD", "--tree needs --check"),
          row("--key").usage("omk.pub", "--key needs --check"),
          row("--export").rule(".", "--export: '.' cannot be written"),
          row("--sign").usage("", "--sign needs --export"),
          row("--public-key"),
          row("--speed")
              .good("1", "0.5", " 1000 ")
              .rule("0", "--speed must be greater than 0")
              .rule("1001", "--speed must be greater than 0 and at most 1000")
              .usage("fast", "--speed needs a number, not 'fast'"),
          row("--output").rule(".", "--output: '.' cannot be written"),
          row("--gate").good("tests").rule("", "--gate" + BLANK).rule(" ", "--gate" + BLANK),
          row("--fresh").good(""),
          row("--no-goal"),
          row("--base").usage("main", "--base needs --no-goal"),
          row("--list"),
          row("--clean").good(""),
          row("--fail-fast").good(""),
          row("--keep-going"),
          row("--junit")
              .good("gates.xml")
              .rule(".", "--junit: '.' cannot be written: it is a directory")
              .rule("new/", "--junit: 'new/' cannot be written: it is a directory")
              .rule("/proc/none/x.xml", "--junit: '/proc/none/x.xml' cannot be written")
              .rule("/dev/null", "--junit: '/dev/null' cannot be written: it is no regular file")
              .rule(".omk/gates.toml", "the state directory is omk's own"),
          row("--sarif").good("build/gates.sarif").rule("", "--sarif"),
          row("--summary")
              .good("read it")
              .rule("", "--summary" + BLANK)
              .rule(" ", "--summary" + BLANK)
              .rule("...", "--summary: '...' only stands for a text")
              .rule(" … ", "write your own, for instance: --summary \"read the diff")
              .rule("TEXT", "only stands for a text"),
          row("--reason")
              .good("not so")
              .rule("", "--reason" + BLANK)
              .rule("\t", "--reason" + BLANK)
              .rule("...", "write your own, for instance: --reason \"handle negative"),
          row("--auto").usage("", "--auto and GOAL_ID cannot be given together"),
          row("--continue").good(""),
          row("--time")
              .good("90", "30m")
              .rule("nope", "invalid --time: invalid duration 'nope'")
              .rule("0s", "--time" + ZERO),
          count("--tokens"),
          money("--usd"),
          row("--dry-run"),
          row("--draft").good(""),
          row("--base-branch")
              .good("main", "feature/größe", "v1.x")
              .rule("a..b", "--base-branch: 'a..b' is no name of a branch")
              .rule("-x", "--base-branch")
              .rule("a b", "--base-branch")
              .rule("", "--base-branch" + BLANK),
          row("--edit"),
          row("--graph"),
          count("--question"),
          row("--text").good("yes").rule("", "--text" + BLANK).rule(" ", "--text" + BLANK),
          row("--approve").good(""),
          paths("goal accept --approve", "--approve"),
          paths("--allow", "--allow"),
          row("--diff")
              .good("1", LONG)
              .rule("0", "--diff" + ZERO)
              .rule(TOO_LONG, "--diff must be at most " + LONG)
              .usage("1x", "--diff needs a whole number, not '1x'"),
          row("PASS").good("1", "base"),
          row("goal import DIR").good(".").rule("nowhere", "DIR: there is no directory"),
          row("--damaged"), // Not with --older-than; the rest is in DamagedGoalIT.
          row("--older-than")
              .good("90d", " 8h ")
              .rule("nope", "invalid --older-than: invalid duration 'nope'"));

  /**
   * Arguments of a command that exclude each other, or need another one, and what is said to that.
   */
  record Conflict(CommandName command, List<String> arguments, String words) {}

  private static final List<Conflict> CONFLICTS =
      List.of(
          apart(CommandName.SHOW, "--diff=1", "--graph"),
          apart(CommandName.VERIFY, "--fail-fast", "--keep-going"),
          apart(CommandName.VERIFY, "--list", "--junit=gates.xml"),
          apart(CommandName.VERIFY, "--list", "--sarif=gates.sarif"),
          conflict(CommandName.VERIFY, "--no-goal and GOAL_ID cannot", "--no-goal", "latest"),
          conflict(CommandName.VERIFY, "--base needs --no-goal", "--base", "main"),
          conflict(
              CommandName.VERIFY,
              "--junit and --sarif name the same file",
              "--junit=gates.out",
              "--sarif=./gates.out"),
          conflict(CommandName.RESUME, "--auto and GOAL_ID cannot", "--auto", "latest"),
          apart(CommandName.PROOF, "--public-key", "--check"),
          apart(CommandName.PROOF, "--public-key", "--export=proof.jsonl"),
          apart(CommandName.PROOF, "--export=proof.jsonl", "--check"),
          conflict(CommandName.PROOF, "--public-key and GOAL_ID cannot", "--public-key", "latest"),
          conflict(CommandName.PROOF, "--tree needs --check", "--tree", "HEAD"),
          conflict(CommandName.PROOF, "--key needs --check", "--key", "omk.pub"),
          conflict(CommandName.PROOF, "--key needs --tree", "--check", "--key", "omk.pub"),
          conflict(CommandName.PROOF, "--sign needs --export", "--sign"),
          conflict(CommandName.PROOF, "--tree needs the FILE", "--check", "--tree", "HEAD"));

  private FlagTable() {}

  private static Conflict apart(CommandName command, String one, String other) {
    String words = name(one) + " and " + name(other) + " cannot be given together";
    return conflict(command, words, one, other);
  }

  private static Conflict conflict(CommandName command, String words, String... arguments) {
    return new Conflict(command, List.of(arguments), words);
  }

  private static String name(String argument) {
    return argument.replaceFirst("=.*", "");
  }

  /** The conflicts of a command; those of {@code --json} and {@code --format} are no table. */
  static Stream<Conflict> conflicts(CommandName command) {
    return CONFLICTS.stream().filter(conflict -> conflict.command() == command);
  }

  /** One flag or argument: what it takes, what breaks a rule (1), what cannot be read (2). */
  record Row(String key, List<String> good, Map<String, String> rules, Map<String, String> usages) {
    Row good(String... values) {
      return new Row(key, List.of(values), rules, usages);
    }

    Row rule(String value, String words) {
      return new Row(key, good, with(rules, value, words), usages);
    }

    Row usage(String value, String words) {
      return new Row(key, good, rules, with(usages, value, words));
    }

    private static Map<String, String> with(Map<String, String> all, String value, String words) {
      Map<String, String> more = new LinkedHashMap<>(all);
      more.put(value, words);
      return more;
    }
  }

  private static Row row(String key) {
    return new Row(key, List.of(), Map.of(), Map.of());
  }

  private static Row count(String flag) {
    return row(flag)
        .good("1", "+8", " 500000 ", LONG)
        .rule("0", flag + ZERO)
        .rule("-3", flag + ZERO)
        .rule(TOO_LONG, flag + " must be at most " + LONG)
        .usage("many", flag + " needs a whole number, not 'many'")
        .usage("1.5", flag + " needs a whole number")
        .usage("", flag + " needs a whole number")
        .usage("1k", flag + " needs a whole number");
  }

  private static Row money(String flag) {
    return row(flag)
        .good("1", "2.50", ".5", " 3. ")
        .rule("0", flag + ZERO)
        .rule("0.00", flag + ZERO)
        .rule("-1", flag + ZERO)
        .usage("NaN", flag + " needs an amount in dollars, not 'NaN'")
        .usage("Infinity", flag + " needs an amount")
        .usage("$5", flag + " needs an amount")
        .usage("1,5", flag + " needs an amount");
  }

  private static Row paths(String key, String flag) {
    return row(key)
        .good("Makefile", "./tests/*.sh")
        .rule("", flag + BLANK)
        .rule("/etc/passwd", flag + ": '/etc/passwd' leads out of the work tree")
        .rule("a/../../b", "leads out of the work tree");
  }

  private static Row agent(String flag) {
    return row(flag)
        .good("fixer", "mender", "claude")
        .rule("nobody", flag + ": unknown agent 'nobody'")
        .rule("", flag + BLANK)
        .rule("fixr", "did you mean 'fixer'");
  }

  /** The row of a flag, that of this very command first. */
  static Row of(CommandName command, String flag) {
    return Stream.of(command.words() + " " + flag, flag)
        .flatMap(key -> ROWS.stream().filter(row -> row.key().equals(key)))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("FlagTable needs a row for " + command.words() + " " + flag));
  }

  /** Every key. */
  static Stream<String> keys() {
    return ROWS.stream().map(Row::key);
  }
}
