package dev.omk.cli;

import dev.omk.cli.render.HelpText;
import dev.omk.error.Problems;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/** One command and its arguments, parsed; what is wrong with them is kept for later. */
final class ParsedCommand {
  private static final int ENDLESS = 1000;

  private final Command command;
  private final CommandLine line;
  private final ParseResult result;
  private final Problems problems = new Problems();

  ParsedCommand(CommandName name, List<String> arguments) {
    this.command = name.create();
    CommandSpec spec = spec(name, command);
    this.line = new CommandLine(spec);
    this.result = line.parseArgs(arguments.toArray(String[]::new));
    ParseErrors errors = new ParseErrors(name, spec, arguments, problems);
    errors.truthValues();
    if (!result.errors().isEmpty()) {
      errors.note(result);
    }
  }

  /** All that a command takes. */
  static CommandSpec spec(CommandName name, Command command) {
    CommandSpec spec = CommandSpec.create().name("omk " + name.words());
    spec.usageMessage().description(name.purpose() + ".", "").sortOptions(false);
    spec.usageMessage().abbreviateSynopsis(true);
    spec.parser().collectErrors(true);
    spec.parser().expandAtFiles(false); // A goal may begin with an @; no file is read for it.
    command.declare(spec);
    if (spec.args().isEmpty()) {
      spec.usageMessage()
          .description(name.purpose() + "."); // What follows begins with a blank line.
    }
    Globals.declare(spec);
    return spec;
  }

  Command command() {
    return command;
  }

  ParseResult result() {
    return result;
  }

  /** What is wrong so far; to be told together with what is wrong with the values. */
  Problems problems() {
    return problems;
  }

  /**
   * The help of this command.
   *
   * @param width how many columns it may have
   */
  String help(int width) {
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    String[] footer = usage.footer();
    usage.width(ENDLESS).footer(); // It would break a line behind any dot.
    String flags = line.getUsageMessage(CommandLine.Help.Ansi.OFF);
    usage.footer(footer);
    return HelpText.fit(flags + String.join("\n", footer), width);
  }
}
