package dev.omk.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A command line split before any command exists: global flags may stand before, between and after
 * the words of the command.
 *
 * @param words the words of the command, or the first ones that are none; empty without any
 * @param rest everything else, in order
 * @param help whether help on these words is asked for by the word {@code help}
 */
record CommandWords(List<String> words, List<String> rest, boolean help) {
  private static final Set<String> TAKE_VALUE = Set.of("--state-dir", "--color", "--progress");

  CommandWords {
    words = List.copyOf(words);
    rest = List.copyOf(rest);
  }

  /** Splits. */
  static CommandWords of(List<String> argv) {
    List<String> words = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    boolean help = false;
    int at = 0;
    while (at < argv.size() && !complete(words)) {
      String word = argv.get(at++);
      if (word.equals("--")) {
        at--;
        break;
      }
      if (word.equals("help") && !help) {
        help = true;
      } else if (word.startsWith("-") && word.length() > 1) {
        rest.add(word);
        // Another flag is no value: that one is missing, and what is behind the other is no
        // command.
        if (takesValue(word) && at < argv.size() && !argv.get(at).startsWith("--")) {
          rest.add(argv.get(at++));
        }
      } else {
        words.add(word);
      }
    }
    rest.addAll(argv.subList(at, argv.size()));
    return new CommandWords(words, rest, help);
  }

  private static boolean complete(List<String> words) {
    return words.size() == 2 || (words.size() == 1 && !words.getFirst().equals("goal"));
  }

  private static boolean takesValue(String word) {
    return TAKE_VALUE.contains(word) || word.matches("-[hqvV]*C");
  }

  /** The words as they are typed. */
  String text() {
    return String.join(" ", words);
  }

  /** Whether a flag without a value is among the rest, before {@code --}. */
  boolean has(String... flags) {
    for (String word : rest) {
      if (word.equals("--")) {
        return false;
      }
      for (String flag : flags) {
        if (word.equals(flag)) {
          return true;
        }
      }
    }
    return false;
  }
}
