/**
 * The git program, called so that nothing the repository brings is ever run by our own reads.
 *
 * <p>Invariants: every call has a purpose, a timeout and an output bound; a call that fails or
 * whose output does not fit is an error, never an empty answer. Hooks, fsmonitor, replace refs,
 * pagers, prompts, lazy fetches and transports are off; no {@code GIT_*} variable of the caller's
 * leaks in, except those that say where configuration is. Paths are bytes: {@link
 * dev.omk.git.GitPath} maps them to strings and back without loss. {@link
 * dev.omk.git.Git#asTheUser} alone is the git of the user, for what is sent somewhere. Depends on
 * {@code process} and {@code error}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.git;
