package dev.omk.cli;

import dev.omk.cli.render.ManPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The manual, from the same model of the commands as help: a page a command. {@code omk help --man}
 * prints one, and the build writes all of them.
 */
final class Manual {
  static final String FLAG = "--man";
  private static final String ALL = "omk";

  private Manual() {}

  /** Writes every page into the directory {@code args[0]}; called by the build. */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createDirectories(Path.of(args[0]));
    Files.writeString(directory.resolve(ALL + ".1"), overview());
    for (CommandName name : CommandName.values()) {
      Files.writeString(directory.resolve(title(name) + ".1"), page(name));
    }
  }

  private static String title(CommandName name) {
    return ALL + "-" + name.words().replace(' ', '-');
  }

  /** The page of omk itself. */
  static String overview() {
    ManPage page =
        new ManPage(
            ALL, Version.text(), "drive a coding agent at one goal until it is proven ready");
    page.section("SYNOPSIS").text("omk COMMAND [flags]");
    page.section("DESCRIPTION");
    page.text(
        "omk takes one engineering goal, drives any coding agent at it, and stops only when the goal"
            + " is proven ready, or when it can say exactly why it is not.");
    page.section("COMMANDS");
    for (CommandName name : CommandName.values()) {
      page.item("omk " + name.words(), List.of(name.purpose() + ", see " + title(name) + "(1)"));
    }
    globals(page);
    page.section("EXIT STATUS").verbatim(EXIT_CODES).text(CLOSED_PIPE);
    page.section("ENVIRONMENT");
    page.item("OMK_STATE_DIR", List.of("Where goals are kept, unless --state-dir is given."));
    page.item("NO_COLOR, CLICOLOR_FORCE, TERM, CI", List.of("Whether there are colours."));
    page.item("COLUMNS", List.of("How wide a list, and prose on a terminal, may be."));
    page.section("FILES");
    page.item(".omk/gates.toml", List.of("What must pass; omk goal init writes it."));
    page.item(".omk/config.toml", List.of("Agents and defaults of flags."));
    page.item(".omk/goals", List.of("The goals, a directory each."));
    return page.toString();
  }

  /** For people: what a command may end with. */
  static final String EXIT_CODES =
      """
      0    done; ready
      1    error
      2    usage error
      3    not ready: a gate failed or evidence is missing
      4    blocked on a human decision
      5    blocked on something external
      6    needs more budget
      7    paused or cancelled
      8    our own state is damaged or was tampered with
      9    another controller holds this goal
      10   not available yet: nothing was done
      129, 130, 143  interrupted: the goal is paused first
      """;

  static final String CLOSED_PIPE =
      "When nobody reads stdout any more (omk goal list | head -1), the code is the one it would be"
          + " otherwise, and nothing is said: 0 for what only shows something, while the end of a pipe"
          + " turns no red gate green. Any other failure to write stdout is 1.";

  /** The page of one command. */
  static String page(CommandName name) {
    CommandSpec spec = ParsedCommand.spec(name, name.create());
    ManPage page = new ManPage(title(name), Version.text(), name.purpose());
    page.section("SYNOPSIS").text(String.join(" ", spec.usageMessage().customSynopsis()));
    page.section("DESCRIPTION").text(name.purpose() + ".");
    List<ArgSpec> shown = new ArrayList<>(spec.positionalParameters());
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        shown.add(option);
      }
    }
    if (!shown.isEmpty()) {
      page.section("OPTIONS");
      shown.forEach(argument -> page.item(term(argument), List.of(argument.description())));
    }
    globals(page);
    page.section("EXAMPLES").commands(examples(spec));
    page.section("SEE ALSO").text("omk(1)");
    return page.toString();
  }

  private static void globals(ManPage page) {
    page.section("GLOBAL OPTIONS");
    Globals.HELP
        .lines()
        .skip(1)
        .map(line -> line.strip().split(" {2,}", 2))
        .forEach(flag -> page.item(flag[0], List.of(flag[1])));
  }

  private static String term(ArgSpec argument) {
    if (argument instanceof OptionSpec option) {
      String names = String.join(", ", option.names());
      return option.arity().max() > 0 ? names + " " + option.paramLabel() : names;
    }
    return argument.paramLabel();
  }

  /** The examples in the help of a command. */
  static List<String> examples(CommandSpec spec) {
    List<String> examples = new ArrayList<>();
    String[] footer = spec.usageMessage().footer();
    for (int at = 2; at < footer.length && !footer[at].isEmpty(); at++) {
      examples.add(footer[at].strip());
    }
    return examples;
  }
}
