/**
 * Path patterns, as {@code gates.toml}, {@code config.toml} and the command line know them: which
 * paths they match, and which files they mean.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.glob;
