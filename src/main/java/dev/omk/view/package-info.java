/**
 * A goal at work as a few lines of text: what a terminal shows while a controller works, and what
 * {@code watch} shows of the journal alone.
 *
 * <p>Pure: {@link dev.omk.view.Picture} in, lines out; whoever shows them knows the terminal.
 * Depends on {@code goal}, {@code gate}, {@code proof}, {@code task}, {@code text} and {@code
 * time}. No line is as wide as it may be, no foreign text reaches one raw, and there are never more
 * lines than asked for.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.view;
