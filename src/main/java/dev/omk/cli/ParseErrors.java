package dev.omk.cli;

import dev.omk.error.Problems;
import dev.omk.text.Harmless;
import dev.omk.text.Nearest;
import dev.omk.text.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the parser found wrong with the arguments of one command, in words of the command line. */
final class ParseErrors {
  private final CommandName name;
  private final CommandSpec spec;
  private final List<String> arguments;
  private final Problems problems;

  ParseErrors(CommandName name, CommandSpec spec, List<String> arguments, Problems problems) {
    this.name = name;
    this.spec = spec;
    this.arguments = List.copyOf(arguments);
    this.problems = problems;
  }

  void note(ParseResult result) {
    withoutValue();
    for (Exception error : result.errors()) {
      if (error instanceof UnmatchedArgumentException unmatched) {
        unmatched(unmatched.getUnmatched(), result.matchedPositionalValue(0, ""));
      } else if (error instanceof OverwrittenOptionException twice) {
        problems.usage(label(twice.getOverwritten()) + " was given twice", "leave one of them out");
      } else if (error instanceof MissingParameterException missing
          && !missing.getMissing().isEmpty()) {
        missing.getMissing().forEach(this::missing);
      } else if (error instanceof ParameterException bad
          && bad.getArgSpec() instanceof OptionSpec flag
          && flag.arity().max() == 0) {
        problems.usage(flag.longestName() + " takes no value", more());
      } else {
        String message = error.getMessage();
        problems.usage(Harmless.line(message == null ? "wrong arguments" : message, 300), more());
      }
    }
  }

  // The parser passes over what follows the first of several, so all are looked for here.
  private void withoutValue() {
    Map<String, OptionSpec> known = spec.optionsMap();
    for (int at = 0; at < arguments.size() && !arguments.get(at).equals("--"); at++) {
      OptionSpec flag = known.get(arguments.get(at));
      if (flag != null && flag.arity().min() > 0) {
        if (at + 1 == arguments.size() || known.containsKey(arguments.get(at + 1))) {
          missing(flag);
        } else {
          at++;
        }
      }
    }
  }

  /**
   * Notes flags that are given true or false. The parser takes both and means neither: a flag that
   * says "=false" would be on.
   */
  void truthValues() {
    Map<String, OptionSpec> known = spec.optionsMap();
    for (int at = 0; at < arguments.size() && !arguments.get(at).equals("--"); at++) {
      String argument = arguments.get(at);
      int equals = argument.indexOf('=');
      OptionSpec flag = known.get(equals < 0 ? argument : argument.substring(0, equals));
      if (flag != null && flag.arity().max() == 0 && isTruth(argument.substring(equals + 1))) {
        problems.usage(flag.longestName() + " takes no value", more());
      } else if (flag != null && flag.arity().min() > 0 && equals < 0) {
        at++; // Its value, whatever that looks like.
      }
    }
  }

  private static boolean isTruth(String value) {
    return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private void missing(ArgSpec argument) {
    String value = argument instanceof OptionSpec ? " " + argument.paramLabel() : "";
    problems.usage(
        "missing argument: " + label(argument) + value,
        argument.required() ? "for instance: " + Flags.example(spec) : more());
  }

  private void unmatched(List<String> all, String first) {
    List<String> words = new ArrayList<>();
    String before = "";
    for (String word : all) {
      // Behind an unknown flag it may be its value, and no problem of its own.
      boolean value = isFlag(before) && !before.contains("=");
      if (isFlag(word)) {
        unknownFlag(word);
      } else if (!value) {
        words.add(word);
      }
      before = word;
    }
    if (!words.isEmpty() && takesText()) {
      words.addFirst(first);
      problems.usage("a goal of several words must be quoted", "quote it: " + quoted(words));
    } else {
      words.forEach(
          word -> problems.usage("unexpected argument '" + Harmless.line(word, 80) + "'", more()));
    }
  }

  private static boolean isFlag(String word) {
    return word.startsWith("-") && word.length() > 1;
  }

  private boolean takesText() {
    return name == CommandName.RUN || name == CommandName.PLAN;
  }

  private void unknownFlag(String word) {
    String flag = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    boolean format = flag.equals("-f") || flag.equals("--format");
    String meant =
        flag.length() == 2 ? "" : Nearest.hint(flag, new TreeSet<>(spec.optionsMap().keySet()));
    problems.usage(
        "unknown flag '" + Harmless.line(word, 80) + "'" + (format ? "" : meant),
        format ? "of the formats this command has --json only" : instead(word));
  }

  private String instead(String word) {
    return takesText() && word.contains(" ")
        ? "a text that begins with - goes behind --: omk "
            + name.words()
            + " -- "
            + ShellWord.of(word)
        : more();
  }

  // The same command line with the words as one argument.
  private String quoted(List<String> words) {
    StringBuilder line = new StringBuilder("omk " + name.words() + " ");
    line.append(ShellWord.of(String.join(" ", words)));
    List<String> left = new ArrayList<>(words);
    // Every command that is shown repeats where to work, this one too.
    for (String argument : PlaceFlags.of(arguments).others()) {
      if (!left.isEmpty() && left.getFirst().equals(argument)) {
        left.removeFirst();
      } else {
        line.append(' ').append(ShellWord.of(argument));
      }
    }
    return line.toString();
  }

  private String more() {
    return "see its flags: omk " + name.words() + " --help";
  }
}
