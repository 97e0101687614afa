package dev.omk.cli;

import dev.omk.cli.render.Hints;
import dev.omk.text.Harmless;
import dev.omk.text.ShellWord;
import java.util.ArrayList;
import java.util.List;

/**
 * The global flags that say where omk works, found among arguments that may not even be parsed.
 *
 * @param flags as they are typed
 * @param others every other argument, in order
 */
record PlaceFlags(String flags, List<String> others) {
  private static final int LONGEST = 4096;
  private static final String STATE = "--state-dir";

  PlaceFlags {
    others = List.copyOf(others);
  }

  /** Looks up to {@code --}; a flag without its value is none. */
  static PlaceFlags of(List<String> arguments) {
    List<String> flags = new ArrayList<>();
    List<String> others = new ArrayList<>();
    int at = 0;
    while (at < arguments.size() && !arguments.get(at).equals("--")) {
      String word = arguments.get(at++);
      String flag = flag(word);
      if (flag.isEmpty()) {
        others.add(word);
        continue;
      }
      String value = attached(word, flag);
      if (value.isEmpty() && at < arguments.size()) {
        value = arguments.get(at++);
      }
      if (!value.isBlank() && !value.startsWith("-")) {
        flags.add(flag + " " + Harmless.line(ShellWord.of(value), LONGEST));
      }
    }
    others.addAll(arguments.subList(at, arguments.size()));
    return new PlaceFlags(String.join(" ", flags), others);
  }

  private static String flag(String word) {
    if (word.equals(STATE) || word.startsWith(STATE + "=")) {
      return STATE;
    }
    return word.startsWith("-") && word.matches("-[hqvV]*C.*") ? "-C" : "";
  }

  private static String attached(String word, String flag) {
    String rest = word.substring(word.indexOf(flag.substring(1)) + flag.length() - 1);
    return rest.startsWith("=") ? rest.substring(1) : rest;
  }

  Hints hints() {
    return new Hints(flags);
  }
}
