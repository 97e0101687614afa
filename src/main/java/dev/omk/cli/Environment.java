package dev.omk.cli;

import dev.omk.process.CallerEnvironment;
import java.util.HashMap;
import java.util.Map;

/** The caller's environment, with what the launcher put aside for the JVM given back. */
final class Environment {
  private static final String ASIDE = "OMK_CALLER_";
  private static final String LOCALE = ASIDE + "LC_ALL";

  private Environment() {}

  static CallerEnvironment ofCaller() {
    return new CallerEnvironment(restored(System.getenv()));
  }

  static Map<String, String> restored(Map<String, String> ours) {
    if (!ours.containsKey(LOCALE)) {
      return ours; // Not started by the launcher.
    }
    Map<String, String> theirs = new HashMap<>(ours);
    theirs.keySet().removeIf(name -> name.startsWith(ASIDE));
    theirs.remove("LC_ALL");
    ours.forEach(
        (name, value) -> {
          // An empty locale means the same as none.
          if (name.startsWith(ASIDE) && !(name.equals(LOCALE) && value.isEmpty())) {
            theirs.put(name.substring(ASIDE.length()), value);
          }
        });
    return theirs;
  }
}
