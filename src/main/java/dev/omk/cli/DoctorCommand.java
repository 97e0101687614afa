package dev.omk.cli;

import picocli.CommandLine.Model.CommandSpec;

/** {@code omk doctor}. */
final class DoctorCommand implements Command {

  @Override
  public void declare(CommandSpec spec) {
    Flags.help(spec, "doctor [flags]", "omk doctor");
  }

  @Override
  public Answer run(Call call) {
    call.values().check();
    throw Call.notAvailable("doctor", "omk goal gates shows whether the project is understood");
  }
}
