package dev.omk.cli;

import dev.omk.text.Harmless;
import dev.omk.text.Nearest;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** One command and its arguments, parsed; what is wrong with them is kept for later. */
final class ParsedCommand {
  private static final int WIDTH = 100;

  private final CommandName name;
  private final Command command;
  private final CommandLine line;
  private final ParseResult result;
  private final Problems problems = new Problems();

  ParsedCommand(CommandName name, List<String> arguments) {
    this.name = name;
    this.command = name.create();
    CommandSpec spec = spec(name, command);
    this.line = new CommandLine(spec);
    this.result = line.parseArgs(arguments.toArray(String[]::new));
    result.errors().forEach(this::note);
  }

  /** All that a command takes. */
  static CommandSpec spec(CommandName name, Command command) {
    CommandSpec spec = CommandSpec.create().name("omk " + name.words());
    spec.usageMessage().description(name.purpose() + ".", "").width(WIDTH).sortOptions(false);
    spec.usageMessage().abbreviateSynopsis(true);
    spec.parser().collectErrors(true);
    command.declare(spec);
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

  /** The help of this command. */
  String help() {
    return line.getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  private void note(Exception error) {
    if (error instanceof UnmatchedArgumentException unmatched) {
      unmatched.getUnmatched().forEach(this::unmatched);
    } else if (error instanceof OverwrittenOptionException twice) {
      String what =
          twice.getOverwritten() instanceof OptionSpec option
              ? option.longestName()
              : twice.getOverwritten().paramLabel();
      problems.usage(what + " was given twice", "leave one of them out");
    } else if (error instanceof MissingParameterException missing
        && !missing.getMissing().isEmpty()) {
      missing.getMissing().forEach(this::missing);
    } else {
      String message = error.getMessage();
      problems.usage(Harmless.line(message == null ? "wrong arguments" : message, 300), more());
    }
  }

  private void missing(ArgSpec argument) {
    String what =
        argument instanceof OptionSpec option
            ? option.longestName() + " " + option.paramLabel()
            : argument.paramLabel();
    problems.usage("missing argument: " + what, more());
  }

  private void unmatched(String word) {
    String shown = Harmless.line(word, 80);
    if (!word.startsWith("-") || word.length() == 1) {
      problems.usage("unexpected argument '" + shown + "'", more());
      return;
    }
    TreeSet<String> known = new TreeSet<>(line.getCommandSpec().optionsMap().keySet());
    String flag = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    problems.usage("unknown flag '" + shown + "'" + Nearest.hint(flag, known), more());
  }

  private String more() {
    return "omk " + name.words() + " --help shows its flags";
  }
}
