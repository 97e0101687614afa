package dev.omk.scope;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a check that is written in a scripting language loads and starts, and what it does with it.
 */
final class CodeCallees {
  private static final Pattern DEFINED =
      Pattern.compile(
          "(?m)^\\s*(?:export\\s+)?(?:async\\s+)?(?:def|class|module|function|sub)\\s+(?:self\\.)?"
              + "(\\w+)|^(\\w+)\\s*=(?!=)");
  private static final Pattern TEXT = Pattern.compile("\"([^\"\\n]*)\"|'([^'\\n]*)'|`([^`]*)`");
  private static final Set<String> CODE =
      Set.of("py", "js", "mjs", "cjs", "ts", "rb", "pl", "php", "sh", "bash");
  private static final String CALL = CalleeUse.NAME + "()";

  private final Set<String> known;
  private final Function<String, Optional<String>> read;

  CodeCallees(Set<String> known, Function<String, Optional<String>> read) {
    this.known = known;
    this.read = read;
  }

  Calls of(String caller, String text) {
    Calls calls = Calls.none();
    List<String> statements = Statements.of(caller, text);
    List<Loaded> loaded = LoadStatements.of(caller, statements);
    Set<Set<String>> targets = new LinkedHashSet<>();
    loaded.forEach(load -> targets.add(target(load)));
    for (Set<String> target : targets) {
      FileUse use = CalleeUse.of(rewritten(statements, loaded, target));
      target.stream().filter(known::contains).forEach(path -> calls.add(path, use));
      if (target.stream().anyMatch(known::contains) || use == FileUse.DECIDES) {
        target.stream().filter(path -> !known.contains(path)).forEach(calls.awaited()::add);
      }
    }
    for (String path : named(caller, statements)) {
      calls.add(path, CalleeUse.of(startedBy(caller, statements, path)));
    }
    calls.files().remove(caller);
    return calls;
  }

  /** What a statement loads: the first path that is there, and those that would be taken before. */
  private Set<String> target(Loaded load) {
    Set<String> paths = new LinkedHashSet<>();
    for (String candidate : load.candidates()) {
      paths.add(candidate);
      if (known.contains(candidate)) {
        break;
      }
    }
    return paths;
  }

  private List<String> rewritten(List<String> statements, List<Loaded> loaded, Set<String> target) {
    List<String> rewritten = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      String statement = statements.get(i);
      for (Loaded load : loaded) {
        if (load.statement() == i && target(load).equals(target)) {
          load.names().forEach(name -> rewritten.add(name + " = " + CalleeUse.NAME));
          if (load.everything()) {
            defined(target).forEach(name -> rewritten.add(name + " = " + CalleeUse.NAME));
          }
          statement = statement.replace(load.text(), CalleeUse.NAME);
        }
      }
      rewritten.add(statement);
    }
    return rewritten;
  }

  private List<String> defined(Set<String> target) {
    List<String> names = new ArrayList<>();
    for (String path : target) {
      Matcher matcher = DEFINED.matcher(known.contains(path) ? read.apply(path).orElse("") : "");
      while (matcher.find()) {
        names.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
      }
    }
    return names;
  }

  /** Files of code that stand in texts: what is started as a program, most likely. */
  private Set<String> named(String caller, List<String> statements) {
    Set<String> found = new LinkedHashSet<>();
    for (String statement : statements) {
      Matcher matcher = TEXT.matcher(statement);
      while (matcher.find()) {
        found.addAll(files(caller, text(matcher)));
      }
    }
    return found;
  }

  private List<String> startedBy(String caller, List<String> statements, String path) {
    List<String> rewritten = new ArrayList<>();
    for (String statement : statements) {
      Matcher matcher = TEXT.matcher(statement);
      rewritten.add(
          matcher.replaceAll(
              found ->
                  files(caller, text(matcher)).contains(path)
                      ? CALL
                      : Matcher.quoteReplacement(found.group())));
    }
    return rewritten;
  }

  private static String text(Matcher matcher) {
    for (int group = 1; group <= 3; group++) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    return "";
  }

  private List<String> files(String caller, String text) {
    List<String> found = new ArrayList<>();
    for (String word : text.split("\\s+", -1)) {
      String name = ScriptPaths.name(word);
      if (CODE.contains(name.substring(name.lastIndexOf('.') + 1)) && name.indexOf('.') > 0) {
        for (String folder : List.of("", ScriptPaths.folder(caller))) {
          ScriptPaths.in(folder, word).filter(known::contains).ifPresent(found::add);
        }
      }
    }
    return found;
  }
}
