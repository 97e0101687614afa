/**
 * Confining what agents and gates can reach, with bubblewrap
 * (https://github.com/containers/bubblewrap).
 *
 * <p>A confined program sees the whole file system read-only; writable are the work tree, private
 * temporary folders, the caches of build tools, and what the user names. The repository, {@code
 * .omk} and the user's other files cannot be changed, the state directory and omk's key are not
 * there, and when the program ends everything below it ends with it, for it is the first process of
 * a namespace of its own.
 *
 * <p>{@link dev.omk.sandbox.Bubblewrap} finds and tries the program, {@link
 * dev.omk.sandbox.Enclosure} says what may be reached, and the two make a {@link
 * dev.omk.process.Confinement}. Nothing here decides whether a sandbox is wanted: that is for
 * {@code control}. Depends on {@code process}, {@code error} and {@code text}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.sandbox;
