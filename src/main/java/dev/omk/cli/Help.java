package dev.omk.cli;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.text.Harmless;
import dev.omk.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The overviews, from the table of commands alone, and what to say to a command that is none. */
final class Help {
  /** What other tools call what omk has under another name. */
  private static final String GOAL = "goal ";

  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "diff", "goal show --diff",
          "log", "goal replay",
          "logs", "goal replay",
          "history", "goal replay",
          "stop", "goal pause",
          "continue", "goal resume --continue",
          "delete", "goal prune",
          "remove", "goal prune",
          "rm", "goal prune",
          "export", "goal proof --export");

  private Help() {}

  /** {@code omk --help}. */
  static String all() {
    StringBuilder out = new StringBuilder();
    out.append("Usage: omk COMMAND [flags]\n\n");
    out.append("Drives a coding agent at one goal until it is proven ready, or says why not.\n\n");
    out.append("Goals:\n");
    table(out, true);
    out.append("\nMore:\n");
    table(out, false);
    out.append("\nStart with:\n  omk demo\n");
    out.append("  omk goal run \"Fix the failing test in calc\" --until-ready\n\n");
    out.append("omk COMMAND --help shows the flags of one command,\n");
    out.append("omk help --man [COMMAND] | man -l -  its page of the manual.\n\n");
    return out.append(Globals.FOOTER).toString();
  }

  /** {@code omk goal --help}. */
  static String goal() {
    StringBuilder out = new StringBuilder();
    out.append("Usage: omk goal COMMAND [flags]\n\n");
    out.append("Goal runtime: one engineering goal, from its text to its proof.\n\n");
    table(out, true);
    out.append("\nStart with:\n  omk goal run \"Fix the failing test in calc\" --until-ready\n");
    out.append("  omk goal status\n");
    out.append("\nGOAL_ID is an id, a unique beginning of one, or latest (the default).\n");
    out.append("omk goal COMMAND --help shows the flags of one command.\n\n");
    return out.append(Globals.FOOTER).toString();
  }

  private static void table(StringBuilder out, boolean goals) {
    for (CommandName name : CommandName.values()) {
      if (name.ofGoal() == goals) {
        String words = name.words();
        out.append("  ").append(words).append(" ".repeat(18 - words.length()));
        out.append(name.purpose()).append('\n');
      }
    }
  }

  /** {@code omk help --help}. */
  static String help() {
    return """
        Usage: omk help [--man] [COMMAND]

        Show the help of a command, as omk COMMAND --help does, or its page of the manual.

              [COMMAND]   the words of a command, such as goal run (none: the overview)
              --man       a page of the manual, for man (help)

        Examples:
          omk help goal run
          omk help --man goal run | man -l -

        """
        + Globals.FOOTER;
  }

  /** The error for flags alone: the first that is wrong, or that a command is missing. */
  static OmkException incomplete(CommandWords words) {
    CommandSpec spec = CommandSpec.create();
    Globals.declare(spec);
    Map<String, OptionSpec> known = spec.optionsMap();
    String problem = "";
    for (int at = 0; at < words.rest().size() && problem.isEmpty(); at++) {
      String word = words.rest().get(at);
      OptionSpec flag = known.get(word);
      if (flag != null && flag.arity().min() > 0) {
        at++;
        boolean there = at < words.rest().size() && !known.containsKey(words.rest().get(at));
        problem = there ? "" : "missing argument: " + word + " " + flag.paramLabel();
      } else if (flag == null && word.startsWith("-")) {
        problem = unknownFlag(word, known.keySet());
      }
    }
    return new OmkException(
        ErrorCode.USAGE, problem.isEmpty() ? "a command is missing" : problem, overviewOf(words));
  }

  private static String unknownFlag(String word, Set<String> known) {
    String flag = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    boolean several = !flag.startsWith("--") && flag.length() > 2; // As in -qv.
    if (known.contains(flag) || (several && known.contains(flag.substring(0, 2)))) {
      return "";
    }
    String meant = flag.startsWith("--") ? Nearest.hint(flag, new TreeSet<>(known)) : "";
    return "unknown flag '" + Harmless.line(word, 80) + "'" + meant;
  }

  private static String overviewOf(CommandWords words) {
    boolean goal = !words.words().isEmpty() && words.words().getFirst().equals("goal");
    return goal ? "list them with: omk goal --help" : "list them with: omk --help";
  }

  /** The error for words that are no command. */
  static OmkException unknown(CommandWords words) {
    String typed = words.text();
    String shown = Harmless.line(typed, 60);
    String hint =
        CommandName.of(typed.startsWith(GOAL) ? typed.substring(GOAL.length()) : GOAL + typed)
            .map(name -> " (did you mean '" + name.words() + "'?)")
            .orElseGet(() -> meant(typed));
    return new OmkException(
        ErrorCode.USAGE, "unknown command '" + shown + "'" + hint, overviewOf(words));
  }

  // "goal" is easily left out, or said too often.
  private static String meant(String typed) {
    String word = typed.startsWith(GOAL) ? typed.substring(GOAL.length()) : typed;
    String other = ELSEWHERE.get(word);
    if (other != null) {
      return " (did you mean '" + other + "'?)";
    }
    // Without "goal ", or every short word would be near: what they share says nothing.
    Optional<String> near =
        typed.startsWith(GOAL) ? Optional.empty() : Nearest.to(typed, words(false));
    return near.or(() -> Nearest.to(word, words(true)).map(GOAL::concat))
        .map(command -> " (did you mean '" + command + "'?)")
        .orElse("");
  }

  private static List<String> words(boolean ofGoal) {
    List<String> words = new ArrayList<>(ofGoal ? List.of() : List.of("goal"));
    for (CommandName name : CommandName.values()) {
      if (!ofGoal || name.ofGoal()) {
        words.add(ofGoal ? name.lastWord() : name.words());
      }
    }
    return words;
  }
}
