package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.CompletionScript;
import dev.omk.json.Json;
import picocli.CommandLine.Model.CommandSpec;

/** {@code omk completion}. */
final class CompletionCommand implements Command {
  private static final String[] SHELLS = {"bash", "zsh", "fish"};

  @Override
  public void declare(CommandSpec spec) {
    Flags.argument(spec, "SHELL", "bash, zsh or fish", SHELLS);
    Flags.help(
        spec,
        "completion SHELL",
        "eval \"$(omk completion bash)\" # in ~/.bashrc",
        "eval \"$(omk completion zsh)\" # in ~/.zshrc, after compinit",
        "omk completion fish > ~/.config/fish/completions/omk.fish");
  }

  @Override
  public Answer run(Call call) {
    call.values().oneOf("SHELL", "omk completion", SHELLS);
    call.values().check();
    String shell = call.values().argument().orElse("");
    String script = CompletionScript.of(shell);
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("shell", shell);
    doc.put("script", script);
    return call.document(ExitCode.OK, doc, script);
  }
}
