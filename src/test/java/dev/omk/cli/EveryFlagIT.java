package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every command with every flag it has, after the command model itself and {@link FlagTable}: good,
 * bad, missing and conflicting values, on the executable. Many bad values share one call, for all
 * of them must be told at once; a good one is given together with one that is known to be bad, so
 * that nothing may happen either.
 */
class EveryFlagIT {
  private static final Set<String> OF_ALL =
      Set.of("-C", "--state-dir", "--color", "--progress", "--json", "--quiet", "--verbose");

  @TempDir static Path directory;
  private static Omk omk;

  @BeforeAll
  static void project() throws Exception {
    omk = new Omk(directory).withDefect();
    for (int goals = 0; goals < 2; goals++) {
      assertThat(omk.call("goal", "plan", "Fix the failing answer test").code()).isZero();
    }
  }

  /** One flag or argument of one command. */
  private record Argument(ArgSpec spec, FlagTable.Row row) {
    String name() {
      return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
    }

    boolean isFlag() {
      return spec instanceof OptionSpec;
    }

    boolean takesValue() {
      return spec.arity().max() > 0;
    }

    boolean needsValue() {
      return spec.arity().min() > 0;
    }

    boolean ofAll() {
      return OF_ALL.contains(name());
    }

    List<String> with(String value) {
      return !isFlag() ? List.of(value) : takesValue() ? List.of(name(), value) : List.of(name());
    }
  }

  private static List<Argument> arguments(CommandName command) {
    CommandSpec spec = ParsedCommand.spec(command, command.create());
    Stream<ArgSpec> all =
        Stream.concat(spec.positionalParameters().stream(), spec.options().stream());
    return all.map(arg -> new Argument(arg, FlagTable.of(command, name(arg)))).toList();
  }

  private static String name(ArgSpec spec) {
    return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
  }

  @Test
  void tableHasNoRowThatNoCommandNeeds() {
    Set<String> needed = new LinkedHashSet<>();
    for (CommandName command : CommandName.values()) {
      arguments(command).forEach(argument -> needed.add(argument.row().key()));
    }

    assertThat(FlagTable.keys()).containsExactlyInAnyOrderElementsOf(needed);
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void goodValuesAreNotComplainedAbout(CommandName command) throws Exception {
    List<Argument> all =
        arguments(command).stream().filter(a -> !a.name().equals("--color")).toList();
    for (int n = 0; n < most(all, argument -> argument.row().good().size()); n++) {
      List<String> args = words(command);
      for (Argument argument : all) {
        List<String> good = argument.row().good();
        boolean json = argument.name().equals("--json") && has(all, "--format");
        if (!good.isEmpty() && !json) {
          args.addAll(argument.with(good.get(Math.min(n, good.size() - 1))));
        }
      }
      args.addAll(List.of("--color", "blue"));

      Omk.Ended ended = rejected(args, 2);

      assertThat(ended.err())
          .isEqualTo(
              """
              omk: --color must be one of auto, always, never, not 'blue'
                next: for instance: --color auto
              """);
    }
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void valuesThatBreakARuleAreToldTogether(CommandName command) throws Exception {
    badValues(command, 1, argument -> argument.row().rules());
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void valuesThatCannotBeReadAreToldTogether(CommandName command) throws Exception {
    badValues(command, 2, argument -> argument.row().usages());
  }

  // What is looked up needs to know where, so the flags of all commands have a call of their own.
  private static void badValues(
      CommandName command, int code, Function<Argument, Map<String, String>> bad) throws Exception {
    List<Argument> all = arguments(command);
    for (boolean ofAll : new boolean[] {true, false}) {
      List<Argument> tested = all.stream().filter(argument -> argument.ofAll() == ofAll).toList();
      for (int n = 0; n < most(tested, argument -> bad.apply(argument).size()); n++) {
        List<String> args = words(command);
        List<String> expected = new ArrayList<>();
        for (Argument argument : all) {
          Map<String, String> values = tested.contains(argument) ? bad.apply(argument) : Map.of();
          if (n < values.size()) {
            String value = new ArrayList<>(values.keySet()).get(n);
            args.addAll(argument.with(value));
            expected.add(values.get(value));
          } else {
            args.addAll(needed(argument));
          }
        }
        assertTold(args, code, expected);
      }
    }
  }

  // Without these a command complains of something else.
  private static List<String> needed(Argument argument) {
    boolean isNeeded =
        argument.spec().required() || Set.of("GOAL_ID", "GOAL").contains(argument.name());
    boolean extends_ = argument.name().equals("--time");
    return isNeeded || extends_ ? argument.with(argument.row().good().getFirst()) : List.of();
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void flagsWithoutTheirValueAreToldTogether(CommandName command) throws Exception {
    List<String> args = words(command);
    List<String> expected = new ArrayList<>();
    for (Argument argument : arguments(command)) {
      if (argument.isFlag() && argument.needsValue()) {
        args.add(argument.name());
        expected.add("missing argument: " + argument.name() + " ");
      } else if (argument.spec().required()) {
        expected.add("missing argument: " + argument.name());
      }
    }
    assertTold(args, 2, expected);
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void flagsThatAreGivenTwiceAreToldTogether(CommandName command) throws Exception {
    List<String> args = words(command);
    List<String> expected = new ArrayList<>();
    for (Argument argument : arguments(command)) {
      if (argument.isFlag() && argument.takesValue() && !argument.spec().isMultiValue()) {
        String value =
            Stream.of(
                    argument.row().good(),
                    argument.row().rules().keySet(),
                    argument.row().usages().keySet())
                .flatMap(Collection::stream)
                .findFirst()
                .orElse("any");
        args.addAll(argument.with(value));
        args.addAll(argument.with(value));
        expected.add(argument.name() + " was given twice");
      } else {
        args.addAll(needed(argument));
      }
    }
    assertTold(args, 2, expected);
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void flagsThatTakeNoValueAndUnknownOnesAreToldTogether(CommandName command) throws Exception {
    List<String> args = words(command);
    List<String> expected = new ArrayList<>();
    for (Argument argument : arguments(command)) {
      if (argument.isFlag() && !argument.takesValue()) {
        args.add(argument.name() + (expected.size() % 2 == 0 ? "=false" : "=yes"));
        expected.add(argument.name() + " takes no value");
      }
    }
    args.add("--bogus");
    expected.add("unknown flag '--bogus'");
    assertTold(args, 2, expected);
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void oneArgumentTooManyIsTold(CommandName command) throws Exception {
    List<String> args = words(command);
    List<Argument> all = arguments(command);
    for (Argument argument : all) {
      if (!argument.isFlag() || argument.spec().required()) {
        args.addAll(argument.with(argument.row().good().getFirst()));
      }
    }
    args.add("too much");
    boolean text = has(all, "GOAL");
    assertTold(
        args,
        2,
        List.of(
            text ? "a goal of several words must be quoted" : "unexpected argument 'too much'"));
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void formatAndJsonConflict(CommandName command) throws Exception {
    if (has(arguments(command), "--format")) {
      for (String format : List.of("-f=json", "--format=text", "-fmd")) {
        List<String> args = words(command);
        args.addAll(List.of("latest", format, "--json"));
        assertTold(args, 2, List.of("--json and --format cannot be given together"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CommandName.class,
      names = {"SHOW", "VERIFY", "RESUME", "PROOF"})
  void whatExcludesEachOtherIsTold(CommandName command) throws Exception {
    assertThat(FlagTable.conflicts(command)).isNotEmpty();
    for (FlagTable.Conflict conflict : FlagTable.conflicts(command).toList()) {
      List<String> args = words(command);
      args.addAll(conflict.arguments());
      assertTold(args, 2, List.of(conflict.words()));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CommandName.class,
      names = {"LIST", "STATUS", "SHOW", "PROOF", "REPLAY", "BUDGET", "GATES"})
  void readingTakesEveryGoodValueAndWritesNothing(CommandName command) throws Exception {
    List<String> before = omk.files();
    for (Argument argument : arguments(command)) {
      for (String value :
          Set.of("--state-dir", "--approve", "--diff").contains(argument.name())
              ? List.<String>of()
              : argument.row().good()) {
        List<String> args = words(command);
        args.addAll(argument.with(value));

        Omk.Ended ended = omk.call(args);

        boolean judges = Set.of("--check", "--exit-code").contains(argument.name());
        assertThat(ended.code()).as("%s: %s", args, ended.err()).isEqualTo(judges ? 3 : 0);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).endsWith("\n");
      }
    }
    assertThat(omk.files()).isEqualTo(before);
  }

  private static List<String> words(CommandName command) {
    return new ArrayList<>(Arrays.asList(command.words().split(" ", -1)));
  }

  private static int most(List<Argument> arguments, Function<Argument, Integer> size) {
    return arguments.stream().map(size).max(Integer::compare).orElse(0);
  }

  private static boolean has(List<Argument> arguments, String name) {
    return arguments.stream().anyMatch(argument -> argument.name().equals(name));
  }

  private static void assertTold(List<String> args, int code, List<String> expected)
      throws Exception {
    if (expected.isEmpty()) {
      return;
    }
    boolean json =
        args.stream().noneMatch(arg -> arg.startsWith("-f") || arg.startsWith("--format"));
    if (json) {
      args.addFirst("--json");
    }
    Omk.Ended ended = rejected(args, code);
    assertThat(ended.err()).as("%s", args).startsWith("omk: ").contains(expected);
    assertThat(ended.err().lines().toList()).as("%s", args).hasSize(2);
    assertThat(ended.err().lines().toList().get(1)).startsWith("  next: ");
    if (json) {
      var error = Json.parseObject(ended.out().getBytes(StandardCharsets.UTF_8)).path("error");
      assertThat(ended.err())
          .isEqualTo(
              "omk: "
                  + error.path("message").asText()
                  + "\n  next: "
                  + error.path("hint").asText()
                  + "\n");
    }
  }

  private static Omk.Ended rejected(List<String> args, int code) throws Exception {
    List<String> before = omk.files();
    Omk.Ended ended = omk.call(args);
    assertThat(ended.code()).as("%s: %s", args, ended.err()).isEqualTo(code);
    assertThat(omk.files()).as("%s", args).isEqualTo(before);
    return ended;
  }
}
