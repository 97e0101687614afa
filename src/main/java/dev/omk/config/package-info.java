/**
 * The user's configuration: {@code .omk/config.toml} over {@code $XDG_CONFIG_HOME/omk/config.toml}.
 *
 * <p>A file is read whole or refused with a position: an unknown key, a wrong type or a bad value
 * is never skipped. What was read can be written as one canonical text, which a goal keeps and
 * reads back, so that a later edit changes nothing for it. Depends on {@code digest}, {@code
 * error}, {@code text}, {@code time} and {@code toml}, and for the names of rules and the formats
 * of globs on {@code review} and {@code scope}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.config;
