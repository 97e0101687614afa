package dev.omk.cli;

import picocli.CommandLine.Model.CommandSpec;

/** {@code omk completion}. */
final class CompletionCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.argument(spec, "SHELL", "bash, zsh or fish");
    Flags.help(spec, "completion SHELL", "omk completion bash");
  }

  @Override
  public Answer run(Call call) {
    call.values().oneOf("SHELL", "bash", "zsh", "fish");
    call.values().check();
    throw Call.notAvailable("completion", "omk --help lists the commands");
  }
}
