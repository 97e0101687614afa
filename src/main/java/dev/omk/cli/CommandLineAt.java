package dev.omk.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An unfinished command line: what may come next.
 *
 * @param command the command it is about; any, when there is none yet
 * @param arguments what was given to it so far
 * @param known what may come, as far as the model of the commands knows it
 * @param lookUp the label of what else may come and has to be looked up; empty if nothing
 * @param flag {@code --flag=} when its value is completed in the same word; else empty
 * @param prefix what is typed of the value already
 */
record CommandLineAt(
    CommandName command,
    List<String> arguments,
    List<Candidate> known,
    String lookUp,
    String flag,
    String prefix) {

  CommandLineAt {
    arguments = List.copyOf(arguments);
    known = List.copyOf(known);
  }

  /** The place after these words, in the word that begins so. */
  static CommandLineAt of(List<String> before, String word) {
    CommandWords words = CommandWords.of(before);
    Optional<CommandName> name = CommandName.of(words.text());
    if (name.isEmpty()) {
      return outside(words, word);
    }
    if (words.help()) {
      return nothing(name.get(), word);
    }
    return new Inside(name.get(), words.rest()).at(word);
  }

  /** A candidate as the whole word. */
  Candidate whole(Candidate value) {
    return flag.isEmpty() || value.byShell()
        ? value
        : new Candidate(flag + value.value(), value.about());
  }

  private static CommandLineAt nothing(CommandName name, String word) {
    return new CommandLineAt(name, List.of(), List.of(), "", "", word);
  }

  private static CommandLineAt outside(CommandWords words, String word) {
    CommandSpec globals = CommandSpec.create();
    Globals.declare(globals);
    Optional<OptionSpec> open = open(globals, words.rest());
    if (open.isPresent() || (word.startsWith("--") && word.indexOf('=') > 0)) {
      return new Inside(CommandName.DOCTOR, words.rest()).at(word);
    }
    List<Candidate> known = new ArrayList<>();
    boolean goal = words.text().equals("goal");
    if (word.startsWith("-")) {
      Inside.flags(globals, List.of(), known);
    } else if (goal || words.words().isEmpty()) {
      names(goal, known);
      if (!words.help()) {
        known.add(new Candidate("help", "The help of a command"));
      }
    }
    return new CommandLineAt(CommandName.DOCTOR, words.rest(), known, "", "", word);
  }

  private static void names(boolean goal, List<Candidate> known) {
    if (!goal) {
      known.add(new Candidate("goal", "One engineering goal, from its text to its proof"));
    }
    for (CommandName name : CommandName.values()) {
      if (name.ofGoal() == goal) {
        known.add(new Candidate(name.lastWord(), name.purpose()));
      }
    }
  }

  /** The flag at the end that still wants its value. */
  private static Optional<OptionSpec> open(CommandSpec spec, List<String> arguments) {
    OptionSpec open = null;
    for (String argument : arguments) {
      if (open != null) {
        open = null;
      } else if (argument.equals("--")) {
        return Optional.empty();
      } else {
        OptionSpec option = spec.optionsMap().get(argument);
        open = option != null && option.arity().min() > 0 ? option : null;
      }
    }
    return Optional.ofNullable(open);
  }

  /** Inside of a command. */
  private record Inside(CommandName name, CommandSpec spec, List<String> arguments) {

    Inside(CommandName name, List<String> arguments) {
      this(name, ParsedCommand.spec(name, name.create()), arguments);
    }

    CommandLineAt at(String word) {
      Optional<OptionSpec> open = open(spec, arguments);
      if (open.isPresent()) {
        return value(open.get(), "", word);
      }
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      if (equals > 0) {
        OptionSpec option = spec.optionsMap().get(word.substring(0, equals));
        return option == null
            ? nothing(name, word)
            : value(option, word.substring(0, equals + 1), word.substring(equals + 1));
      }
      if (word.startsWith("-") && !arguments.contains("--")) {
        List<Candidate> known = new ArrayList<>();
        flags(spec, arguments, known);
        return new CommandLineAt(name, arguments, known, "", "", word);
      }
      int place = positionals();
      return place >= spec.positionalParameters().size()
          ? nothing(name, word)
          : value(spec.positionalParameters().get(place), "", word);
    }

    private CommandLineAt value(ArgSpec argument, String flag, String prefix) {
      List<Candidate> known = new ArrayList<>();
      if (argument.completionCandidates() != null) {
        argument.completionCandidates().forEach(choice -> known.add(Candidate.of(choice)));
      }
      return new CommandLineAt(name, arguments, known, argument.paramLabel(), flag, prefix);
    }

    /** How many arguments there are that are neither flags nor their values. */
    private int positionals() {
      int count = 0;
      boolean value = false;
      boolean literal = false;
      for (String argument : arguments) {
        OptionSpec option = literal ? null : spec.optionsMap().get(argument);
        if (!value && !literal && argument.equals("--")) {
          literal = true;
        } else if (!value && (literal || !argument.startsWith("-"))) {
          count++;
        }
        value = !value && option != null && option.arity().max() > 0;
      }
      return count;
    }

    private static String about(OptionSpec option) {
      String[] about = option.description();
      return about.length == 0 ? Globals.about(option.longestName()) : about[0];
    }

    /** Long names, the short one where there is no other; no flag twice that is taken once. */
    static void flags(CommandSpec spec, List<String> given, List<Candidate> to) {
      for (OptionSpec option : spec.options()) {
        boolean repeats = option.isMultiValue() && option.arity().max() > 0;
        boolean used = false;
        for (String name : option.names()) {
          used |= given.contains(name);
        }
        if (repeats || !used) {
          to.add(new Candidate(option.longestName(), about(option)));
        }
      }
    }
  }
}
