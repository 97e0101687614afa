/**
 * A goal as one page of HTML that needs nothing but itself: no script, no network, light and dark.
 *
 * <p>Pure: {@link dev.omk.report.ReportPage} is given a {@link dev.omk.report.Report} and gives
 * text. Depends on {@code goal} and the rooms of its parts, {@code text} and {@code time}.
 * Everything that goals, agents and gates said goes through {@link dev.omk.report.Html}, the one
 * place that escapes; styles are classes of one style sheet, which the page's own policy names by
 * its hash, so that nothing that was smuggled in is applied, loaded or run.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.report;
