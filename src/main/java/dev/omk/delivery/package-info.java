/**
 * What leaves this machine: the text of a pull request, the commit that carries it, the push, and
 * the forge that merges it.
 *
 * <p>The text is pure: the same evidence gives the same words, within the forge's limits. {@link
 * dev.omk.delivery.Forge} is the port; {@link dev.omk.delivery.GitHub} talks through the {@code gh}
 * program, so no token is ever in this process. Nothing here decides whether something may be done,
 * or remembers that it was: that is the controller's, which says in the journal what it means
 * before each act. Depends on {@code git}, {@code process}, {@code gate}, {@code json}, {@code
 * text}, {@code time} and {@code error}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.delivery;
