/**
 * Reading goals: lists, reports, differences, and the check and export of proofs.
 *
 * <p>Changes nothing of a goal but projections that have to be rebuilt. {@link
 * dev.omk.control.read.GoalReader} believes a projection that vouches for itself and reads the
 * journal otherwise; {@link dev.omk.control.read.ProofCheck} believes the journal only. Of {@code
 * control} it knows {@code workspace}, {@code tree} and {@code project}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.control.read;
