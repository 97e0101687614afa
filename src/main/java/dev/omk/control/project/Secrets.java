package dev.omk.control.project;

import dev.omk.config.AgentSettings;
import dev.omk.config.Config;
import dev.omk.process.CallerEnvironment;
import dev.omk.secret.Redactor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which values are taken out of everything that is kept or printed. */
public final class Secrets {
  private Secrets() {}

  /** Of what looks like a credential. */
  public static Redactor redactor(CallerEnvironment caller) {
    return new Redactor(Redactor.credentialValues(caller.variables()));
  }

  /** Of what looks like a credential, and of whatever an agent gets that others do not. */
  public static Redactor redactor(CallerEnvironment caller, Config config) {
    Set<String> secrets = new TreeSet<>(Redactor.credentialValues(caller.variables()));
    for (AgentSettings agent : config.agents().values()) {
      secrets.addAll(Redactor.credentialValues(agent.env()));
      List<String> passed = agent.passEnv();
      if (passed != null) {
        passed.stream()
            .flatMap(name -> caller.get(name).stream())
            // Shorter ones (yes, 1, en_GB) stand everywhere and hide nothing.
            .filter(value -> value.length() >= Redactor.SHORTEST)
            .forEach(secrets::add);
      }
    }
    return new Redactor(secrets);
  }
}
