package dev.omk.gate.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.gate.GateFinding;
import dev.omk.gate.GateFinding.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Places that plain output names, as compilers, linters and test runners print them. Paths are as
 * they were printed: whether there is such a file is for others to say.
 */
public final class OutputPlaces {
  private static final int MAX_MESSAGE = 500;
  private static final String PATH = "((?:[A-Za-z]:)?[^\\s:()\\[\\]\"']+)";

  /**
   * gcc, clang, go, mypy, ruff, flake8, shellcheck, pytest: {@code path:line[:column]: message}.
   */
  private static final Pattern COLON =
      Pattern.compile("^\\s*" + PATH + ":(\\d{1,9}):(?:\\d+:)?\\s+(.+)$");

  /** javac under Maven. */
  private static final Pattern MAVEN =
      Pattern.compile("^\\[(?:ERROR|WARNING)\\] " + PATH + ":\\[(\\d{1,9})(?:,\\d+)?\\] (.+)$");

  /** tsc, MSBuild. */
  private static final Pattern PARENTHESES =
      Pattern.compile("^\\s*" + PATH + "\\((\\d{1,9})(?:,\\d+)*\\): (.+)$");

  /** rustc: the place stands below the message. */
  private static final Pattern ARROW = Pattern.compile("^\\s*--> " + PATH + ":(\\d{1,9}):\\d+");

  private static final Pattern PANIC =
      Pattern.compile("^thread '.*panicked at " + PATH + ":(\\d{1,9}):\\d+:?$");

  private static final Pattern TRACEBACK =
      Pattern.compile("^\\s*File \"([^\"]+)\", line (\\d{1,9})");

  /** ESLint's default format: a file, then its indented messages. */
  private static final Pattern STYLISH =
      Pattern.compile("^\\s+(\\d{1,9}):\\d+\\s+(error|warning)\\s+(.+)$");

  /** Node's TAP: the place stands among other things below the line that says what failed. */
  private static final Pattern TAP = Pattern.compile("^\\s+location: '(.+):(\\d{1,9}):\\d+'$");

  private static final Pattern NOT_OK = Pattern.compile("^\\s*not ok \\d+");

  /** glibc's assert(3): {@code program: file:line: function: Assertion `x' failed.} */
  private static final Pattern ASSERT =
      Pattern.compile("^[^\\s:]+: " + PATH + ":(\\d{1,9}): (.*Assertion .* failed\\.)");

  private final List<GateFinding> findings = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private String header = "";
  private String before = "";
  private String notOk = "";
  private final GoFailures go = new GoFailures();
  private Optional<GateFinding> waiting = Optional.empty();

  OutputPlaces() {}

  /** The places in the lines of a text, in their order; at most {@link GateFinding#MOST}. */
  public static List<GateFinding> of(String text) {
    OutputPlaces places = new OutputPlaces();
    places.block(text.lines().toList());
    return places.found();
  }

  /** Reads lines that belong together. */
  void block(List<String> lines) {
    if (findings.size() >= GateFinding.MOST || lines.isEmpty()) {
      return;
    }
    Optional<GateFinding> named =
        NamedFailure.of(lines, header).or(() -> TapFailure.of(lines)).or(() -> RustPanic.of(lines));
    if (named.isPresent()) {
      addNamed(named.get());
      return;
    }
    lines.forEach(this::line);
    flush("");
    go.begin().ifPresent(this::addNamed);
  }

  /** The places so far, in the order of the lines. */
  List<GateFinding> found() {
    return List.copyOf(findings.subList(0, Math.min(GateFinding.MOST, findings.size())));
  }

  private void line(String line) {
    boolean traceback = waiting.isPresent() && line.startsWith("  ");
    if (!traceback) {
      flush(line.strip());
    }
    if (!matchesPlace(line) && !line.isBlank()) {
      if (!Character.isWhitespace(line.charAt(0))) {
        header = line.strip();
      }
      before = line.strip();
      notOk = NOT_OK.matcher(line).find() ? before : notOk;
    }
  }

  private boolean matchesPlace(String line) {
    go.read(line).ifPresent(this::addNamed);
    Matcher traceback = TRACEBACK.matcher(line);
    if (traceback.find()) {
      // The last frame counts, and its message is the line that ends the block.
      waiting = Optional.of(finding(traceback.group(1), traceback.group(2), ""));
      return true;
    }
    Matcher panic = PANIC.matcher(line);
    if (panic.find()) {
      waiting = Optional.of(finding(panic.group(1), panic.group(2), ""));
      return true;
    }
    Matcher stylish = STYLISH.matcher(line);
    if (!header.isEmpty() && stylish.find()) {
      add(finding(header, stylish.group(1), stylish.group(2) + ": " + stylish.group(3)));
      return true;
    }
    return below(ARROW.matcher(line), before) || below(TAP.matcher(line), notOk) || beside(line);
  }

  private boolean below(Matcher matcher, String message) {
    boolean found = matcher.find();
    if (found) {
      add(finding(matcher.group(1), matcher.group(2), message));
    }
    return found;
  }

  private boolean beside(String line) {
    for (Pattern pattern : List.of(MAVEN, COLON, PARENTHESES, ASSERT)) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        boolean ofGo = matcher.group(1).endsWith(".go");
        String message = ofGo ? go.named(matcher.group(3)) : matcher.group(3);
        add(finding(matcher.group(1), matcher.group(2), message));
        return true;
      }
    }
    return false;
  }

  private void flush(String message) {
    waiting.ifPresent(
        place -> add(new GateFinding(place.level(), "", cut(message), place.file(), place.line())));
    waiting = Optional.empty();
  }

  private void add(GateFinding finding) {
    if (seen.add(finding.file() + ":" + finding.line() + finding.level())) {
      findings.add(finding);
    }
  }

  /** One that is told by its name: others may be at the same place, or at none. */
  private void addNamed(GateFinding finding) {
    if (seen.add(finding.text())) {
      findings.add(finding);
    }
  }

  private static GateFinding finding(String path, String line, String message) {
    return new GateFinding(level(message), "", cut(message.strip()), path, Integer.parseInt(line));
  }

  private static Level level(String message) {
    if (message.startsWith("warning")) {
      return Level.WARNING;
    }
    return message.startsWith("note:") ? Level.NOTE : Level.ERROR;
  }

  static String cut(String message) {
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE);
  }
}
