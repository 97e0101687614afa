package dev.omk.gate.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.gate.TestResult;
import dev.omk.gate.TestResult.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The failures that unittest tells before it counts: each a heading, {@code FAIL: test_add
 * (tests.test_calc.CalcTest.test_add)}, with the class alone before Python 3.11, and a traceback.
 * Fed line by line; keeps a bounded number.
 */
final class UnittestFailures {
  private static final int MAX_FAILURES = 2000;
  private static final int MAX_LINES = 300;
  private static final int MAX_ID = 500;

  // What stands behind the parenthesis tells a part of a test, which has no name of its own.
  private static final Pattern HEADING =
      Pattern.compile("^(?:FAIL|ERROR|UNEXPECTED SUCCESS): (\\w\\S*) \\(([\\w.<>]+)\\)");

  private static final Pattern FRAME =
      Pattern.compile("^\\s*File \"([^\"]+)\", line (\\d{1,9}), in (\\S+)");

  private final Map<String, TestResult> failed = new LinkedHashMap<>();
  private int told;
  private String id = "";
  private String method = "";
  private int lines;
  private FailurePlace place = FailurePlace.none();
  private boolean inTest;
  private boolean messageFollows;

  /** Whether the next line belongs to a failure. */
  boolean reading() {
    return !id.isEmpty();
  }

  void line(String line) {
    if (line.startsWith("=====") || line.startsWith("Ran ") || ++lines > MAX_LINES) {
      id = "";
    }
    boolean mayBegin =
        line.startsWith("FAIL: ")
            || line.startsWith("ERROR: ")
            || line.startsWith("UNEXPECTED SUCCESS: ");
    Matcher heading = mayBegin ? HEADING.matcher(line) : null;
    if (heading != null && heading.find()) {
      begin(heading.group(1), heading.group(2));
    } else if (reading()) {
      inside(line);
    }
  }

  private void begin(String name, String owner) {
    told++;
    lines = 0;
    inTest = false;
    messageFollows = false;
    place = FailurePlace.none();
    method = name;
    String whole = owner.endsWith("." + name) ? owner : owner + "." + name;
    boolean room = failed.size() < MAX_FAILURES && whole.length() <= MAX_ID;
    id = room && !failed.containsKey(whole) ? whole : "";
    if (reading()) {
      put("");
    }
  }

  /** Of a traceback the frame of the test itself is wanted, else the last. */
  private void inside(String line) {
    Matcher frame = FRAME.matcher(line);
    if (frame.find()) {
      messageFollows = true;
      boolean own = frame.group(3).equals(method);
      if (own || !inTest) {
        place = FailurePlace.safe(frame.group(1), Integer.parseInt(frame.group(2)));
        inTest = own;
      }
    } else if (messageFollows && !line.isBlank() && isMessage(line)) {
      messageFollows = false; // Further lines show values, which may look like one.
      put(JUnitCases.firstLine(line));
    }
  }

  // The line behind the frames. That of an error which was the reason of another one comes first.
  private static boolean isMessage(String line) {
    return !Character.isWhitespace(line.charAt(0))
        && !line.startsWith("Traceback ")
        && !line.startsWith("The above exception ")
        && !line.startsWith("During handling of ")
        && line.matches("[\\w.]+(?:: .*)?");
  }

  private void put(String message) {
    failed.put(
        id,
        new TestResult(
            TestResult.UNITTEST + " " + id, Status.FAILED, message, place.file(), place.line()));
  }

  /** How many headings there were: a test that fails in parts has one for each. */
  int told() {
    return Math.max(told, failed.size());
  }

  /** The tests that failed, in their order. */
  List<TestResult> failed() {
    return List.copyOf(failed.values());
  }
}
