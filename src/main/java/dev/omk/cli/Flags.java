package dev.omk.cli;

import dev.omk.agent.Preset;
import dev.omk.agent.Presets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Declares arguments. Every value is declared as text: {@link Values} checks them all at once. The
 * model is built by hand, not from annotations: that needs no reflection and starts sooner.
 */
final class Flags {
  /** The label of what names a goal; what may stand there is looked up. */
  static final String GOAL_ID = "GOAL_ID";

  /** The label of what names an agent. */
  static final String AGENT = "AGENT";

  /** The label of what names a gate. */
  static final String GATE = "GATE";

  /** The label of what a goal can be restored to. */
  static final String PASS = "PASS";

  /** The label of a path of the work tree. */
  static final String PATH = "PATH";

  /** The label of a file. */
  static final String FILE = "FILE";

  /** The label of a directory. */
  static final String DIRECTORY = "DIR";

  private Flags() {}

  /** A flag without a value; giving it twice is the same as once. */
  static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name)
        .type(boolean[].class)
        .arity("0")
        .description(description)
        .build();
  }

  /** A flag with a value. */
  static OptionSpec value(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** The same with a short name besides. */
  static OptionSpec value(String shortName, String name, String label, String description) {
    return OptionSpec.builder(shortName, name)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** A flag whose value is one of a few words. */
  static OptionSpec choice(String name, String label, String description, String... choices) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .completionCandidates(List.of(choices))
        .description(description)
        .build();
  }

  /** A flag with a value that may be left out. */
  static OptionSpec optionalValue(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .arity("0..1")
        .fallbackValue("")
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** A flag that names an agent. */
  static OptionSpec agent(String name, String description) {
    List<String> presets = new ArrayList<>();
    for (Preset preset : Presets.all()) {
      presets.add(preset.name());
    }
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(AGENT)
        .description(
            description,
            AGENT + " is fixer, one of config.toml, or a preset: " + String.join(", ", presets))
        .build();
  }

  /** A flag with a value that must be given. */
  static OptionSpec required(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .required(true)
        .description(description)
        .build();
  }

  /** A flag that may be given several times, with a value each. */
  static OptionSpec repeated(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String[].class)
        .arity("1")
        .paramLabel(label)
        .description(description)
        .build();
  }

  static OptionSpec global(String... names) {
    return OptionSpec.builder(names).type(boolean[].class).arity("0").hidden(true).build();
  }

  static OptionSpec globalValue(String name, String label, String... choices) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .completionCandidates(List.of(choices))
        .hidden(true)
        .build();
  }

  /** {@code -f, --format}. */
  static OptionSpec format(String description, String... choices) {
    return OptionSpec.builder("-f", "--format")
        .type(String.class)
        .completionCandidates(List.of(choices))
        .paramLabel("FORMAT")
        .description(description)
        .build();
  }

  /** {@code [GOAL_ID]}. */
  static void goalId(CommandSpec spec) {
    goalId(spec, 0);
  }

  /** The same after so many other arguments. */
  static void goalId(CommandSpec spec, int index) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index(String.valueOf(index))
            .arity("0..1")
            .type(String.class)
            .paramLabel(GOAL_ID)
            .description("an id, a unique beginning of one, or latest (latest)")
            .build());
  }

  /** An argument that must be given; one of a few words, unless there are none. */
  static void argument(CommandSpec spec, String label, String description, String... choices) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .required(true)
            .type(String.class)
            .completionCandidates(List.of(choices))
            .paramLabel(label)
            .description(description)
            .build());
  }

  /** An argument that may be left out. */
  static void optionalArgument(CommandSpec spec, String label, String description) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("0..1")
            .type(String.class)
            .paramLabel(label)
            .description(description)
            .build());
  }

  /** The first example that {@link #help} was given. */
  static String example(CommandSpec spec) {
    return spec.usageMessage().footer()[2].strip();
  }

  /** The synopsis without {@code omk} and without global flags, and examples. */
  static void help(CommandSpec spec, String synopsis, String... examples) {
    spec.usageMessage().customSynopsis("omk " + synopsis);
    List<String> footer = new ArrayList<>();
    footer.add("");
    footer.add(examples.length == 1 ? "Example:" : "Examples:");
    for (String example : examples) {
      footer.add("  " + example);
    }
    footer.add("");
    footer.add(Globals.FOOTER.stripTrailing());
    spec.usageMessage().footer(footer.toArray(new String[0]));
  }
}
