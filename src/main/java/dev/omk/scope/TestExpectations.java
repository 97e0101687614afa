package dev.omk.scope;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files outside of the tests' folders that tests of a runner rest on and do not test: data that
 * they read, modules whose constants they compare with, and modules that assert for them. Whether
 * such a file is the product or the expectation nobody can tell, so a change there is a doubt.
 */
final class TestExpectations {
  private static final int MAX_FILES = 2000;
  private static final Pattern DATA =
      Pattern.compile(
          "[\"'`]([\\w./@+-]*[\\w-]\\.(?:json|jsonl|ndjson|txt|ya?ml|csv|tsv|xml|golden|snap|in|out|expected|dat"
              + "|sql|md|rst|db|sqlite3?|ini|inc|def|tbl|pkl|pickle|npy|npz|parquet|bin|zip|tar|gz))[\"'`]");
  private static final Set<String> MANIFESTS =
      Set.of("package.json", "package-lock.json", "tsconfig.json", "requirements.txt");

  /** What is written for people first, whoever reads it in a test. */
  private static final Pattern FOR_PEOPLE =
      Pattern.compile("(?i)(readme|changelog|changes|history|news|contributing|license)\\b.*");

  private static final Pattern ASSERTING =
      Pattern.compile("(?i)(assert|check|verify|expect|ensure|must|should|validate|same)\\w*");
  private static final Pattern COMPARES =
      Pattern.compile("\\bassert|\\bexpect\\b|[eE]qual|==|\\b(to|not)Be\\b");
  private static final Pattern BOUND =
      Pattern.compile("^(?:const|let|var)\\s+(\\{[^}]*\\}|[\\w$]+)\\s*=");
  private static final Set<String> CODE = Set.of("py", "js", "mjs", "cjs", "ts", "tsx", "jsx");
  private static final Set<String> READERS =
      Set.of(
          "py", "js", "mjs", "cjs", "ts", "tsx", "jsx", "go", "rs", "rb", "java", "kt", "php", "c",
          "cc", "cpp", "cxx", "cs", "swift", "pl", "t", "ex", "exs", "lua", "scala");
  private static final Pattern LOOPED =
      Pattern.compile(
          "(?:\\b(?:in|of)\\s+|\\beach\\s*\\(\\s*|\\bparametrize\\([^\\n]*,\\s*)(?:\\w+\\.)?(\\w+)\\(\\)");

  private final Set<String> known;
  private final Function<String, Optional<String>> read;
  private final Set<String> scripts;
  private final TestFiles tests = TestFiles.of(List.of());
  private final Map<String, List<String>> byName = new HashMap<>();

  /**
   * @param scripts that gates run: those that load what they try are tests, too
   */
  TestExpectations(
      Set<String> known, Function<String, Optional<String>> read, Set<String> scripts) {
    this.known = known;
    this.read = read;
    this.scripts = Set.copyOf(scripts);
  }

  Set<String> found() {
    Set<String> found = new LinkedHashSet<>();
    int files = 0;
    for (String path : known) {
      String suffix = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      if (READERS.contains(suffix) && isTest(path, suffix) && files++ < MAX_FILES) {
        String text = read.apply(path).orElse("");
        data(path, text, found);
        if (CODE.contains(suffix)) {
          modules(path, text, found);
        }
      }
    }
    found.removeIf(tests::isTest);
    return found;
  }

  private boolean isTest(String path, String suffix) {
    return tests.isTest(path)
        || (scripts.contains(path)
            && CODE.contains(suffix)
            && LoadStatements.of(path, Statements.of(path, read.apply(path).orElse(""))).stream()
                .anyMatch(
                    load ->
                        AwaitedModules.resolved(known, load)
                            .filter(module -> !scripts.contains(module))
                            .isPresent()));
  }

  /** Paths that would be taken in place of modules of Python's that tests load. */
  Set<String> awaited() {
    Set<String> awaited = new LinkedHashSet<>();
    for (String path : known) {
      if (path.endsWith(".py") && tests.isTest(path)) {
        List<String> statements = Statements.of(path, read.apply(path).orElse(""));
        for (Loaded load : LoadStatements.of(path, statements)) {
          load.candidates().stream()
              .filter(candidate -> !known.contains(candidate))
              .filter(TestExpectations::hidesTheLibrary)
              .forEach(awaited::add);
        }
      }
    }
    return awaited;
  }

  private static boolean hidesTheLibrary(String candidate) {
    String module = candidate.replaceFirst("(/__init__)?\\.py$", "");
    return PythonLibrary.has(ScriptPaths.name(module));
  }

  private void data(String test, String text, Set<String> found) {
    Matcher matcher = DATA.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1);
      String file = ScriptPaths.name(name);
      if (!MANIFESTS.contains(file) && !FOR_PEOPLE.matcher(file).matches()) {
        for (String folder : List.of("", ScriptPaths.folder(test))) {
          ScriptPaths.in(folder, name).filter(known::contains).ifPresent(found::add);
        }
        packaged(text, name).forEach(found::add);
      }
    }
  }

  // files("calc") / "cases.txt", join(ROOT, "data", "cases.txt"), getResource("/cases.txt"): the
  // name stands alone, and the folder it is in beside it.
  private List<String> packaged(String text, String name) {
    String tail = name.replaceFirst("^[./]+(?=\\w)", "/");
    String end = tail.startsWith("/") ? tail : "/" + tail;
    List<String> found = new ArrayList<>();
    for (String path : byName().getOrDefault(ScriptPaths.name(name), List.of())) {
      String folder = ScriptPaths.name(ScriptPaths.folder(path));
      if (path.endsWith(end)
          && (speaksOf(text, folder)
              || (folder.equals("resources") && text.contains("getResource")))) {
        found.add(path);
      }
    }
    return found;
  }

  private static boolean speaksOf(String text, String folder) {
    for (int at = text.indexOf(folder); at > 0; at = text.indexOf(folder, at + 1)) {
      int end = at + folder.length();
      boolean quoted =
          "\"'`./".indexOf(text.charAt(at - 1)) >= 0
              && end < text.length()
              && "\"'`./".indexOf(text.charAt(end)) >= 0;
      if (quoted || text.startsWith(".__file__", end) || text.startsWith(".__path__", end)) {
        return true;
      }
    }
    return false;
  }

  private Map<String, List<String>> byName() {
    if (byName.isEmpty()) {
      known.forEach(
          path -> byName.computeIfAbsent(ScriptPaths.name(path), n -> new ArrayList<>()).add(path));
    }
    return byName;
  }

  private void modules(String test, String text, Set<String> found) {
    List<String> statements = Statements.of(test, text);
    for (Loaded load : LoadStatements.of(test, statements)) {
      Optional<String> module = AwaitedModules.resolved(known, load);
      if (module.isPresent() && !tests.isTest(module.get())) {
        if (restsOn(statements, load)) {
          found.add(module.get());
        }
        cases(text, module.get(), found);
      }
    }
  }

  // "for a, b, want in calc.cases():" loops over what a function of the product reads somewhere.
  private void cases(String test, String module, Set<String> found) {
    Matcher looped = LOOPED.matcher(test);
    String text = looped.find() ? read.apply(module).orElse("") : "";
    if (!text.isEmpty() && text.contains(looped.group(1))) {
      data(module, text, found);
    }
  }

  private static boolean restsOn(List<String> statements, Loaded load) {
    List<String> names = names(statements.get(load.statement()), load);
    return names.stream()
            .anyMatch(name -> asserts(statements, name) || givesPairs(statements, name))
        || givesPairs(statements, load.text())
        || (!names.isEmpty() && names.stream().allMatch(name -> onlyCompared(statements, name)));
  }

  // What "const { SUM } = require(...)" binds, no load statement says.
  private static List<String> names(String statement, Loaded load) {
    Matcher bound = BOUND.matcher(statement);
    if (!load.names().isEmpty() || !bound.find()) {
      return load.names();
    }
    List<String> names = new ArrayList<>();
    for (String part : bound.group(1).replaceAll("[{}\\s]", "").split(",", -1)) {
      names.add(part.substring(part.indexOf(':') + 1));
    }
    names.removeIf(String::isEmpty);
    return names;
  }

  // "for (const [text, want] of cases)": what a test is tried with, and what has to come of it.
  private static boolean givesPairs(List<String> statements, String name) {
    Pattern pairs =
        Pattern.compile(
            "(?s)\\bfor\\b[^\\n]*?\\w\\s*,\\s*\\w+[^\\n]*?\\s(?:in|of)\\s+"
                + Pattern.quote(name)
                + "(?:\\.\\w+)?\\s*(?:[):{].*)?$|\\beach\\s*\\(\\s*"
                + Pattern.quote(name)
                + "(?:\\.\\w+)?\\s*\\)");
    return statements.stream()
        .anyMatch(statement -> statement.contains(name) && pairs.matcher(statement).find());
  }

  // "check_sum(add)" or "helpers.check_sum(add)" as a statement of its own.
  private static boolean asserts(List<String> statements, String name) {
    Pattern called =
        Pattern.compile(
            "(?:await\\s+)?" + Pattern.quote(name) + "(?:\\.(\\w+))?\\s*\\(.*", Pattern.DOTALL);
    for (String statement : statements) {
      Matcher matcher = called.matcher(statement.strip());
      if (matcher.matches()) {
        String function = matcher.group(1) == null ? name : matcher.group(1);
        if (ASSERTING.matcher(function).matches()) {
          return true;
        }
      }
    }
    return false;
  }

  // A constant that stands on the other side of a comparison of what something else gives.
  private static boolean onlyCompared(List<String> statements, String name) {
    if (!name.matches("_?[A-Z][A-Z0-9_]*")) {
      return false;
    }
    Pattern used = Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "(?!\\w)");
    boolean compared = false;
    for (String statement : statements) {
      boolean loads = statement.matches("(?s)(from|import|export|const|let|var)\\b.*");
      if (!loads && used.matcher(statement).find()) {
        String rest = used.matcher(statement).replaceAll("");
        if (!COMPARES.matcher(statement).find() || !rest.matches("(?s).*\\w\\(.*\\w\\(?.*")) {
          return false;
        }
        compared = true;
      }
    }
    return compared;
  }
}
