package dev.omk.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The flags that every command takes, wherever they stand.
 *
 * @param json one JSON document on standard output
 * @param directory {@code -C}
 * @param stateDirectory {@code --state-dir}
 * @param quiet no progress
 * @param verbose more of it, and the trace of a defect
 * @param color {@code auto}, {@code always} or {@code never}
 * @param progress {@code auto}, {@code live}, {@code plain}, {@code json} or {@code none}
 */
record Globals(
    boolean json,
    Optional<String> directory,
    Optional<String> stateDirectory,
    boolean quiet,
    boolean verbose,
    String color,
    String progress) {

  /** For people: these flags as help shows them. */
  static final String HELP =
      """
      Global flags, before or after the command:
        --json             one JSON document on stdout, also for failures
        -C DIR             work in DIR instead of the current directory
        --state-dir DIR    keep state in DIR instead of the project's .omk/
        -q, --quiet        no progress on stderr
        -v, --verbose      log programs and events to stderr and the goal's omk.log
        --progress HOW     auto, live, plain, json (one event a line on stderr) or none (auto)
        --color WHEN       auto, always or never (auto); NO_COLOR, TERM=dumb and CI are honoured
        -h, --help         this help
        -V, --version      the version
      """;

  /** What every help ends with: {@link #HELP}, and what an exit code says. */
  static final String FOOTER =
      HELP
          + """

          Exit codes: 0 ready or done, 1 error, 2 usage, 3 not ready, 4 needs a person,
            5 needs something outside, 6 needs more budget, 7 paused or cancelled,
            8 damaged state, 9 goal in use; all of them: omk help --man
          """;

  static void declare(CommandSpec spec) {
    spec.addOption(Flags.global("--json"));
    spec.addOption(Flags.globalValue("-C", Flags.DIRECTORY));
    spec.addOption(Flags.globalValue("--state-dir", Flags.DIRECTORY));
    spec.addOption(Flags.global("-q", "--quiet"));
    spec.addOption(Flags.global("-v", "--verbose"));
    spec.addOption(Flags.globalValue("--progress", "HOW", "auto", "live", "plain", "json", "none"));
    spec.addOption(Flags.globalValue("--color", "WHEN", "auto", "always", "never"));
    spec.addOption(Flags.global("-h", "--help"));
    spec.addOption(Flags.global("-V", "--version"));
  }

  /** What help says of one of them, by its long name. */
  static String about(String name) {
    return HELP.lines()
        .map(line -> line.strip().split(" {2,}", 2))
        .filter(line -> line.length == 2 && List.of(line[0].split(",? ")).contains(name))
        .map(line -> line[1])
        .findFirst()
        .orElse("");
  }

  static Globals of(ParseResult parsed, Values values) {
    return new Globals(
        parsed.hasMatchedOption("--json"),
        values.directory("-C"),
        values.text("--state-dir"),
        parsed.hasMatchedOption("--quiet"),
        parsed.hasMatchedOption("--verbose"),
        values.choice("--color", "auto", "always", "never").orElse("auto"),
        values.choice("--progress", "auto", "live", "plain", "json", "none").orElse("auto"));
  }
}
