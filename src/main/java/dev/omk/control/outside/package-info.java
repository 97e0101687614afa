/**
 * What lies outside of a work tree and decides what its gates say: settings in the home, the caches
 * of package tools, files that a change names. It is compared around a turn and never put back, for
 * the user works there too. Of {@code control} it knows {@code session} and what that knows.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.control.outside;
