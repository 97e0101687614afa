package dev.omk.cli.render;

import dev.omk.control.verify.GateCheck;
import dev.omk.gate.GateOutcome;
import dev.omk.gate.GateResult;
import dev.omk.gate.TestResult;
import dev.omk.text.Harmless;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A run of gates as JUnit XML, as Surefire writes it and CI servers read it: a suite a gate. The
 * gate itself is a test case of its suite, so that one without a report is seen as well, then come
 * the tests that its reports name.
 */
public final class JUnitXml {
  private static final String GATE = "gate";
  private static final String UNDECIDED = "failed, and decides nothing: ";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private JUnitXml() throws XMLStreamException {
    xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
  }

  /** The document. */
  public static String of(GateCheck check) {
    try {
      JUnitXml document = new JUnitXml();
      document.write(check);
      return document.text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
  }

  private void write(GateCheck check) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    newLine();
    xml.writeStartElement("testsuites");
    attribute("name", "omk goal verify");
    attribute("time", seconds(check.elapsed()));
    newLine();
    for (GateResult result : check.results()) {
      suite(result);
    }
    xml.writeEndElement();
    newLine();
    xml.writeEndDocument();
    xml.flush();
  }

  private void suite(GateResult result) throws XMLStreamException {
    List<TestResult> tests = result.tests();
    TestCounts counts = TestCounts.of(tests);
    boolean decides = result.required();
    boolean skipped = !result.passed() && isSkipped(result);
    boolean errored = !skipped && result.outcome() instanceof GateOutcome.Errored;
    boolean failed = !result.passed() && !skipped && !errored;
    long failures = decides ? counts.failed() : 0;
    long left = counts.skipped() + counts.failed() - failures;
    xml.writeStartElement("testsuite");
    attribute("name", result.gate());
    attribute("tests", Long.toString(counts.all() + 1));
    attribute("failures", Long.toString(failures + (failed ? 1 : 0)));
    attribute("errors", errored ? "1" : "0");
    attribute("skipped", Long.toString(left + (skipped ? 1 : 0)));
    attribute("time", seconds(result.duration()));
    attribute("timestamp", result.startedAt().toString());
    newLine();
    gateItself(result);
    for (TestResult test : tests) {
      test(result, test);
    }
    xml.writeEndElement();
    newLine();
  }

  // Servers know no failure that decides nothing: they would call the build broken.
  private static boolean isSkipped(GateResult result) {
    return result.outcome() instanceof GateOutcome.Skipped || !result.required();
  }

  private void gateItself(GateResult result) throws XMLStreamException {
    startCase(GATE, result.gate());
    attribute("time", seconds(result.duration()));
    if (!result.passed() && isSkipped(result)) {
      verdict("skipped", (result.required() ? "" : UNDECIDED) + result.outcome().reason(), "");
    } else {
      verdict(result);
    }
    xml.writeEndElement();
    newLine();
  }

  private void verdict(GateResult result) throws XMLStreamException {
    switch (result.outcome()) {
      case GateOutcome.Passed p -> {}
      case GateOutcome.Cached c -> {}
      case GateOutcome.Skipped s -> verdict("skipped", s.reason(), "");
      case GateOutcome.Errored e -> verdict("error", e.reason(), "");
      case GateOutcome.Failed f -> verdict("failure", f.reason(), result.excerpt());
      case GateOutcome.TimedOut t ->
          verdict("failure", result.outcome().reason(), result.excerpt());
      // Surefire's element for a test that passed when it was run again.
      case GateOutcome.Flaky f ->
          verdict(f.passedAtLast() ? "flakyFailure" : "failure", f.reason(), result.excerpt());
    }
  }

  private void test(GateResult gate, TestResult test) throws XMLStreamException {
    int parameters = test.id().indexOf('[');
    String name = parameters < 0 ? test.id() : test.id().substring(0, parameters);
    int separator = name.lastIndexOf("::");
    String owner = separator < 0 ? gate.gate() : test.id().substring(0, separator);
    startCase(owner, separator < 0 ? test.id() : test.id().substring(separator + 2));
    if (!test.file().isEmpty()) {
      attribute("file", test.file());
    }
    if (test.line() > 0) {
      attribute("line", Integer.toString(test.line()));
    }
    switch (test.status()) {
      case PASSED -> {}
      case FAILED -> {
        String message = test.message();
        if (gate.required()) {
          verdict("failure", message, "");
        } else {
          verdict("skipped", UNDECIDED + message, "");
        }
      }
      case SKIPPED -> verdict("skipped", test.message(), "");
    }
    xml.writeEndElement();
    newLine();
  }

  private void startCase(String className, String name) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("classname", className);
    attribute("name", name);
  }

  private void verdict(String element, String message, String detail) throws XMLStreamException {
    xml.writeStartElement(element);
    attribute("message", message);
    xml.writeCharacters(Harmless.block(detail));
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, Harmless.oneLine(value));
  }

  private void newLine() throws XMLStreamException {
    xml.writeCharacters("\n");
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
  }
}
