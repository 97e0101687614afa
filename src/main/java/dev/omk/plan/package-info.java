/**
 * Turning a text into something that can be judged: the kind of goal, what will count as evidence,
 * the tasks, and the documents a person reads.
 *
 * <p>Pure: it is given the text, the gates, the paths of the repository and a way to read them.
 * Depends on {@code task}, {@code gate}, {@code json}, {@code text} and {@code error}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.plan;
