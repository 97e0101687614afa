package dev.omk.gate.report;

import dev.omk.gate.TestResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads JUnit XML of any common producer (Surefire, Gradle, pytest, jest-junit, go-junit-report,
 * cargo-nextest): {@code testcase} elements at any depth below {@code testsuite} or {@code
 * testsuites}, with {@code failure}, {@code error} and {@code skipped} in them.
 */
public final class JUnitReport {
  /** The deepest nesting of elements that is read. */
  public static final int MAX_DEPTH = 100;

  /** The most tests that one report may name. */
  public static final int MAX_TESTS = 500_000;

  private JUnitReport() {}

  /**
   * The tests in the order of the report; files are as the report names them. An id is {@code
   * classname::name}, or {@code suite::name} without a class, or the bare name; ids may repeat, see
   * {@link TestIds}.
   *
   * @throws UnreadableReportException if it is not well-formed, has a document type or entities, is
   *     nested too deeply, names too many tests, counts failures and lists none, or is no JUnit XML
   *     at all
   */
  public static List<TestResult> read(InputStream xml)
      throws UnreadableReportException, IOException {
    try {
      XMLStreamReader reader = newFactory().createXMLStreamReader(xml);
      try {
        return read(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw malformed(e);
    }
  }

  private static List<TestResult> read(XMLStreamReader reader)
      throws XMLStreamException, UnreadableReportException {
    JUnitCases cases = new JUnitCases();
    int depth = 0;
    while (reader.hasNext()) {
      switch (next(reader)) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new UnreadableReportException("it has a DOCTYPE or an entity");
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > MAX_DEPTH) {
            throw new UnreadableReportException("nested more than " + MAX_DEPTH + " deep");
          }
          checkRoot(depth, reader.getLocalName());
          cases.start(reader);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          cases.end(reader.getLocalName());
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> cases.text(reader);
        default -> {
          // comments, blanks and processing instructions say nothing about tests
        }
      }
      if (cases.count() > MAX_TESTS) {
        throw new UnreadableReportException("it names more than " + MAX_TESTS + " tests");
      }
    }
    cases.requireNoFailureUntold();
    return cases.results();
  }

  // The platform's parser answers some texts with a defect of its own instead of an error.
  private static int next(XMLStreamReader reader)
      throws XMLStreamException, UnreadableReportException {
    try {
      return reader.next();
    } catch (RuntimeException e) {
      throw new UnreadableReportException("not well-formed XML: the parser gave up on it");
    }
  }

  private static void checkRoot(int depth, String element) throws UnreadableReportException {
    if (depth == 1 && !element.equals("testsuites") && !element.equals("testsuite")) {
      throw new UnreadableReportException("its root is <" + element + ">, not JUnit XML");
    }
  }

  /** The platform's own parser, whatever else is on the class path, with everything outside off. */
  private static XMLInputFactory newFactory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty("jdk.xml.maxElementDepth", String.valueOf(2 * MAX_DEPTH)); // ours rules
    factory.setXMLResolver(
        (publicId, systemId, baseUri, namespace) -> {
          throw new XMLStreamException("nothing outside the report is read");
        });
    return factory;
  }

  private static UnreadableReportException malformed(XMLStreamException e) {
    String message = e.getMessage() == null ? "not well-formed" : e.getMessage();
    int detail = message.indexOf("Message: ");
    String place = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNumber() + ": ";
    return new UnreadableReportException(
        "not well-formed XML: "
            + place
            + (detail < 0 ? message : message.substring(detail + "Message: ".length())));
  }
}
