package dev.omk.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Declares arguments. Every value is declared as text: {@link Values} checks them all at once. The
 * model is built by hand, not from annotations: that needs no reflection and starts sooner.
 */
final class Flags {
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

  static OptionSpec globalValue(String name, String label) {
    return OptionSpec.builder(name).type(String.class).paramLabel(label).hidden(true).build();
  }

  /** {@code -f, --format}. */
  static OptionSpec format(String description, String... names) {
    return OptionSpec.builder(names)
        .type(String.class)
        .paramLabel("FORMAT")
        .description(description)
        .build();
  }

  /** {@code [GOAL_ID]}. */
  static void goalId(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("0..1")
            .type(String.class)
            .paramLabel("GOAL_ID")
            .description("an id, a unique beginning of one, or latest (latest)")
            .build());
  }

  /** An argument that must be given. */
  static void argument(CommandSpec spec, String label, String description) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .required(true)
            .type(String.class)
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

  /** The synopsis without {@code omk} and without global flags, and one example. */
  static void help(CommandSpec spec, String synopsis, String example) {
    spec.usageMessage().customSynopsis("omk " + synopsis);
    spec.usageMessage().footer("", "Example:", "  " + example, "", Globals.HELP.stripTrailing());
  }
}
