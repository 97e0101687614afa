/**
 * The command line: the only place that prints or exits.
 *
 * <p>{@link dev.omk.cli.Main} finds out which command is meant, builds that one alone, and prints
 * what it answers. A command declares its flags, reads its values (all of them, before anything is
 * written or started), calls one thing of {@code control} and renders. Failures become a line and
 * an exit code in one place. May depend on every room that commands call; no room depends on it.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.cli;
