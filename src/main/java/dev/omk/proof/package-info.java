/**
 * When a goal is ready, and what shows it.
 *
 * <p>Pure: {@link dev.omk.proof.Readiness} looks at a {@code Goal} and at what is true of the work
 * tree right now, and gives one {@link dev.omk.proof.Claim} a rule. Nothing else in omk decides
 * whether a goal is ready. Depends on {@code goal}, {@code plan}, {@code gate}, {@code task},
 * {@code scope} and {@code text}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.proof;
