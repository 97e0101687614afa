package dev.omk.gate.report;

import dev.omk.gate.TestResult;
import dev.omk.gate.TestResult.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Gathers test cases from the elements of one report. Keeps little of long texts. */
final class JUnitCases {
  private static final int MAX_ID = 1000;
  private static final int MAX_TEXT = 16 * 1024;

  /** Statuses of producers that name tests which did not run (GoogleTest and its like). */
  private static final Set<String> NOT_RUN = Set.of("notrun", "disabled", "skipped", "ignored");

  /** What the producers of Go say of every failure: what happened stands in its text. */
  private static final Set<String> NO_MESSAGE = Set.of("", "Failed", "Build error");

  /** What pytest says of a file that it could not load; why stands in its text. */
  private static final String COLLECTION = "collection failure";

  private static final Pattern VALUE =
      Pattern.compile(
          "(?:Expected|Received|left|right|expected|actual|got|want) ?(?::|=) .{1,2000}");

  private static final int MAX_VALUE = 120;

  private static final Pattern RAISED = Pattern.compile("E {1,5}(\\w[\\w.]*: .+)");

  private static final Pattern GO_NOISE =
      Pattern.compile("(?:=== (?:RUN|PAUSE|CONT|NAME)|--- (?:FAIL|SKIP)|FAIL\\b).*");

  private static final Pattern GO_PLACE = Pattern.compile("[\\w./-]+\\.go:\\d+(?::\\d+)?: (.+)");

  private final List<TestResult> results = new ArrayList<>();
  private final Deque<String> suites = new ArrayDeque<>();
  private final UncountedCases uncounted = new UncountedCases();
  private final StringBuilder text = new StringBuilder();
  private @Nullable OpenCase open;
  private boolean inVerdict;
  private int failuresCounted;
  private boolean failureTold;

  /** The case whose element is not closed yet. */
  private static final class OpenCase {
    final String owner;
    final String id;
    final String file;
    final int line;
    final boolean ofSuite;
    boolean noTime;
    boolean todo;
    Status status;
    String message = "";
    String detail = "";

    OpenCase(String owner, String id, String file, int line, Status status, boolean ofSuite) {
      this.owner = owner;
      this.ofSuite = ofSuite;
      this.id = id;
      this.file = file;
      this.line = line;
      this.status = status;
    }
  }

  int count() {
    return results.size();
  }

  List<TestResult> results() {
    return results;
  }

  /**
   * Checks that of the failures which its suites count at least one is there. Not each: a test may
   * fail twice, and one that failed and passed when it was run again may be counted, too.
   */
  void requireNoFailureUntold() throws UnreadableReportException {
    if (failuresCounted > 0 && !failureTold) {
      throw new UnreadableReportException(
          "it counts " + failuresCounted + " failed and lists none");
    }
  }

  void start(XMLStreamReader reader) {
    switch (reader.getLocalName()) {
      case "testsuite", "testsuites" -> {
        suites.push(attribute(reader, "name"));
        int counted =
            Math.max(number(attribute(reader, "failures")), number(attribute(reader, "errors")));
        failuresCounted = Math.max(failuresCounted, counted);
        uncounted.begin(reader.getAttributeValue(null, "tests"));
      }
      case "testcase" -> open = newCase(reader);
      case "failure", "error" -> {
        failureTold = true;
        verdict(reader, Status.FAILED);
      }
      case "skipped" -> verdict(reader, Status.SKIPPED);
      default -> {
        // properties, system-out and what single producers add
      }
    }
  }

  void text(XMLStreamReader reader) {
    int room = MAX_TEXT - text.length();
    if (inVerdict && room > 0) {
      int length = Math.min(room, reader.getTextLength());
      text.append(reader.getTextCharacters(), reader.getTextStart(), length);
    }
  }

  void end(String element) {
    switch (element) {
      case "testsuite", "testsuites" -> {
        suites.pop();
        uncounted.end(results);
      }
      case "testcase" -> close();
      case "failure", "error", "skipped" -> endVerdict();
      default -> {
        // see start
      }
    }
  }

  private OpenCase newCase(XMLStreamReader reader) {
    String className = attribute(reader, "classname");
    String owner = className.isEmpty() ? suite() : className;
    String name = attribute(reader, "name");
    String id = owner.isEmpty() ? name : owner + "::" + name;
    Status status =
        NOT_RUN.contains(attribute(reader, "status").toLowerCase(Locale.ROOT))
            ? Status.SKIPPED
            : Status.PASSED;
    OpenCase found =
        new OpenCase(
            owner,
            bounded(id, MAX_ID),
            file(reader),
            number(attribute(reader, "line")),
            status,
            false);
    found.noTime = attribute(reader, "time").equals("0");
    return found;
  }

  private String suite() {
    String suite = suites.peek();
    return suite == null ? "" : suite;
  }

  /**
   * A verdict outside a test case is one of its suite: something broke beside the tests. One that
   * is still to be done ({@code node --test}) may fail: that is known, and shows nothing.
   */
  private void verdict(XMLStreamReader reader, Status status) {
    OpenCase current = open;
    if (current == null) {
      current =
          new OpenCase("", bounded(suite() + "::(suite)", MAX_ID), "", 0, Status.PASSED, true);
      open = current;
    }
    boolean todo = status == Status.SKIPPED && attribute(reader, "type").equals("todo");
    if (todo || (current.status != Status.FAILED && !current.todo)) {
      current.todo |= todo;
      current.status = status;
      current.message = attribute(reader, "message");
    }
    inVerdict = true;
    text.setLength(0);
  }

  private void endVerdict() {
    inVerdict = false;
    OpenCase current = open;
    if (current != null) {
      if (current.detail.isEmpty()) {
        current.detail = text.toString();
      }
      if (current.ofSuite) {
        close();
      }
    }
    text.setLength(0);
  }

  private void close() {
    OpenCase done = open;
    open = null;
    if (done == null) {
      return;
    }
    FailurePlace place = FailurePlace.of(done.owner, done.file, done.line, done.detail);
    results.add(new TestResult(done.id, done.status, message(done), place.file(), place.line()));
    if (!done.ofSuite) {
      uncounted.add(done.noTime && done.status == Status.PASSED, results.size() - 1);
    }
  }

  private static String message(OpenCase done) {
    if (done.message.strip().equals(COLLECTION)) {
      return firstLine(COLLECTION + ": " + raised(done.detail));
    }
    boolean none = NO_MESSAGE.contains(done.message.strip());
    String told =
        (none ? done.detail : done.message)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !GO_NOISE.matcher(line).matches())
            .findFirst()
            .orElse(done.message);
    Matcher place = GO_PLACE.matcher(told);
    return firstLine(
        (place.matches() ? place.group(1) : told)
            + (done.status == Status.FAILED ? values(told, done) : ""));
  }

  /** What was compared, which Jest, Rust and others tell on lines of their own. */
  private static String values(String told, OpenCase done) {
    return (done.message + "\n" + done.detail)
        .lines()
        .map(line -> line.strip().replaceFirst(",$", "")) // Node lists them as fields.
        .filter(line -> VALUE.matcher(line).matches() && !told.contains(line))
        .distinct()
        .limit(2)
        .map(line -> "; " + bounded(line, MAX_VALUE))
        .collect(Collectors.joining());
  }

  /** What pytest marks as raised, of which the last line names it. */
  private static String raised(String detail) {
    return detail
        .lines()
        .map(RAISED::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .reduce((first, later) -> later)
        .orElse("see the log");
  }

  private static String file(XMLStreamReader reader) {
    String file = attribute(reader, "file");
    return file.isEmpty() ? attribute(reader, "filepath") : file;
  }

  private static String attribute(XMLStreamReader reader, String name) {
    String value = reader.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private static int number(String digits) {
    return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
  }

  static String firstLine(String text) {
    String line = text.strip().lines().findFirst().orElse("").strip();
    return bounded(line, 500);
  }

  private static String bounded(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max);
  }
}
