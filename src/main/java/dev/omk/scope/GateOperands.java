package dev.omk.scope;

import dev.omk.glob.Globs;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What gates and check scripts read without starting it: expectations, and switches. */
final class GateOperands {
  private static final Set<String> COMPARING =
      Set.of(
          "diff",
          "cmp",
          "comm",
          "sdiff",
          "colordiff",
          "jq",
          "md5sum",
          "sha1sum",
          "sha256sum",
          "sha512sum",
          "shasum",
          "cksum");

  /** They say something about their operand, which is what is tested. */
  private static final Set<String> ASSERTING =
      Set.of(
          "grep", "egrep", "fgrep", "rg", "test", "[", "[[", "cat", "wc", "head", "tail", "ls",
          "stat", "file", "cp", "mv", "rm", "echo", "printf");

  private static final Set<String> MANIFESTS =
      Set.of("package.json", "composer.json", "tsconfig.json", "deno.json");
  private static final Pattern EXPECTATION =
      Pattern.compile(
          "(^|[^a-z])(expect(ed|ations?)?|want|golden|snap(shots?)?|baseline|reference|approved"
              + "|fixtures?|cases?)([^a-z]|$)");
  private static final Set<String> DATA =
      Set.of(
          "txt",
          "json",
          "jsonl",
          "csv",
          "tsv",
          "yml",
          "yaml",
          "xml",
          "out",
          "want",
          "golden",
          "expected",
          "snap",
          "dat",
          "html");
  private static final Pattern TOKENS = Pattern.compile("[^A-Za-z0-9_./@+-]+");
  private static final Set<String> CODE = Set.of("py", "js", "mjs", "cjs", "ts", "rb", "pl", "php");
  private static final Set<String> FILE_TESTS =
      Set.of("-e", "-f", "-r", "-s", "-x", "-d", "-h", "-L", "-a");
  private static final Pattern ASKED =
      Pattern.compile(
          "(?:exists|existsSync|is_file|isfile|exist\\?)\\(\\s*[\"'](\\.[^\"'/][^\"']*)");

  private final Set<String> known;
  private final Set<String> named = new LinkedHashSet<>();
  private final Set<String> awaited = new LinkedHashSet<>();

  GateOperands(Set<String> known) {
    this.known = known;
  }

  Set<String> named() {
    return named;
  }

  Set<String> awaited() {
    return awaited;
  }

  void command(GateCommands.Placed placed) {
    command(placed.command(), List.of(placed.folder()));
  }

  /** Reads a script that decides what a gate says. */
  void script(String path, String text) {
    String folder = ScriptPaths.folder(path);
    String suffix = suffix(path);
    if (CODE.contains(suffix)) {
      for (String token : TOKENS.split(text, -1)) {
        if (DATA.contains(suffix(token)) && !MANIFESTS.contains(ScriptPaths.name(token))) {
          name(token, List.of("", folder));
        }
      }
      Matcher asked = ASKED.matcher(text);
      while (asked.find()) {
        await(asked.group(1), List.of("", folder));
      }
    } else if (suffix.isEmpty() || suffix.equals("sh") || suffix.equals("bash")) {
      for (ShellCommand command : ShellLine.commands(text)) {
        command(GateCommands.plain(command), List.of("", folder));
      }
    }
  }

  private void command(ShellCommand command, List<String> folders) {
    String program = command.program();
    boolean asserting = ASSERTING.contains(program);
    if (!asserting) {
      command.inputs().forEach(input -> name(input, folders));
    }
    if (program.equals(".") || program.equals("source")) {
      command.words().stream().skip(1).limit(1).forEach(word -> await(word, folders));
    } else if (COMPARING.contains(program) || isGitDiff(command)) {
      operands(command).filter(this::isNoManifest).forEach(word -> name(word, folders));
    } else if (!asserting) {
      operands(command)
          .filter(word -> EXPECTATION.matcher(word.toLowerCase(Locale.ROOT)).find())
          .filter(word -> DATA.contains(suffix(word)))
          .forEach(word -> name(word, folders));
    }
    switches(command.words(), folders);
    discovered(command.words(), folders);
  }

  // "python3 -m unittest discover -s qa -p '*_cases.py'" (unittest's documentation, command line).
  private void discovered(List<String> words, List<String> folders) {
    if (!words.contains("unittest") || !words.contains("discover")) {
      return;
    }
    String pattern = option(words, "-p", "--pattern").orElse("test*.py");
    String start = option(words, "-s", "--start-directory").orElse(".");
    Globs wanted = Globs.of(List.of("**/" + pattern));
    for (String folder : folders) {
      String place = ScriptPaths.in(folder, start).orElse("");
      known.stream()
          .filter(path -> place.isEmpty() || path.startsWith(place + "/"))
          .filter(wanted::covers)
          .forEach(named::add);
    }
  }

  private static Optional<String> option(List<String> words, String brief, String full) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if ((word.equals(brief) || word.equals(full)) && i + 1 < words.size()) {
        return Optional.of(words.get(i + 1));
      }
      if (word.startsWith(full + "=")) {
        return Optional.of(word.substring(full.length() + 1));
      }
    }
    return Optional.empty();
  }

  private static boolean isGitDiff(ShellCommand command) {
    return command.program().equals("git") && command.words().contains("--no-index");
  }

  private static java.util.stream.Stream<String> operands(ShellCommand command) {
    return command.words().stream().skip(1).filter(word -> !word.startsWith("-"));
  }

  private boolean isNoManifest(String word) {
    return !MANIFESTS.contains(ScriptPaths.name(word));
  }

  private void switches(List<String> words, List<String> folders) {
    for (int i = 0; i + 1 < words.size(); i++) {
      String operand = words.get(i + 1);
      String name = ScriptPaths.name(operand);
      if (FILE_TESTS.contains(words.get(i)) && name.matches("\\.[^./].*") && !name.equals(".git")) {
        await(operand, folders);
      }
    }
  }

  private void name(String word, List<String> folders) {
    for (String folder : folders) {
      ScriptPaths.in(folder, plain(word)).filter(known::contains).ifPresent(named::add);
    }
  }

  private void await(String word, List<String> folders) {
    for (String folder : folders) {
      ScriptPaths.in(folder, plain(word))
          .filter(path -> !known.contains(path) && path.indexOf('$') < 0)
          .ifPresent(awaited::add);
    }
  }

  // A folder in a variable is the script's own or the root.
  private static String plain(String word) {
    return word.replaceFirst("^\\$[^/]*/", "");
  }

  private static String suffix(String path) {
    String name = ScriptPaths.name(path);
    return name.substring(name.lastIndexOf('.') + 1).equals(name)
        ? ""
        : name.substring(name.lastIndexOf('.') + 1);
  }
}
