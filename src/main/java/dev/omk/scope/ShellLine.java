package dev.omk.scope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes a shell line or script apart into its simple commands: enough of the grammar to say what is
 * started and what is read. Never fails; what it does not know is a word. Linear.
 */
final class ShellLine {
  private static final int MAX_DEPTH = 20;

  /** They hand on what they get: at the end of a pipe they judge nothing. */
  private static final Set<String> PASSING =
      Set.of("tee", "cat", "ts", "sed", "head", "tail", "sponge");

  private final String text;
  private final int depth;
  private final List<ShellCommand> commands = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private List<String> inputs = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private final List<Integer> piped = new ArrayList<>();
  private final Map<String, Integer> written = new LinkedHashMap<>();
  private final List<String> outputs = new ArrayList<>();
  private boolean inWord;
  private char redirect;
  private int at;

  private ShellLine(String text, int depth) {
    this.text = text;
    this.depth = depth;
  }

  static List<ShellCommand> commands(String text) {
    return new ShellLine(text, 0).run();
  }

  private List<ShellCommand> run() {
    while (at < text.length()) {
      step(text.charAt(at++));
    }
    endCommand(false);
    return commands;
  }

  private void step(char c) {
    switch (c) {
      case '\'' -> single();
      case '"' -> twice();
      case '\\' -> escaped();
      case '$' -> dollar();
      case '`' -> substitute(endOf('`'));
      case ' ', '\t', '\r' -> endWord();
      case '\n', ';', '&', '(', ')' -> endCommand(false);
      case '|' -> pipe();
      case '<', '>' -> redirected(c);
      case '#' -> hash();
      default -> put(c);
    }
  }

  private void put(char c) {
    inWord = true;
    word.append(c);
  }

  private void single() {
    int end = text.indexOf('\'', at);
    end = end < 0 ? text.length() : end;
    inWord = true;
    word.append(text, at, end);
    at = Math.min(end + 1, text.length());
  }

  private void twice() {
    inWord = true;
    while (at < text.length()) {
      char c = text.charAt(at++);
      switch (c) {
        case '"' -> {
          return;
        }
        case '\\' -> escaped();
        case '$' -> dollar();
        case '`' -> substitute(endOf('`'));
        default -> word.append(c);
      }
    }
  }

  private void escaped() {
    if (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '\n') {
        put(c);
      }
    }
  }

  private void dollar() {
    put('$');
    if (text.startsWith("(", at)) {
      at++;
      substitute(closing());
    }
  }

  private void substitute(int end) {
    if (depth < MAX_DEPTH) {
      for (ShellCommand inner : new ShellLine(text.substring(at, end), depth + 1).run()) {
        commands.add(new ShellCommand(inner.words(), inner.inputs(), true));
      }
    }
    inWord = true;
    at = Math.min(end + 1, text.length());
  }

  private int endOf(char quote) {
    int end = text.indexOf(quote, at);
    return end < 0 ? text.length() : end;
  }

  private int closing() {
    int open = 1;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    return text.length();
  }

  private void pipe() {
    boolean or = text.startsWith("|", at);
    at += or ? 1 : 0;
    endCommand(!or);
  }

  // "2>" is a redirection, not a word; "<(…)" is a command whose output is read.
  private void redirected(char c) {
    if (word.toString().matches("[0-9]")) {
      word.setLength(0);
      inWord = false;
    }
    endWord();
    if (text.startsWith("(", at)) {
      at++;
      put('$');
      substitute(closing());
      return;
    }
    while (at < text.length() && (text.charAt(at) == c || text.charAt(at) == '&')) {
      at++;
    }
    redirect = c;
  }

  private void hash() {
    if (inWord) {
      put('#');
      return;
    }
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  private void endWord() {
    if (inWord) {
      String done = word.toString();
      if (redirect == '<') {
        inputs.add(done);
      } else if (redirect == '>') {
        outputs.add(done);
      } else {
        words.add(done);
      }
      redirect = 0;
    }
    word.setLength(0);
    inWord = false;
  }

  private void endCommand(boolean judged) {
    endWord();
    redirect = 0;
    if (!words.isEmpty() || !inputs.isEmpty()) {
      ShellCommand command = new ShellCommand(words, inputs, judged);
      readsWhatWasWritten(command);
      commands.add(command);
      handsOn(command);
      outputs.forEach(file -> written.put(file, commands.size() - 1));
    }
    outputs.clear();
    words = new ArrayList<>();
    inputs = new ArrayList<>();
  }

  // What is written to a file that a later command reads is judged by that one.
  private void readsWhatWasWritten(ShellCommand command) {
    for (List<String> read : List.of(command.words(), command.inputs())) {
      for (String file : read) {
        Integer writer = written.get(file);
        if (writer != null && !PASSING.contains(command.program())) {
          commands.set(writer, commands.get(writer).judged(true));
        }
      }
    }
  }

  private void handsOn(ShellCommand command) {
    boolean passes = PASSING.contains(command.program());
    if (passes && !command.judged()) {
      piped.forEach(number -> commands.set(number, commands.get(number).judged(false)));
    }
    if (!passes || !command.judged()) {
      piped.clear();
    }
    if (command.judged()) {
      piped.add(commands.size() - 1);
    }
  }
}
