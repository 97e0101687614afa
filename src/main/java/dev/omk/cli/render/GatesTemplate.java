package dev.omk.cli.render;

import dev.omk.gate.GateSpec;
import java.util.List;

/** A commented {@code .omk/gates.toml} to begin with. */
public final class GatesTemplate {
  private static final String HEAD =
      """
      # The gates of this project: what must pass before a goal is ready. Commit this file.
      #
      # name       unique; letters and digits, then also blank and . _ : -
      # command    the program, with args = ["..."]; or run = "a shell line" in place of both
      # required   whether readiness depends on it (true)
      # fix        a command that repairs what this gate finds, for instance a formatter
      # needs      names of gates that must end first, and pass if they decide
      # reports    globs of JUnit XML or SARIF files that it writes, from the root of the project
      # tags       evidence that it gives: regression, acceptance, compatibility, performance, ...
      # workdir    the directory that it runs in, from the root of the project
      # timeout_secs, allow_fail, skip, retries, inputs, exclusive, env
      """;
  private static final String EXAMPLE =
      """

      # Nothing was detected. An example:
      # [[gates]]
      # name = "tests"
      # run = "sh tests/run.sh"
      # tags = ["regression"]
      """;

  private GatesTemplate() {}

  /** The file for these gates. */
  public static String of(List<GateSpec> gates) {
    StringBuilder out = new StringBuilder(HEAD);
    if (gates.isEmpty()) {
      out.append(EXAMPLE);
    }
    gates.forEach(gate -> gate(out, gate));
    return out.toString();
  }

  private static void gate(StringBuilder out, GateSpec gate) {
    out.append("\n# ").append(gate.origin().replaceAll("\\p{Cntrl}", " ")).append('\n');
    out.append("[[gates]]\nname = ").append(quoted(gate.name())).append('\n');
    if (gate.shellLine().isEmpty()) {
      out.append("command = ").append(quoted(gate.argv().getFirst())).append('\n');
      out.append("args = ").append(list(gate.argv().subList(1, gate.argv().size()))).append('\n');
    } else {
      out.append("run = ").append(quoted(gate.shellLine())).append('\n');
    }
    if (!gate.required()) {
      out.append("required = false\n");
    }
    if (!gate.workdir().isEmpty()) {
      out.append("workdir = ").append(quoted(gate.workdir())).append('\n');
    }
    list(out, "needs", gate.needs());
    list(out, "reports", gate.reports());
    list(out, "tags", gate.tags());
  }

  private static void list(StringBuilder out, String key, List<String> values) {
    if (!values.isEmpty()) {
      out.append(key).append(" = ").append(list(values)).append('\n');
    }
  }

  private static String list(List<String> values) {
    return "[" + String.join(", ", values.stream().map(GatesTemplate::quoted).toList()) + "]";
  }

  private static String quoted(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        default -> {
          if (c < ' ' || c == 0x7F) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
