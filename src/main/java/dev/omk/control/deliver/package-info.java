/**
 * Delivering what was proven: a commit, its push, one pull request, and its merge.
 *
 * <p>{@link dev.omk.control.deliver.DeliverStep}, {@link dev.omk.control.deliver.LoopDelivery} and
 * {@link dev.omk.control.deliver.MergeStep} record an intent before each act; one without its
 * outcome is settled by asking git or the forge before anything else is done. Of {@code control} it
 * knows {@code session} and what that knows, and nothing of turns or gates.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.control.deliver;
