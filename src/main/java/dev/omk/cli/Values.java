package dev.omk.cli;

import dev.omk.control.project.Project;
import dev.omk.error.Problems;
import dev.omk.text.Harmless;
import dev.omk.text.Nearest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The values of a command line, each kind checked in one place. A bad one is noted and a stand-in
 * is returned; {@link #check} then tells all of them, before anything was written or started.
 */
final class Values {
  private static final Pattern PLACEHOLDER = Pattern.compile("[\\s.\u2026]{1,80}|\\s*TEXT\\s*");

  private final ParseResult parsed;
  private final Problems problems;
  private final Amounts amounts;
  private final Names names;

  Values(ParseResult parsed, Problems problems) {
    this.parsed = parsed;
    this.problems = problems;
    this.amounts = new Amounts(problems);
    this.names = new Names(problems);
  }

  /** Tells all that is wrong with what was read so far. */
  void check() {
    problems.check();
  }

  /**
   * Whether every word was understood: else another one may stand for something else, too. A flag
   * that is missing as a whole takes no word's meaning away.
   */
  boolean understood() {
    return parsed.errors().stream().allMatch(this::onlyLeftOut);
  }

  private boolean onlyLeftOut(Exception error) {
    return error instanceof MissingParameterException missing
        && missing.getMissing().stream().allMatch(this::leftOut);
  }

  private boolean leftOut(ArgSpec argument) {
    return argument instanceof OptionSpec flag
        && Arrays.stream(flag.names()).noneMatch(parsed.originalArgs()::contains);
  }

  /** Whether a flag was given. */
  boolean given(String flag) {
    return parsed.hasMatchedOption(flag);
  }

  /** Notes a problem if both flags were given: one of them would be for nothing. */
  void requireApart(String flag, String other) {
    if (given(flag) && given(other)) {
      notTogether(flag, other);
    }
  }

  /** Notes a problem if a flag was given and an argument, too. */
  void requireAlone(String flag, String argument) {
    if (given(flag) && argument().isPresent()) {
      notTogether(flag, argument);
    }
  }

  private void notTogether(String one, String other) {
    problems.usage(one + " and " + other + " cannot be given together", "leave one of them out");
  }

  /** A text that is not blank. */
  Optional<String> text(String flag) {
    return raw(flag).filter(text -> !blank(flag, text));
  }

  private boolean blank(String flag, String text) {
    boolean blank = text.isBlank();
    if (blank) {
      problems.rule(flag + " must not be blank", "give " + flag + " a text");
    }
    return blank;
  }

  /** A text in a person's own words: not the dots that stand for it where a next step is shown. */
  Optional<String> words(String flag, String example) {
    return text(flag).filter(text -> !placeholder(flag, text, example));
  }

  private boolean placeholder(String flag, String text, String example) {
    boolean placeholder = PLACEHOLDER.matcher(text).matches();
    if (placeholder) {
      problems.rule(
          flag + ": '" + text.strip() + "' only stands for a text",
          "write your own, for instance: " + flag + " \"" + example + "\"");
    }
    return placeholder;
  }

  /** Every value of a flag that may be repeated. */
  Set<String> texts(String flag) {
    Set<String> all = new TreeSet<>();
    String[] values = parsed.matchedOptionValue(flag, new String[0]);
    for (String value : values) {
      if (!blank(flag, value)) {
        all.add(value);
      }
    }
    return all;
  }

  /** Every value of a flag that names paths of the work tree, or globs of such. */
  Set<String> paths(String flag) {
    Set<String> all = new TreeSet<>();
    for (String value : texts(flag)) {
      String path = value.startsWith("./") ? value.substring(2) : value;
      if (path.startsWith("/") || List.of(path.split("/", -1)).contains("..")) {
        problems.rule(
            flag + ": '" + Harmless.line(value, 60) + "' leads out of the work tree",
            "name it from the root of the work tree, for instance: " + flag + " Makefile");
      } else {
        all.add(path);
      }
    }
    return all;
  }

  /** Digits with an optional {@code s m h d}. */
  Optional<Duration> duration(String flag) {
    return raw(flag).flatMap(text -> amounts.duration(flag, text));
  }

  /** The same, but not zero. */
  Optional<Duration> positiveDuration(String flag) {
    return duration(flag).filter(duration -> amounts.positive(flag, duration));
  }

  /** A whole number greater than zero, up to 2^63-1. */
  Optional<Long> count(String flag) {
    return raw(flag).flatMap(text -> amounts.count(flag, text));
  }

  /** The same for what is counted in 32 bits: more is as good as the most. */
  Optional<Integer> smallCount(String flag) {
    return count(flag).map(count -> (int) Math.min(count, Integer.MAX_VALUE));
  }

  /** An amount of dollars greater than zero. */
  Optional<BigDecimal> money(String flag) {
    return raw(flag).flatMap(text -> amounts.money(flag, text));
  }

  /** A number greater than one, up to a thousand. */
  Optional<BigDecimal> ratio(String flag) {
    return raw(flag).flatMap(text -> amounts.times(flag, text, BigDecimal.ONE, "1.2"));
  }

  /** How many times faster: a number greater than zero, up to a thousand. */
  Optional<BigDecimal> factor(String flag) {
    return raw(flag).flatMap(text -> amounts.times(flag, text, BigDecimal.ZERO, "20"));
  }

  /** One of a few words. */
  Optional<String> choice(String flag, String... choices) {
    return raw(flag).filter(text -> isOneOf(flag, text, List.of(choices), flag));
  }

  private boolean isOneOf(String flag, String text, List<String> choices, String before) {
    boolean is = choices.contains(text);
    if (!is) {
      problems.usage(
          flag
              + " must be one of "
              + String.join(", ", choices)
              + ", not '"
              + Harmless.line(text, 40)
              + "'"
              + Nearest.hint(text, choices),
          "for instance: " + before + " " + choices.getFirst());
    }
    return is;
  }

  /**
   * The argument has to be one of a few words.
   *
   * @param command what stands before it in an example
   */
  void oneOf(String label, String command, String... choices) {
    argument().ifPresent(text -> isOneOf(label, text, List.of(choices), command));
  }

  /** A name that git takes for a branch. */
  Optional<String> branch(String flag) {
    return text(flag).filter(name -> names.isBranch(flag, name));
  }

  /** A name of an agent that a project knows. */
  Optional<String> agent(String flag, String name, Project project) {
    return names.known(flag, name, project::requireAgent) ? Optional.of(name) : Optional.empty();
  }

  /**
   * Names of agents with commas between them.
   *
   * @param check throws for a name that means nothing
   */
  Optional<String> agents(String flag, String list, Consumer<String> check) {
    return names.agents(flag, list, check);
  }

  /** A directory that exists. */
  Optional<String> directory(String flag) {
    return text(flag).filter(text -> names.isDirectory(flag, text));
  }

  /** The argument that is no flag. */
  Optional<String> argument() {
    return argument(0);
  }

  /** The same, counted from 0. */
  Optional<String> argument(int index) {
    return parsed.hasMatchedPositional(index)
        ? Optional.ofNullable(parsed.matchedPositionalValue(index, (String) null))
        : Optional.empty();
  }

  /** What else is wrong with the command line. */
  Problems problems() {
    return problems;
  }

  /** Whether a flag was given together with its value, with {@code =} between them. */
  boolean joined(String flag) {
    return parsed.originalArgs().stream().anyMatch(word -> word.startsWith(flag + "="));
  }

  /** A flag's value as it was given; empty when its value was left out. */
  Optional<String> raw(String flag) {
    return Optional.ofNullable(parsed.matchedOptionValue(flag, (String) null));
  }
}
