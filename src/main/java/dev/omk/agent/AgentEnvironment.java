package dev.omk.agent;

import dev.omk.process.CallerEnvironment;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment of an agent's process: an allow-list of the caller's, so that credentials which
 * nobody gave it, the state directory and the key stay out of its sight.
 */
public final class AgentEnvironment {
  /** The goal that the turn serves. */
  public static final String GOAL_ID = "OMK_GOAL_ID";

  /** The task that the turn works on. */
  public static final String TASK_ID = "OMK_TASK_ID";

  /** Path of the prompt, readable during the turn only. */
  public static final String PROMPT_FILE = "OMK_PROMPT_FILE";

  private static final Set<String> ALLOWED =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "LANG",
          "LANGUAGE",
          "TERM",
          "COLORTERM",
          "NO_COLOR",
          "TZ",
          "TMPDIR",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR",
          "NODE_EXTRA_CA_CERTS");
  private static final Set<String> PROXIES =
      Set.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY");
  private static final String OURS = "OMK_";

  private AgentEnvironment() {}

  /**
   * Builds it.
   *
   * @param passed names of further variables of the caller's
   * @param added variables of the agent's own, which win
   */
  public static Map<String, String> of(
      CallerEnvironment caller, Collection<String> passed, Map<String, String> added) {
    Map<String, String> environment = new TreeMap<>();
    caller
        .variables()
        .forEach(
            (name, value) -> {
              if (allowed(name, value) || (passed.contains(name) && !name.startsWith(OURS))) {
                environment.put(name, value);
              }
            });
    environment.putAll(added);
    return environment;
  }

  /**
   * The same with what an agent may know about its turn.
   *
   * @param promptFile its copy of the prompt
   */
  public static Map<String, String> ofTurn(
      Map<String, String> environment, TurnRequest request, Path promptFile) {
    Map<String, String> all = new TreeMap<>(environment);
    all.put(GOAL_ID, request.goalId());
    all.put(TASK_ID, request.taskId());
    all.put(PROMPT_FILE, promptFile.toString());
    return all;
  }

  private static boolean allowed(String name, String value) {
    if (PROXIES.contains(name.toUpperCase(Locale.ROOT))) {
      return value.indexOf('@') < 0; // user:password@host is a credential
    }
    return ALLOWED.contains(name) || name.startsWith("LC_") || name.startsWith("XDG_");
  }
}
