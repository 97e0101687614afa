/**
 * Turning a text into something that can be judged: the kind of goal, what will count as evidence,
 * the tasks, and the documents a person reads.
 *
 * <p>Pure: it is given the text, the gates and a list of facts about the repository. Depends on
 * {@code task}, {@code gate} and {@code error}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.plan;
