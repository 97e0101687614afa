package dev.omk.gate.report;

import dev.omk.gate.GateSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the runner of a gate lists its tests without running them, for gates without reports: pytest
 * ({@code --collect-only}), unittest (it loads them), go ({@code -list}).
 *
 * @param runner which it is
 * @param argv the command that lists
 */
public record TestListing(Runner runner, List<String> argv) {
  /** Runners whose lists can be read. */
  public enum Runner {
    PYTEST,
    UNITTEST,
    GO
  }

  // One command and nothing that a shell would do to it.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@,+=\\- ]+");
  private static final Pattern PYTHON = Pattern.compile("python(3(\\.\\d+)?)?");
  private static final Pattern PYTEST_ID = Pattern.compile("[^:]+\\.py::.+");
  private static final Pattern GO_TEST = Pattern.compile("(Test|Example|Fuzz|Benchmark)\\S*");
  private static final Pattern GO_PACKAGE = Pattern.compile("ok\\s+(\\S+)\\s.*");
  private static final Set<String> LOUDNESS =
      Set.of("-q", "-qq", "--quiet", "-v", "-vv", "-vvv", "--verbose", "-x", "--exitfirst");
  private static final String LISTED = "listed ";
  private static final String END = "listed all: ";
  private static final String NOT_LOADED = "unittest.loader.";

  // What python -m unittest does, but for the running.
  private static final String UNITTEST_LISTER =
      """
      import sys, unittest
      class Lister:
          def run(self, suite):
              left, ids = [suite], []
              while left:
                  one = left.pop()
                  if isinstance(one, unittest.TestSuite):
                      left.extend(test for test in one if test is not None)
                  else:
                      ids.append(one.id())
              print("".join("\\nlisted " + name for name in ids))
              print("listed all: %d" % len(ids), flush=True)
              return unittest.TestResult()
      unittest.main(module=None, argv=["unittest"] + sys.argv[1:], testRunner=Lister(), exit=False)
      """;

  public TestListing {
    argv = List.copyOf(argv);
  }

  /** For a gate that starts a known runner and nothing else; else nothing. */
  public static Optional<TestListing> of(GateSpec gate) {
    List<String> words = gate.argv();
    if (!gate.shellLine().isEmpty()) {
      if (!PLAIN.matcher(gate.shellLine()).matches()) {
        return Optional.empty();
      }
      words = List.of(gate.shellLine().strip().split(" +", -1));
    }
    String program = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
    List<String> rest = words.subList(1, words.size());
    if (program.equals("pytest")) {
      return Optional.of(pytest(words.subList(0, 1), rest));
    }
    if (program.equals("go") && rest.size() > 0 && rest.getFirst().equals("test")) {
      return go(words);
    }
    if (PYTHON.matcher(program).matches() && rest.size() > 1 && rest.getFirst().equals("-m")) {
      return module(words.getFirst(), rest.get(1), rest.subList(2, rest.size()));
    }
    return Optional.empty();
  }

  private static Optional<TestListing> module(String python, String module, List<String> rest) {
    return switch (module) {
      case "pytest" -> Optional.of(pytest(List.of(python, "-m", "pytest"), rest));
      case "unittest" -> {
        List<String> argv = new ArrayList<>(List.of(python, "-c", UNITTEST_LISTER));
        argv.addAll(rest);
        yield Optional.of(new TestListing(Runner.UNITTEST, argv));
      }
      default -> Optional.empty();
    };
  }

  private static TestListing pytest(List<String> start, List<String> rest) {
    List<String> argv = new ArrayList<>(start);
    rest.stream().filter(word -> !LOUDNESS.contains(word)).forEach(argv::add);
    argv.addAll(List.of("--collect-only", "--verbosity=-1"));
    return new TestListing(Runner.PYTEST, argv);
  }

  private static Optional<TestListing> go(List<String> words) {
    if (words.contains("-json") || words.contains("-c") || words.contains("-args")) {
      return Optional.empty();
    }
    List<String> argv = new ArrayList<>(words.subList(0, 2));
    argv.addAll(List.of("-list", "."));
    argv.addAll(words.subList(2, words.size()));
    return Optional.of(new TestListing(Runner.GO, argv));
  }

  /**
   * What a list that came to its end says; nothing if it cannot be believed to be whole.
   *
   * @param stdout all of the output of a program that ended with 0
   */
  public Optional<List<ListedTest>> read(String stdout) {
    List<String> lines = stdout.lines().map(String::strip).toList();
    List<ListedTest> tests =
        switch (runner) {
          case PYTEST ->
              lines.stream()
                  .filter(line -> PYTEST_ID.matcher(line).matches())
                  .map(line -> named(line, "::"))
                  .toList();
          case UNITTEST -> unittest(lines);
          case GO -> packages(lines);
        };
    return tests.isEmpty() ? Optional.empty() : Optional.of(tests);
  }

  private static ListedTest named(String id, String separator) {
    int end = id.indexOf(separator);
    return ListedTest.of(id, end, end + separator.length());
  }

  // A module that cannot be loaded lists nothing; its own tests are not known then.
  private static List<ListedTest> unittest(List<String> lines) {
    List<String> ids =
        lines.stream()
            .filter(line -> line.startsWith(LISTED) && !line.startsWith(END))
            .map(line -> line.substring(LISTED.length()))
            .toList();
    if (!lines.contains(END + ids.size())) {
      return List.of();
    }
    return ids.stream().filter(id -> !id.startsWith(NOT_LOADED)).map(TestListing::ofClass).toList();
  }

  // module.Class.method, where the module has dots itself.
  private static ListedTest ofClass(String id) {
    int method = id.lastIndexOf('.');
    int end = method < 0 ? -1 : id.lastIndexOf('.', method - 1);
    return end < 0 ? ListedTest.of(id, 0, 0) : ListedTest.of(id, end, end + 1);
  }

  // The names of a package, then the package.
  private static List<ListedTest> packages(List<String> lines) {
    List<ListedTest> tests = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String line : lines) {
      var end = GO_PACKAGE.matcher(line);
      if (end.matches()) {
        names.forEach(name -> tests.add(named(end.group(1) + "::" + name, "::")));
        names.clear();
      } else if (GO_TEST.matcher(line).matches()) {
        names.add(line);
      }
    }
    return tests;
  }
}
