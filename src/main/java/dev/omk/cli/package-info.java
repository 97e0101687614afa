/** The command line: the only place that prints or exits. */
@org.jspecify.annotations.NullMarked
package dev.omk.cli;
