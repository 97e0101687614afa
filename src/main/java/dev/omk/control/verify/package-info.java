/**
 * What shows that the work is right: gates on base and candidate, and comparisons of the two.
 *
 * <p>{@link dev.omk.control.verify.VerifyStep} and {@link dev.omk.control.verify.CompareStep} are
 * the steps of a goal, {@link dev.omk.control.verify.TreeCheck} runs gates without one. The base
 * and the last verification never use a pass of earlier. Of {@code control} it knows {@code
 * session}, what that knows, and what {@code turn} watches in a clean checkout.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.control.verify;
