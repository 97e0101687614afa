/**
 * What test runners and linters wrote: JUnit XML and SARIF files, and plain output.
 *
 * <p>Everything read here is hostile input: it is bounded in size, depth and number, XML has no
 * document type and no entities, and nothing is looked up outside the file. A report that breaks a
 * rule is an {@link dev.omk.gate.report.UnreadableReportException}, never an empty result. Depends
 * on {@code gate}, {@code json} and {@code text}; needs the Java module {@code java.xml} at run
 * time, which is loaded when the first XML report is read.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.gate.report;
