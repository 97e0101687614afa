package dev.omk.secret;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** All rules behind one search for their words. Immutable. */
final class RuleSet {
  static final RuleSet BUILT_IN = new RuleSet(SecretRules.all());

  private final List<SecretRule> byWord = new ArrayList<>();
  private final List<LiteralFinder.Word> words = new ArrayList<>();
  private final LiteralFinder finder;

  private RuleSet(List<SecretRule> rules) {
    for (SecretRule rule : rules) {
      for (String word : rule.words()) {
        words.add(new LiteralFinder.Word(word, rule.anyCase()));
        byWord.add(rule);
      }
    }
    this.finder = new LiteralFinder(words);
  }

  List<LiteralFinder.Word> words() {
    return words;
  }

  /** One byte a character, so that places in both are the same; 0 for what no word has. */
  static byte[] bytes(String line) {
    byte[] bytes = new byte[line.length()];
    for (int i = 0; i < bytes.length; i++) {
      char c = line.charAt(i);
      bytes[i] = (byte) (c < 256 ? c : 0);
    }
    return bytes;
  }

  /** The rules worth trying on a line. */
  List<SecretRule> candidates(String line) {
    byte[] bytes = LiteralFinder.bytes(line);
    if (finder.first(bytes, 0, bytes.length) < 0) {
      return List.of();
    }
    return rules(finder.all(bytes, 0, bytes.length), line);
  }

  /** The rules to which words belong, by the words' numbers; numbers beyond ours are skipped. */
  List<SecretRule> rules(BitSet wordNumbers, String line) {
    return wordNumbers.stream()
        .filter(number -> number < byWord.size())
        .mapToObj(byWord::get)
        .distinct()
        .filter(rule -> rule.also().isEmpty() || line.contains(rule.also()))
        .toList();
  }
}
