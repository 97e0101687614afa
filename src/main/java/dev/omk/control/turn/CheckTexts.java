package dev.omk.control.turn;

import dev.omk.control.session.GoalSession;
import dev.omk.control.tree.TreeTexts;
import dev.omk.gate.GateSpec;
import dev.omk.scope.LooserTypes;
import dev.omk.scope.SetByChecks;
import dev.omk.scope.SharedInput;
import dev.omk.scope.Silenced;
import dev.omk.worktree.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The words of the checks as the base has them, read when a rule asks for them. */
final class CheckTexts {
  private static final List<String> SETTINGS =
      List.of(
          "pytest.ini",
          ".pytest.ini",
          "pyproject.toml",
          "setup.cfg",
          "tox.ini",
          "conftest.py",
          "noxfile.py");
  private static final List<String> TASKS =
      List.of(
          "Makefile",
          "GNUmakefile",
          "makefile",
          "package.json",
          "tox.ini",
          "noxfile.py",
          "justfile",
          "Taskfile.yml",
          ".pre-commit-config.yaml",
          "Rakefile",
          "composer.json");

  private final GoalSession session;
  private final Subject base;
  private final Map<String, Optional<String>> texts = new HashMap<>();
  private Optional<SetByChecks> names = Optional.empty();

  /** Known once they were asked for: then no further file has to be read for them. */
  private Optional<Boolean> sharedInput = Optional.empty();

  private Optional<Silenced> silenced = Optional.empty();

  CheckTexts(GoalSession session, Subject base) {
    this.session = session;
    this.base = base;
  }

  /** Of the scripts that gates rest on. */
  List<String> scripts() {
    return session.goal().pins().gateFiles().stream().flatMap(this::text).toList();
  }

  /** Of the gates' commands and of every script that has a part in them. */
  List<String> all() {
    List<String> texts = new ArrayList<>(commands());
    texts.addAll(scripts());
    session.goal().pins().watched().stream()
        .filter(path -> path.indexOf('*') < 0 && path.matches("[^.]*|.*\\.(sh|bash|py|mk)"))
        .flatMap(this::text)
        .forEach(texts::add);
    return texts;
  }

  /** In which tools are named. */
  List<String> tools() {
    List<String> texts = new ArrayList<>(commands());
    texts.addAll(scripts());
    TASKS.stream().filter(this::isStarted).flatMap(this::text).forEach(texts::add);
    return texts;
  }

  /** Whether a check shares its input with what it starts. */
  boolean shareInput() {
    boolean shared = sharedInput.orElseGet(() -> SharedInput.isSharedBy(all()));
    sharedInput = Optional.of(shared);
    return shared;
  }

  /** The same, but yes for as long as nobody had reason to look. */
  boolean mayShareInput() {
    return sharedInput.orElse(true);
  }

  /** What of the words in a text the tools of the gates listen to. */
  Silenced silencedBy(String text) {
    if (silenced.isEmpty() && Silenced.mayBeIn(text)) {
      silenced = Optional.of(Silenced.by(tools()));
    }
    return silenced.orElseGet(Silenced::nothing);
  }

  /** Whether a tool among them checks the types of a file. */
  boolean checkTypes(String path) {
    return LooserTypes.checked(path, tools());
  }

  /** What they set for what they run. */
  SetByChecks names() {
    if (names.isEmpty()) {
      List<String> texts = new ArrayList<>(all());
      texts.addAll(tools());
      names = Optional.of(SetByChecks.of(texts));
    }
    return names.get();
  }

  /** Whether a gate runs the examples in a file as tests. */
  boolean runExamples(String path) {
    String words = String.join(" ", commands()).toLowerCase(Locale.ROOT);
    if (path.endsWith(".rs")) {
      return words.contains("cargo") || named(all(), "cargo");
    }
    if (path.matches(".*\\.exs?")) {
      return words.contains("mix") || named(all(), "mix");
    }
    return named(all(), "doctest")
        || named(tools(), "doctest")
        || named(SETTINGS.stream().flatMap(this::text).toList(), "doctest")
        || session.goal().pins().watched().stream().anyMatch(other -> other.contains("doctest"));
  }

  private static boolean named(List<String> texts, String word) {
    return texts.stream().anyMatch(text -> text.contains(word));
  }

  // A makefile says something only where a gate runs make.
  private boolean isStarted(String tasks) {
    String words = String.join(" ", commands());
    return switch (tasks.toLowerCase(Locale.ROOT)) {
      case "makefile", "gnumakefile" -> words.contains("make");
      case "package.json" -> words.matches("(?s).*\\b(npm|npx|yarn|pnpm|bun)\\b.*");
      case "tox.ini" -> words.contains("tox");
      case "noxfile.py" -> words.contains("nox");
      case "justfile" -> words.contains("just");
      case "taskfile.yml" -> words.contains("task");
      case ".pre-commit-config.yaml" -> words.contains("pre-commit");
      case "rakefile" -> words.contains("rake");
      default -> words.contains("composer");
    };
  }

  private List<String> commands() {
    return GateSpec.shown(session.goal().gates()).stream().map(GateSpec::commandLine).toList();
  }

  private Stream<String> text(String path) {
    return texts.computeIfAbsent(path, one -> TreeTexts.text(session.tree(), base, one)).stream();
  }
}
