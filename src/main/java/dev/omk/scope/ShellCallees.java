package dev.omk.scope;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a check that is written for a shell, or a makefile, starts and sources. */
final class ShellCallees {
  private static final Pattern FUNCTION =
      Pattern.compile("(?m)^\\s*(?:function\\s+)?([A-Za-z_][\\w-]*)\\s*\\(\\)");
  private static final Set<String> SOURCING = Set.of(".", "source");

  private final Set<String> known;
  private final Function<String, Optional<String>> read;

  ShellCallees(Set<String> known, Function<String, Optional<String>> read) {
    this.known = known;
    this.read = read;
  }

  /** What a script does. */
  Calls of(String caller, String text) {
    List<GateCommands.Placed> commands = new ArrayList<>();
    for (ShellCommand command : ShellLine.commands(text)) {
      for (String folder : new LinkedHashSet<>(List.of("", ScriptPaths.folder(caller)))) {
        commands.add(new GateCommands.Placed(GateCommands.plain(command), folder));
      }
    }
    Calls calls = of(commands);
    calls.files().remove(caller);
    return calls;
  }

  /** What some commands do together. */
  Calls of(List<GateCommands.Placed> commands) {
    Calls calls = Calls.none();
    for (GateCommands.Placed placed : commands) {
      List<String> words = placed.command().words();
      if (words.isEmpty()) {
        continue;
      }
      boolean sources = SOURCING.contains(words.getFirst());
      for (String path : GateStarts.of(stripped(placed))) {
        if (known.contains(path)) {
          calls.add(path, sources ? sourced(path, commands) : started(path, placed.command()));
        }
      }
      if (!placed.command().judged()) {
        BuiltStarts.of(placed, known).forEach(path -> calls.add(path, FileUse.DECIDES));
      }
      if (startsWhatIsFound(placed.command())) {
        globs(commands, placed.folder(), sources, calls.globs());
      }
    }
    return calls;
  }

  // What is called a check and says "all is well" is none that another command judges.
  private static FileUse started(String path, ShellCommand command) {
    boolean check = CheckCallees.saysCheck(path) && !TestNames.isNamed(path);
    return command.judged() && !check ? FileUse.JUDGED : FileUse.DECIDES;
  }

  // A folder in a variable is the script's own or the root.
  private static GateCommands.Placed stripped(GateCommands.Placed placed) {
    ShellCommand command = placed.command();
    List<String> words =
        command.words().stream().map(word -> word.replaceFirst("^\\$[^/]*/", "./")).toList();
    return new GateCommands.Placed(
        new ShellCommand(words, command.inputs(), command.judged()), placed.folder());
  }

  /** A library of the product is judged by what its functions print. */
  private FileUse sourced(String path, List<GateCommands.Placed> commands) {
    Set<String> functions = new LinkedHashSet<>();
    Matcher matcher = FUNCTION.matcher(read.apply(path).orElse(""));
    while (matcher.find()) {
      functions.add(matcher.group(1));
    }
    boolean judged = false;
    for (GateCommands.Placed placed : commands) {
      if (functions.contains(placed.command().program())) {
        if (!placed.command().judged()) {
          return FileUse.DECIDES;
        }
        judged = true;
      }
    }
    return judged ? FileUse.JUDGED : FileUse.DECIDES;
  }

  // . "$f", sh $f, "$f", find … -exec sh {}, xargs sh
  private static boolean startsWhatIsFound(ShellCommand command) {
    List<String> words = command.words();
    if (words.contains("-n") || words.contains("--check")) {
      return false;
    }
    String first = words.getFirst();
    boolean variable = words.size() > 1 && words.get(1).matches("\\$\\{?\\w+\\}?|\\{\\}");
    boolean starts = SOURCING.contains(first) || GateStarts.isInterpreter(first);
    boolean found = first.equals("find") && words.contains("-exec");
    return (starts && (variable || (words.size() > 1 && words.get(1).contains("*"))))
        || first.matches("\\$\\{?\\w+\\}?")
        || first.equals("xargs")
        || first.equals("eval")
        || found;
  }

  private static void globs(
      List<GateCommands.Placed> commands, String folder, boolean sources, Set<String> globs) {
    for (GateCommands.Placed placed : commands) {
      for (String word : placed.command().words()) {
        String glob = word.replaceFirst("^\\$[^/]*/", "");
        if (glob.indexOf('*') >= 0 && glob.matches("[\\w./*?@+-]+")) {
          // A new test beside the old ones is started with them, and is none of the check.
          ScriptPaths.in(folder, glob)
              .filter(path -> !path.matches("[*./]+"))
              .filter(path -> sources || !(TestNames.inTestFolder(path) || TestNames.isNamed(path)))
              .ifPresent(globs::add);
        }
      }
    }
  }
}
