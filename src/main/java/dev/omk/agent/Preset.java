package dev.omk.agent;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about one agent.
 *
 * @param name that a user chooses it by
 * @param program whose presence on the PATH shows that it is installed
 * @param oneShot argv that takes one prompt: on stdin, or as the argument {@code {prompt}}
 * @param oneShotUnattended arguments with which it writes without asking
 * @param oneShotReadOnly arguments with which it only reads; empty when it has no such mode
 * @param modeFlag flag that takes any other mode; empty when there is none
 * @param acp argv that speaks ACP over stdio, when it is asked for by name
 * @param acpProgram program that speaks ACP by itself, once it is installed; looked for first
 * @param unattendedMode ACP mode in which it writes without asking; empty when there is none
 * @param readOnlyMode ACP mode in which it only reads; empty when there is none
 * @param usageScope what the usage in its ACP responses covers
 * @param env set for it
 * @param faults what was seen to go wrong, for {@code doctor} and the documents
 */
public record Preset(
    String name,
    String program,
    List<String> oneShot,
    List<String> oneShotUnattended,
    List<String> oneShotReadOnly,
    String modeFlag,
    List<String> acp,
    List<String> acpProgram,
    String unattendedMode,
    String readOnlyMode,
    String usageScope,
    Map<String, String> env,
    List<String> faults) {

  public Preset {
    oneShot = List.copyOf(oneShot);
    oneShotUnattended = List.copyOf(oneShotUnattended);
    oneShotReadOnly = List.copyOf(oneShotReadOnly);
    acp = List.copyOf(acp);
    acpProgram = List.copyOf(acpProgram);
    env = Map.copyOf(env);
    faults = List.copyOf(faults);
  }

  /**
   * The arguments for a mode of a one-shot run.
   *
   * @param mode as configured; empty is the unattended one
   * @return nothing if it has no such mode
   */
  Optional<List<String>> oneShotMode(String mode) {
    if (mode.isEmpty() || mode.equals(unattendedMode)) {
      return Optional.of(oneShotUnattended);
    }
    if (mode.equals(readOnlyMode) && !oneShotReadOnly.isEmpty()) {
      return Optional.of(oneShotReadOnly);
    }
    return modeFlag.isEmpty() ? Optional.empty() : Optional.of(List.of(modeFlag, mode));
  }
}
