/**
 * A turn of an agent: what it is told, what is watched around it, and how its work is judged.
 *
 * <p>{@link dev.omk.control.turn.Turns} takes one between two snapshots; what it did to the
 * repository or the home is undone where that can be. {@link dev.omk.control.turn.Judging} judges
 * the difference between base and tree. {@link dev.omk.control.turn.Workbench} is where a turn is
 * taken: the goal's tree, or that of a slice. Of {@code control} it knows {@code session} and what
 * that knows.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.control.turn;
